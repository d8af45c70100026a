"""Workbooks, slides, PDF, OFD, packed files and pictures about secrecy work."""

from tests.examination.corpus.making.archive import Member, zip_file
from tests.examination.corpus.making.compound import old_sheet_file, old_word_file
from tests.examination.corpus.making.opendocument import lines_xml, ofd_file, open_sheet, open_text
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.picture import jpeg, png, text_chunk, xmp_packet
from tests.examination.corpus.making.plain import letter, lines, paragraphs, rich_text, table_rows, web_page
from tests.examination.corpus.making.sheet import Rich, Sheet, sheet_file
from tests.examination.corpus.making.slides import Slide, slides_file
from tests.examination.corpus.making.word import text, word_file

from .case import harmless

TALK = "保守国家秘密，维护国家安全和利益。"
COUNTS = [["项目", "绝密级", "机密级", "秘密级"], ["产生国家秘密数", 0, 0, 0], ["解密数", 0, 10, 20]]


def book(*rows, **more):
    return lambda b: sheet_file(Sheet("统计表", [*rows, ["备注", b]], **more))


CASES = [
    harmless(
        "csv-reasons",
        "年报.csv",
        lambda b: table_rows([["不予公开理由", "件数"], ["属于国家秘密", "0"], ["涉及商业秘密", "10"], ["备注", b]]),
        "“秘密”的下一格是数字",
    ),
    harmless(
        "csv-books",
        "书单.csv",
        lambda b: table_rows([["书名", "册数"], ["秘密花园", "10"], ["绝密使命", "20"], ["备注", b]], "gbk"),
        "书名，GBK",
    ),
    harmless(
        "csv-levels",
        "统计.csv",
        lambda b: table_rows([["绝密", "机密", "秘密"], ["0", "0", "0"], [b]]),
        "三个密级并列作表头的统计表",
        border=True,
    ),
    harmless(
        "html-law",
        "宣传.html",
        lambda b: web_page(paragraphs(TALK, b), '<meta name="keywords" content="保密,国家秘密">', "保密宣传"),
        "网页",
    ),
    harmless(
        "html-quoted",
        "知识.html",
        lambda b: web_page(f"<p>国家秘密标志，如<q>机密★20年</q>，不得擅自更改。</p><p>{b}</p>"),
        "引用标记内的例子",
        border=True,
    ),
    harmless(
        "md-law",
        "学习笔记.md",
        lambda b: lines(
            "# 保密法学习笔记",
            "",
            "- **绝密**：最重要的国家秘密",
            "- **机密**：重要的国家秘密",
            "- **秘密**：一般的国家秘密",
            b,
        ),
        "一行一个密级的定义",
    ),
    harmless("rtf-law", "宣传.rtf", lambda b: rich_text(TALK, b, header="商业秘密保护手册"), "RTF"),
    harmless("rtf-gbk", "宣传.rtf", lambda b: rich_text(TALK, b, coding="gbk"), "RTF，GBK"),
    harmless("eml-law", "约稿.eml", lambda b: letter("保密宣传月约稿", lines(TALK, b)), "邮件"),
    harmless("utf16-law", "宣传.txt", lambda b: lines(TALK, b, coding="utf-16"), "UTF-16"),
    harmless("gbk-law", "宣传.txt", lambda b: lines("绝密级、机密级、秘密级分别是什么意思？", b, coding="gbk"), "GBK"),
    harmless("xlsx-counts", "统计表.xlsx", book(*COUNTS), "保密工作统计表，密级是列名"),
    harmless(
        "xlsx-reasons", "年报.xlsx", book(["1.属于国家秘密", 0], ["4.保护第三方合法权益（商业秘密）", 10]), "年报的项目"
    ),
    harmless("xlsx-rich", "书单.xlsx", book([Rich(("秘密", "花园")), "★★★★★"]), "富文本的书名，旁边是评分"),
    harmless(
        "xlsx-stars",
        "民宿评分.xlsx",
        book(["名称", "星级", "经营"], ["秘密花园", "★", "10年"]),
        "名称、星级、年数相邻成列",
    ),
    harmless(
        "xlsx-hidden",
        "统计表.xlsx",
        lambda b: sheet_file(Sheet("公开表", [[b]]), Sheet("说明", [["商业秘密不予公开"]], "hidden")),
        "隐藏工作表里的说明",
    ),
    harmless("xlsx-comment", "统计表.xlsx", book(["类别"], comment=("A1", "含国家秘密的不列入本表")), "批注"),
    harmless("xlsx-header", "统计表.xlsx", book(header_footer="&C保密工作统计表&R第 &P 页"), "打印页眉"),
    harmless(
        "xlsx-serials",
        "领用登记.xlsx",
        book(["份号", "领用单位"], ["000012", "青石镇"], ["000013", "柳湾镇"]),
        "份号登记，没有密级",
    ),
    harmless(
        "xlsx-name",
        "统计表.xlsx",
        lambda b: sheet_file(Sheet("国家秘密知识", [[TALK, b]]), names={"商业秘密": "'国家秘密知识'!$A$1"}),
        "工作表名与名称",
    ),
    harmless(
        "xls-law", "统计表.xls", lambda b: old_sheet_file([("统计表", 0, ["保密工作统计", "秘密级", b])]), "Excel 97"
    ),
    harmless("ods-law", "统计表.ods", lambda b: open_sheet([("统计表", True, [["商业秘密", "10"], [b]])]), "ODS"),
    harmless(
        "pptx-law",
        "保密课.pptx",
        lambda b: slides_file(Slide(["保密法宣讲", "绝密、机密、秘密三级", b], notes=["讲一讲商业秘密"])),
        "课件与备注",
    ),
    harmless(
        "pptx-title-slide",
        "保密课.pptx",
        lambda b: slides_file(Slide(["什么是国家秘密？", b]), Slide(["谢谢"], hidden=True)),
        "课件",
    ),
    harmless("pdf-law", "宣传.pdf", lambda b: Pdf([["保守国家秘密法", TALK, b]]).make(), "PDF"),
    harmless(
        "pdf-operators", "宣传.pdf", lambda b: Pdf([[tuple("商业秘密保护十年回顾"), b]]).make(), "一字一个绘字操作"
    ),
    harmless(
        "pdf-answer",
        "答复书.pdf",
        lambda b: Pdf([["政府信息公开申请答复书", "您申请的信息属于国家秘密，不予公开。", b]], style="array").make(),
        "答复书",
    ),
    harmless(
        "pdf-properties",
        "宣传.pdf",
        lambda b: Pdf([[TALK, b]], info={"Title": "保守国家秘密法", "Keywords": "国家秘密,商业秘密"}).make(),
        "属性",
    ),
    harmless(
        "pdf-annotation",
        "宣传.pdf",
        lambda b: Pdf([[TALK, b]], annotation="是否涉及商业秘密？请核", outline="第二章 国家秘密的范围和密级").make(),
        "注释与书签",
    ),
    harmless(
        "pdf-attachment",
        "宣传.pdf",
        lambda b: Pdf([[b]], attachment=("商业秘密清单（空表）.txt", lines("序号 名称"))).make(),
        "附件名",
    ),
    harmless("ofd-law", "宣传.ofd", lambda b: ofd_file([TALK, ("商业", "秘密"), b], title="保密宣传"), "OFD"),
    harmless(
        "odt-law",
        "宣传.odt",
        lambda b: open_text(lines_xml([TALK, b]), header=lines_xml(["保密教育"]), keyword="国家秘密"),
        "ODT",
    ),
    harmless(
        "doc-law",
        "宣传.doc",
        lambda b: old_word_file([TALK, "密级分为绝密、机密、秘密三级。", b], title="保密宣传"),
        "Word 97",
    ),
    harmless("wps-law", "宣传.wps", lambda b: old_word_file(["商业秘密保护指引", b]), "WPS 文字"),
    harmless(
        "jpg-law",
        "宣传画.jpg",
        lambda b: jpeg({0x010E: f"保密宣传画：严守国家秘密 {b}".encode()}, xmp_packet("国家秘密人人守")),
        "EXIF 与 XMP",
    ),
    harmless("png-law", "宣传画.png", lambda b: png(text_chunk(f"秘密花园活动海报 {b}")), "PNG 文字块"),
    harmless(
        "zip-law",
        "宣传包.zip",
        lambda b: zip_file([("保密法.txt", lines(TALK, b)), ("商业秘密.docx", word_file(text(TALK)))]),
        "zip 里的宣传材料",
    ),
    harmless(
        "zip-name-gbk",
        "宣传包.zip",
        lambda b: zip_file([Member("国家秘密知识.txt".encode("gbk"), lines(b))], "保密宣传月".encode("gbk")),
        "zip 里的文件名与注释，GBK",
    ),
    harmless(
        "zip-zip", "宣传包.zip", lambda b: zip_file([("1.zip", zip_file([("秘密花园.txt", lines(b))]))]), "zip 里的 zip"
    ),
    harmless("name-law", "保守国家秘密法宣传册.txt", lambda b: lines(b), "文件名"),
    harmless("name-garden", "秘密花园（10年纪念版）.docx", lambda b: word_file(text(b)), "文件名，后面有年数"),
    harmless("name-level", "机密级计算机清查情况统计.xlsx", book(["单位", "台数"]), "文件名说的是清查的对象"),
]
