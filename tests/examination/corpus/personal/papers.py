"""Personal data in pages, papers, slides, letters, packed files and file names."""

from functools import partial

from tests.examination.corpus.making.archive import zip_file
from tests.examination.corpus.making.opendocument import ofd_file
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.plain import letter, lines, table_rows, web_page
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.slides import Slide, slides_file

from .case import CARD, ID_A, ID_B, ID_C, MOBILE, ROWS, found, ident, personal

CASES = [
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
