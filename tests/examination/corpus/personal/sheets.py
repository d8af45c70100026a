"""Personal data in workbooks and tables: hidden, split, stored as numbers, left in a cache."""

from tests.examination.corpus.making.archive import Member
from tests.examination.corpus.making.compound import old_sheet_file
from tests.examination.corpus.making.numbers import id_number_ending, old_id_number
from tests.examination.corpus.making.opendocument import open_sheet
from tests.examination.corpus.making.plain import table_rows
from tests.examination.corpus.making.sheet import Rich, Sheet, number, sheet_file

from .case import CARD_16, HEAD, ID_A, ID_B, MOBILE, MOBILE_B, ROWS, found, ident, personal

PLAIN = Sheet("公示表", [["姓名", "金额"], ["测试员甲", 500]])
BOTH = [found("id_number", ID_A, "名单!B2"), found("id_number", ID_B, "名单!B3"), found("mobile", MOBILE, "名单!C2")]
ZEROS = id_number_ending("000", "19800101")  # Excel keeps fifteen digits: only such a number survives as one
CACHE = (
    '<pivotCacheRecords xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><r>'
    f'<s v="测试员甲"/><s v="{ID_A}"/></r></pivotCacheRecords>'
)


CASES = [
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
