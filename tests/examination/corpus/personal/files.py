"""Personal data in files: every place where a list or an old value stays behind."""

from functools import partial

from tests.examination.corpus.making import word
from tests.examination.corpus.making.archive import Member, zip_file
from tests.examination.corpus.making.compound import old_sheet_file, old_word_file
from tests.examination.corpus.making.numbers import id_number_ending, old_id_number
from tests.examination.corpus.making.opendocument import lines_xml, ofd_file, open_sheet, open_text
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.plain import letter, lines, rich_text, table_rows, web_page
from tests.examination.corpus.making.sheet import Rich, Sheet, number, sheet_file
from tests.examination.corpus.making.slides import Slide, slides_file
from tests.examination.corpus.making.word import part, run, runs, table, text, text_box, word_file

from .case import CARD, CARD_16, ID_A, ID_B, ID_C, MOBILE, MOBILE_B, found, personal

HEAD = ["姓名", "身份证号", "手机"]
ROWS = [HEAD, ["测试员甲", ID_A, MOBILE], ["测试员乙", ID_B, MOBILE_B]]
PLAIN = Sheet("公示表", [["姓名", "金额"], ["测试员甲", 500]])
BOTH = [found("id_number", ID_A, "名单!B2"), found("id_number", ID_B, "名单!B3"), found("mobile", MOBILE, "名单!C2")]
ZEROS = id_number_ending("000", "19800101")  # Excel keeps fifteen digits: only such a number survives as one
CACHE = (
    '<pivotCacheRecords xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><r>'
    f'<s v="测试员甲"/><s v="{ID_A}"/></r></pivotCacheRecords>'
)


def ident(place: str, value: str = ID_A):
    return found("id_number", value, place)


def docx(inner: str, **more):
    return lambda: word_file(inner, **more)


def noted(kind: str, inner: str):
    return lambda: word_file(text("公示名单"), [(kind, part(kind, inner))])


def changed(tag: str, inner: str) -> str:
    return word.paragraph(f'<w:{tag} w:id="3" w:author="测试员乙">{inner}</w:{tag}>')


WORDS = [
    personal("docx-body", "名单.docx", docx(text(f"测试员甲，{ID_A}")), ident("正文"), "Word 正文"),
    personal(
        "docx-table",
        "名单.docx",
        docx(table(ROWS)),
        [ident("表格"), ident("表格", ID_B), found("mobile", MOBILE, "表格")],
        "Word 表格",
    ),
    personal(
        "docx-runs",
        "名单.docx",
        docx(runs("身份证号：", ID_A[:6], ID_A[6:14], ID_A[14:])),
        ident("正文"),
        "号码拆在几个 run 里",
    ),
    personal("docx-run-each", "名单.docx", docx(runs(*ID_B)), ident("正文", ID_B), "一字一个 run"),
    personal("docx-cells", "申请表.docx", docx(table([["身份证号", *ID_A]])), ident("表格"), "一格一个数字的申请表"),
    personal(
        "docx-mobile-cells",
        "申请表.docx",
        docx(table([["手机", *MOBILE]])),
        found("mobile", MOBILE, "表格"),
        "一格一个数字的手机号",
    ),
    personal(
        "docx-box", "名单.docx", docx(text_box(text(f"卡号 {CARD}"))), found("bank_card", CARD, "文本框"), "文本框"
    ),
    personal(
        "docx-header", "名单.docx", noted("header", text(f"经办人 {MOBILE}")), found("mobile", MOBILE, "页眉"), "页眉"
    ),
    personal("docx-comment", "名单.docx", noted("comments", text(f"他的号码 {ID_A}，请核")), ident("批注"), "批注"),
    personal(
        "docx-footnote",
        "名单.docx",
        noted("footnotes", text(f"代领人测试员丁 {MOBILE_B}")),
        found("mobile", MOBILE_B, "脚注"),
        "脚注",
    ),
    personal(
        "docx-deleted",
        "名单.docx",
        docx(changed("del", f"<w:r><w:delText>{ID_A}</w:delText></w:r>") + text("测试员甲")),
        ident("修订"),
        "修订里删去的号码还在",
    ),
    personal(
        "docx-hidden", "名单.docx", docx(word.paragraph(run(ID_C, "<w:vanish/>"))), ident("隐藏文字", ID_C), "隐藏文字"
    ),
    personal(
        "docx-covered",
        "名单.docx",
        docx(word.paragraph(run(ID_A, '<w:highlight w:val="black"/>'))),
        ident("正文"),
        "只用黑底盖住，没有去掉",
    ),
    personal(
        "docx-property",
        "名单.docx",
        docx(text("公示名单"), core={"dc:description": f"报送人 {MOBILE}"}),
        found("mobile", MOBILE, "属性"),
        "属性",
    ),
    personal(
        "docx-custom",
        "名单.docx",
        docx(text("公示名单"), custom={"户主身份证": ID_A}),
        ident("自定义属性"),
        "自定义属性",
    ),
    personal(
        "docx-sheet",
        "名单.docx",
        docx(text("见附表"), extra=[Member("word/embeddings/a.xlsx", sheet_file(Sheet("名单", ROWS)))]),
        ident("嵌入文件"),
        "嵌入的工作簿",
    ),
    personal(
        "docx-link",
        "名单.docx",
        docx(
            text("点此"),
            relations=[
                f'<Relationship Id="rId9" Type="{word.OFFICE}/hyperlink" Target="tel:{MOBILE}" TargetMode="External"/>'
            ],
        ),
        found("mobile", MOBILE, "链接"),
        "超链接的地址",
    ),
    personal(
        "doc-body",
        "名单.doc",
        lambda: old_word_file([f"测试员甲 {ID_A} {MOBILE}"]),
        [ident("正文"), found("mobile", MOBILE)],
        "Word 97",
    ),
    personal("wps-body", "名单.wps", lambda: old_word_file([f"测试员乙 {CARD}"]), found("bank_card", CARD), "WPS 文字"),
    personal("odt-body", "名单.odt", lambda: open_text(lines_xml([f"测试员甲 {ID_A}"])), ident("正文"), "ODT"),
    personal("rtf-body", "名单.rtf", lambda: rich_text(f"测试员甲 {ID_A}"), ident("正文"), "RTF"),
]

