"""Ordinary tables and papers of offices, full of numbers."""

from tests.examination.corpus.making.compound import old_sheet_file, old_word_file
from tests.examination.corpus.making.numbers import credit_code, wrong_id_number
from tests.examination.corpus.making.opendocument import ofd_file, open_sheet
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.plain import lines, table_rows
from tests.examination.corpus.making.sheet import Sheet, number, sheet_file
from tests.examination.corpus.making.slides import Slide, slides_file
from tests.examination.corpus.making.word import runs, table, text, word_file

from .case import lookalike

UNITS = [
    ["单位", "统一社会信用代码", "电话"],
    *[[f"霁川县测试局{at}", credit_code(at * 13), f"0999-12345{at:02}"] for at in range(10, 20)],
]
BUDGET = [
    ["科目编码", "科目名称", "金额（元）"],
    ["2080101", "行政运行", 13800138000],
    ["2081006", "养老服务", 15900000000],
]
MASKED = [["姓名", "身份证号", "手机", "金额"], ["测**", "999901********0012", "139****0001", 500]]

CASES = [
    lookalike("xlsx-units", "单位名录.xlsx", lambda: sheet_file(Sheet("名录", UNITS)), "单位名录"),
    lookalike("xlsx-budget", "预算表.xlsx", lambda: sheet_file(Sheet("预算", BUDGET)), "预算，十一位的金额"),
    lookalike("xlsx-masked", "公示表.xlsx", lambda: sheet_file(Sheet("公示", MASKED)), "已遮盖的公示表"),
    lookalike(
        "xlsx-digits",
        "统计表.xlsx",
        lambda: sheet_file(Sheet("统计", [["年份", *range(2010, 2026)], ["件数", *[at % 10 for at in range(16)]]])),
        "一格一个数字的统计行",
    ),
    lookalike(
        "xlsx-floats",
        "统计表.xlsx",
        lambda: sheet_file(Sheet("统计", [["增速"], [number("0.13900000001")], [number("1.3800000000000001E-2")]])),
        "小数的尾巴像手机号",
    ),
    lookalike(
        "xlsx-dates",
        "值班表.xlsx",
        lambda: sheet_file(Sheet("值班", [["日期", "电话"], [46000, "0999-1234567"], [46001, "0999-1234568"]])),
        "日期存为序数，办公电话",
    ),
    lookalike(
        "xlsx-projects",
        "项目表.xlsx",
        lambda: sheet_file(
            Sheet(
                "项目",
                [["项目代码", "投资"], [wrong_id_number("19981212", 5), 1000], ["2026-999901-47-01-000012", 2000]],
            )
        ),
        "项目代码，十八位而校验位不对",
    ),
    lookalike(
        "xlsx-neighbours",
        "台账.xlsx",
        lambda: sheet_file(
            Sheet("台账", [["年", "月", "号"], ["1390", "0000", "001"], ["999901", "19800101", "0015"]])
        ),
        "相邻的格子各是各的数",
    ),
    lookalike("csv-units", "单位名录.csv", lambda: table_rows(UNITS), "单位名录"),
    lookalike(
        "csv-years",
        "统计.csv",
        lambda: table_rows(
            [
                ["年份", *map(str, range(2018, 2026))],
                ["人口", "138", "0013", "8000", "139", "0000", "0001", "150", "0000"],
            ]
        ),
        "相邻的格子各是各的数",
    ),
    lookalike(
        "csv-towns",
        "统计.csv",
        lambda: table_rows([["乡镇", "残疾人", "低保户"], ["青石镇", "312", "207"], ["柳湾镇", "280", "195"]], "gbk"),
        "按乡镇的统计，GBK",
    ),
    lookalike(
        "docx-notice",
        "通知.docx",
        lambda: word_file(
            text("霁川县人民政府办公室文件", "霁政办发〔2026〕12号", "联系人：测试员甲，电话 0999-1234567")
        ),
        "通知与联系人",
    ),
    lookalike("docx-units", "单位名录.docx", lambda: word_file(table(UNITS)), "Word 表格里的单位名录"),
    lookalike(
        "docx-runs",
        "通知.docx",
        lambda: word_file(runs("投资", "138", "00", "13", "8000", "万元，其中中央资金", "5000", "万元")),
        "金额拆在几个 run 里",
    ),
    lookalike(
        "docx-cells",
        "统计.docx",
        lambda: word_file(
            table([["年", "一月", "二月", "三月"], ["2024", "1390", "0000", "001"], ["2025", "1500", "0000", "002"]])
        ),
        "相邻的格子各是各的数",
    ),
    lookalike(
        "doc-notice",
        "通知.doc",
        lambda: old_word_file(["霁民发〔2026〕7号", "办公地址：霁川县城关镇人民路1号"]),
        "Word 97",
    ),
    lookalike(
        "xls-budget",
        "预算表.xls",
        lambda: old_sheet_file([("预算", 0, ["2080101", "行政运行", "13800.13万元"])]),
        "Excel 97",
    ),
    lookalike("ods-units", "单位名录.ods", lambda: open_sheet([("名录", True, UNITS)]), "ODS"),
    lookalike(
        "pdf-budget",
        "预算.pdf",
        Pdf([["一般公共预算支出 13800138000 元", "科目 2080101", "电话 0999-1234567"]]).make,
        "PDF 里的金额",
    ),
    lookalike(
        "pdf-report",
        "年报.pdf",
        Pdf([["2025年政府信息公开工作年度报告", "收到申请 139 件，办结 138 件", f"代码 {credit_code(99)}"]]).make,
        "年报",
    ),
    lookalike("ofd-notice", "通知.ofd", lambda: ofd_file(["霁政发〔2026〕3号", "咨询电话 0999-1234567、12345"]), "OFD"),
    lookalike(
        "pptx-report", "汇报.pptx", lambda: slides_file(Slide(["完成投资 13.9 亿元", "惠及 15000000 人次"])), "幻灯片"
    ),
    lookalike("name-number", "霁政办发〔2026〕12号附件2.txt", lambda: lines("见正文"), "文件名里的发文字号"),
    lookalike("name-code", f"{credit_code(5)}法人年报.txt", lambda: lines("年报"), "文件名里的统一社会信用代码"),
    lookalike("name-time", "扫描20261122093000123.txt", lambda: lines("扫描件"), "文件名里的时间"),
]
