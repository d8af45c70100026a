"""Marks in workbooks and slides."""

from tests.examination.corpus.making.archive import Member
from tests.examination.corpus.making.compound import old_sheet_file
from tests.examination.corpus.making.opendocument import open_sheet
from tests.examination.corpus.making.sheet import Rich, Sheet, formula, inline, sheet_file
from tests.examination.corpus.making.slides import Slide, slides_file

from .case import marked

HEAD = ["序号", "物资", "说明"]


def book(*rows, **more):
    """A workbook whose one sheet holds these rows above an ordinary table."""
    return lambda b: sheet_file(Sheet("明细", [*rows, HEAD, ["1", "抽水泵", b]], **more))


def behind(*sheets, **more):
    """An ordinary sheet in front of these."""
    return lambda b: sheet_file(Sheet("公开表", [HEAD, ["1", "抽水泵", b]]), *sheets, **more)


VALIDATION = (
    '<dataValidations count="1"><dataValidation type="list" showInputMessage="1" sqref="A1" promptTitle="密级" '
    'prompt="机密★20年"><formula1>"是,否"</formula1></dataValidation></dataValidations>'
)

BOOKS = [
    marked("xlsx-cell", "明细.xlsx", book(["机密★20年"]), "首格"),
    marked("xlsx-two-cells", "明细.xlsx", book(["密级", "秘密"]), "“密级”与“秘密”各占一格"),
    marked(
        "xlsx-far-cell",
        "明细.xlsx",
        lambda b: sheet_file(
            Sheet("明细", [HEAD, *[[str(at), "抽水泵", b] for at in range(60)], ["", "", "", "", "绝密★30年"]])
        ),
        "在最右下角",
    ),
    marked("xlsx-inline", "明细.xlsx", book([inline("机密★20年")]), "内联字符串"),
    marked("xlsx-rich", "明细.xlsx", book([Rich(("机", "密★", "20年"))]), "富文本拆成几段的共享字符串"),
    marked("xlsx-rich-spaced", "明细.xlsx", book([Rich(("秘 ", "密", "　☆", "１０年"))]), "富文本，还有空格与全角"),
    marked("xlsx-formula", "明细.xlsx", book([formula('"机"&"密★20年"', "机密★20年")]), "公式的结果"),
    marked("xlsx-line-break", "明细.xlsx", book(["机\n密\n★\n20年"]), "格内换行（竖写）"),
    marked("xlsx-hidden-sheet", "明细.xlsx", behind(Sheet("底稿", [["机密★20年"]], "hidden")), "隐藏工作表"),
    marked("xlsx-very-hidden", "明细.xlsx", behind(Sheet("底稿", [["绝密★30年"]], "veryHidden")), "深度隐藏的工作表"),
    marked("xlsx-hidden-row", "明细.xlsx", book(["秘密★10年"], hidden_rows=[1]), "隐藏行"),
    marked(
        "xlsx-hidden-column",
        "明细.xlsx",
        lambda b: sheet_file(Sheet("明细", [["物资", b, "机密☆20年"]], hidden_columns=[3])),
        "隐藏列",
    ),
    marked(
        "xlsx-no-width",
        "明细.xlsx",
        lambda b: sheet_file(Sheet("明细", [["物资", b, "机密★5年"]], narrow=[3])),
        "列宽为零",
    ),
    marked("xlsx-comment", "明细.xlsx", book(comment=("A1", "机密★20年")), "批注"),
    marked("xlsx-header", "明细.xlsx", book(header_footer="&L机密★20年&R第 &P 页"), "打印页眉"),
    marked(
        "xlsx-footer",
        "明细.xlsx",
        book(more="<headerFooter><oddFooter>&amp;C秘密★10年</oddFooter></headerFooter>"),
        "打印页脚",
    ),
    marked("xlsx-name", "明细.xlsx", behind(names={"密级": '"机密★20年"'}), "定义的名称，值为密级"),
    marked("xlsx-sheet-name", "明细.xlsx", behind(Sheet("机密★20年", [["物资"]])), "工作表的名字"),
    marked("xlsx-box", "明细.xlsx", book(box="机密★20年"), "文本框"),
    marked("xlsx-validation", "明细.xlsx", book(more=VALIDATION), "输入提示"),
    marked("xlsx-title", "明细.xlsx", behind(core={"dc:title": "秘密★10年"}), "属性：标题"),
    marked("xlsx-description", "明细.xlsx", behind(core={"dc:description": "密级：机密"}), "属性：备注"),
    marked("xlsx-custom", "明细.xlsx", behind(custom={"密级": "绝密★30年"}), "自定义属性"),
    marked(
        "xlsx-outside-cache",
        "明细.xlsx",
        behind(
            extra=[
                Member(
                    "xl/externalLinks/externalLink1.xml",
                    '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>机密★20年</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'.encode(),
                )
            ]
        ),
        "引用外部工作簿留下的值",
    ),
    marked("xls-cell", "明细.xls", lambda b: old_sheet_file([("明细", 0, ["机密★20年", "物资", b])]), "Excel 97"),
    marked(
        "xls-hidden",
        "明细.xls",
        lambda b: old_sheet_file([("公开表", 0, ["物资", b]), ("底稿", 1, ["绝密★30年"])]),
        "Excel 97 的隐藏工作表",
    ),
    marked("xls-et", "明细.et", lambda b: old_sheet_file([("明细", 0, ["秘密★10年", b])]), "WPS 表格"),
    marked("ods-cell", "明细.ods", lambda b: open_sheet([("明细", True, [["机密★20年"], ["物资", b]])]), "ODS"),
    marked(
        "ods-hidden",
        "明细.ods",
        lambda b: open_sheet([("公开表", True, [["物资", b]]), ("底稿", False, [["秘密☆10年"]])]),
        "ODS 的隐藏工作表",
    ),
]

SLIDES = [
    marked("pptx-slide", "汇报.pptx", lambda b: slides_file(Slide(["机密★20年", b])), "幻灯片"),
    marked("pptx-notes", "汇报.pptx", lambda b: slides_file(Slide(["工作汇报", b], notes=["机密★20年"])), "备注"),
    marked(
        "pptx-hidden",
        "汇报.pptx",
        lambda b: slides_file(Slide(["工作汇报", b]), Slide(["绝密★30年"], hidden=True)),
        "隐藏的幻灯片",
    ),
    marked("pptx-master", "汇报.pptx", lambda b: slides_file(Slide(["工作汇报", b]), master=["秘密★10年"]), "母版"),
    marked(
        "pptx-cell", "汇报.pptx", lambda b: slides_file(Slide(["工作汇报", b], cells=["密级", "机密★20年"])), "表格"
    ),
    marked(
        "pptx-alt",
        "汇报.pptx",
        lambda b: slides_file(Slide(["工作汇报", b], description="机密★20年")),
        "形状的替代文字",
    ),
    marked(
        "pptx-title",
        "汇报.pptx",
        lambda b: slides_file(Slide(["工作汇报", b]), core={"dc:subject": "机密★20年"}),
        "属性：主题",
    ),
]

CASES = [*BOOKS, *SLIDES]