BOOKS = [
    personal("xlsx-text", "名单.xlsx", lambda: sheet_file(Sheet("名单", ROWS)), BOTH, "号码存为文本"),
    personal(
        "xlsx-number",
        "名单.xlsx",
        lambda: sheet_file(Sheet("名单", [HEAD, ["测试员甲", number(f"{ZEROS[0]}.{ZEROS[1:15]}E+17"), int(MOBILE)]])),
        [ident("名单!B2", ZEROS), found("mobile", MOBILE, "名单!C2")],
        "号码存为数字",
    ),
    personal(
        "xlsx-mobile-float",
        "名单.xlsx",
        lambda: sheet_file(Sheet("名单", [["手机"], [number("1.3900000001E10")]])),
        found("mobile", MOBILE, "名单!A2"),
        "手机号存为科学记数",
    ),
    personal(
        "xlsx-old-number",
        "名单.xlsx",
        lambda: sheet_file(Sheet("名单", [["身份证号"], [number(old_id_number("19600505", 9))]])),
        ident("名单!A2", old_id_number("19600505", 9)),
        "十五位存为数字",
    ),
    personal(
        "xlsx-hidden-sheet", "公示表.xlsx", lambda: sheet_file(PLAIN, Sheet("名单", ROWS, "hidden")), BOTH, "隐藏工作表"
    ),
    personal(
        "xlsx-very-hidden",
        "公示表.xlsx",
        lambda: sheet_file(PLAIN, Sheet("名单", ROWS, "veryHidden")),
        BOTH,
        "深度隐藏的工作表",
    ),
    personal(
        "xlsx-hidden-column",
        "公示表.xlsx",
        lambda: sheet_file(Sheet("名单", ROWS, hidden_columns=[2, 3])),
        BOTH,
        "隐藏列",
    ),
    personal(
        "xlsx-hidden-row",
        "公示表.xlsx",
        lambda: sheet_file(Sheet("名单", ROWS, hidden_rows=[2])),
        ident("名单!B2"),
        "隐藏行",
    ),
    personal(
        "xlsx-comment",
        "公示表.xlsx",
        lambda: sheet_file(Sheet("名单", [["测试员甲", 500]], comment=("A1", f"电话{MOBILE}"))),
        found("mobile", MOBILE, "名单!A1 批注"),
        "批注",
    ),
    personal(
        "xlsx-cells",
        "申请表.xlsx",
        lambda: sheet_file(Sheet("申请表", [["身份证号"], list(ID_A)])),
        ident("申请表!A2:R2"),
        "一格一个数字",
    ),
    personal(
        "xlsx-rich",
        "名单.xlsx",
        lambda: sheet_file(Sheet("名单", [[Rich((ID_A[:6], ID_A[6:14], ID_A[14:]))]])),
        ident("名单!A1"),
        "富文本拆成几段",
    ),
    personal(
        "xlsx-late-row",
        "名单.xlsx",
        lambda: sheet_file(Sheet("名单", [*[["测试员甲", at] for at in range(700)], ["测试员乙", CARD_16]])),
        found("bank_card", CARD_16, "名单!B701"),
        "第七百零一行",
    ),
    personal(
        "xlsx-box",
        "公示表.xlsx",
        lambda: sheet_file(Sheet("名单", [["测试员甲"]], box=f"联系 {MOBILE_B}")),
        found("mobile", MOBILE_B, "文本框"),
        "文本框",
    ),
    personal(
        "xlsx-header",
        "公示表.xlsx",
        lambda: sheet_file(Sheet("名单", [["测试员甲"]], header_footer=f"&L填表人 {MOBILE}")),
        found("mobile", MOBILE, "页眉"),
        "打印页眉",
    ),
    personal(
        "xlsx-list",
        "公示表.xlsx",
        lambda: sheet_file(
            Sheet(
                "名单",
                [["测试员甲"]],
                more=f'<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>"{ID_A},{ID_B}"</formula1></dataValidation></dataValidations>',
            )
        ),
        ident("名单!A1 下拉列表"),
        "下拉列表的选项",
    ),
    personal(
        "xlsx-name", "公示表.xlsx", lambda: sheet_file(PLAIN, names={"户主": f'"{ID_A}"'}), ident("名称"), "定义的名称"
    ),
    personal(
        "xlsx-pivot",
        "公示表.xlsx",
        lambda: sheet_file(PLAIN, extra=[Member("xl/pivotCache/pivotCacheRecords1.xml", CACHE.encode())]),
        ident("数据透视表缓存"),
        "删了明细，透视表缓存还在",
    ),
    personal(
        "xlsx-hardship",
        "残疾人补贴.xlsx",
        lambda: sheet_file(Sheet("名单", [["姓名", "残疾类别", "金额"], ["测试员甲", "听力二级", 100]])),
        found("hardship", "听力二级", "名单!B2"),
        "名单带残疾类别",
    ),
    personal(
        "xlsx-illness",
        "大病救助.xlsx",
        lambda: sheet_file(Sheet("名单", [["姓名", "所患疾病"], ["测试员乙", "肝硬化"], ["测试员丙", "慢性肾衰竭"]])),
        [found("hardship", "肝硬化", "名单!B2"), found("hardship", "慢性肾衰竭", "名单!B3")],
        "名单带病种",
    ),
    personal(
        "xlsx-minors",
        "营养餐名单.xlsx",
        lambda: sheet_file(Sheet("名单", [["姓名", "出生日期", "学校"], ["测试童甲", "2018-09-09", "青石镇中心小学"]])),
        found("minor", "测试童甲", "名单!A2"),
        "学生名单",
    ),
    personal(
        "xlsx-homes",
        "危房改造.xlsx",
        lambda: sheet_file(Sheet("名单", [["户主", "住址"], ["测试员甲", "青石镇柳湾村三组12号"]])),
        found("home_address", "青石镇柳湾村三组12号", "名单!B2"),
        "危房改造名单带门牌",
    ),
    personal(
        "xls-text",
        "名单.xls",
        lambda: old_sheet_file([("公示表", 0, ["测试员甲"]), ("名单", 1, [ID_A, MOBILE])]),
        [ident("名单!A1"), found("mobile", MOBILE, "名单!A2")],
        "Excel 97 的隐藏工作表",
    ),
    personal(
        "ods-hidden",
        "名单.ods",
        lambda: open_sheet([("公示表", True, [["测试员甲"]]), ("名单", False, ROWS)]),
        ident("名单!B2"),
        "ODS 的隐藏工作表",
    ),
    personal("csv-utf8", "名单.csv", lambda: table_rows(ROWS), [ident("第2行"), ident("第3行", ID_B)], "CSV"),
    personal(
        "csv-gbk",
        "名单.csv",
        lambda: table_rows(ROWS, "gbk"),
        [ident("第2行"), found("mobile", MOBILE_B, "第3行")],
        "CSV，GBK",
    ),
    personal(
        "csv-quoted",
        "名单.csv",
        lambda: table_rows([HEAD, ["测试员甲", f'"\t{ID_A}"', f'="{MOBILE}"']]),
        [ident("第2行"), found("mobile", MOBILE, "第2行")],
        "CSV，加了制表符与等号",
    ),
    personal("csv-utf16", "名单.csv", lambda: table_rows(ROWS, "utf-16", "\t"), ident("第2行"), "“Unicode 文本”"),
]

OTHERS = [
    personal("txt-gbk", "名单.txt", partial(lines, f"测试员甲 {ID_A}", coding="gbk"), ident("正文"), "GBK 文本"),
    personal(
        "html-table",
        "名单.html",
        lambda: web_page(f"<table><tr><td>测试员甲</td><td>{ID_A}</td></tr></table>"),
        ident("正文"),
        "网页表格",
    ),
    personal(
        "html-hidden",
        "名单.html",
        lambda: web_page(f'<input type="hidden" value="{ID_A}"><p>测试员甲</p>'),
        ident("表单"),
        "网页里不显示的域",
    ),
    personal(
        "html-comment",
        "名单.html",
        lambda: web_page(f"<!-- {MOBILE} --><p>测试员甲</p>"),
        found("mobile", MOBILE, "注释"),
        "网页注释",
    ),
    personal(
        "pdf-text",
        "名单.pdf",
        Pdf([[f"测试员甲 {ID_A}", f"手机 {MOBILE}"]]).make,
        [ident("第1页"), found("mobile", MOBILE, "第1页")],
        "PDF",
    ),
    personal("pdf-operators", "名单.pdf", Pdf([[tuple(ID_B)]]).make, ident("第1页", ID_B), "一字一个绘字操作"),
    personal(
        "pdf-array",
        "名单.pdf",
        Pdf([[f"卡号{CARD}"]], style="array").make,
        found("bank_card", CARD, "第1页"),
        "TJ 数组，字间有字距",
    ),
    personal(
        "pdf-hidden-layer",
        "扫描件.pdf",
        Pdf([["测试员甲", ID_A]], invisible=True).make,
        ident("第1页"),
        "扫描件下面的文字层",
    ),
    personal(
        "pdf-annotation",
        "名单.pdf",
        Pdf([["公示名单"]], annotation=f"联系他 {MOBILE}").make,
        found("mobile", MOBILE, "注释"),
        "PDF 注释",
    ),
    personal(
        "pdf-property",
        "名单.pdf",
        Pdf([["公示名单"]], info={"Subject": f"测试员甲{ID_A}"}).make,
        ident("属性"),
        "PDF 属性",
    ),
    personal(
        "pdf-attachment",
        "名单.pdf",
        Pdf([["公示名单"]], attachment=("名单.csv", table_rows(ROWS))).make,
        ident("附件"),
        "PDF 里的附件",
    ),
    personal(
        "pdf-third-page",
        "汇编.pdf",
        Pdf([["第一页"], ["第二页"], [f"身份证 {ID_C}"]]).make,
        ident("第3页", ID_C),
        "第三页",
    ),
    personal("ofd-text", "名单.ofd", lambda: ofd_file([f"测试员甲 {ID_A}"]), ident("正文"), "OFD"),
    personal(
        "ofd-codes",
        "名单.ofd",
        lambda: ofd_file([(ID_A[:6], ID_A[6:14], ID_A[14:])]),
        ident("正文"),
        "OFD，号码拆在几个 TextCode 里",
    ),
    personal(
        "pptx-notes",
        "汇报.pptx",
        lambda: slides_file(Slide(["帮扶汇报"], notes=[f"户主电话 {MOBILE}"])),
        found("mobile", MOBILE, "备注"),
        "幻灯片备注",
    ),
    personal(
        "pptx-hidden",
        "汇报.pptx",
        lambda: slides_file(Slide(["帮扶汇报"]), Slide([f"测试员甲 {ID_A}"], hidden=True)),
        ident("第2张"),
        "隐藏的幻灯片",
    ),
    personal(
        "eml-body",
        "来信.eml",
        lambda: letter("来信", lines(f"本人测试员甲，身份证号{ID_A}")),
        ident("正文"),
        "邮件正文",
    ),
    personal(
        "zip-csv",
        "附件.zip",
        lambda: zip_file([("名单.csv", table_rows(ROWS, "gbk"))]),
        ident("名单.csv"),
        "zip 里的名单",
    ),
    personal(
        "zip-zip-xlsx",
        "附件.zip",
        lambda: zip_file([("1.zip", zip_file([("名单.xlsx", sheet_file(Sheet("名单", ROWS)))]))]),
        ident("1.zip/名单.xlsx"),
        "zip 里的 zip 里的工作簿",
    ),
    personal("name-id", f"测试员甲{ID_A}申请表.pdf", Pdf([["申请表"]]).make, ident("文件名"), "文件名里的身份证号"),
    personal(
        "name-mobile",
        f"测试员乙-{MOBILE}.txt",
        partial(lines, "申请表"),
        found("mobile", MOBILE, "文件名"),
        "文件名里的手机号",
    ),
    personal(
        "zip-name-id",
        "附件.zip",
        lambda: zip_file([(f"测试员甲{ID_A}.txt", lines("申请表"))]),
        ident("zip 里的文件名"),
        "zip 里的文件名",
    ),
]

CASES = [*WORDS, *BOOKS, *OTHERS]
