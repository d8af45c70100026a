"""Twenty files as offices make them: all accepted, and given back byte for byte."""

from collections.abc import Callable
from functools import partial

from .case import ACCEPTED, Case
from .making.compound import old_word_file
from .making.opendocument import ofd_file
from .making.pdf import Pdf
from .making.picture import jpeg, png
from .making.plain import lines, table_rows
from .making.sheet import Rich, Sheet, formula, number, sheet_file
from .making.word import part, runs, table, text, text_box, word_file

NOTICE = (
    "霁川县人民政府办公室",
    "关于印发《霁川县政务公开工作要点》的通知",
    "霁政办发〔2026〕12号",
    "各乡镇人民政府，县直各单位：",
    "现将工作要点印发给你们，请认真组织实施。",
    "2026年3月2日",
)
STATISTICS = [["乡镇", "项目数", "投资（万元）"], ["青石镇", 12, 3400], ["柳湾镇", 8, 1250.5], ["石桥乡", 5, 980]]


def good(slug: str, name: str, recipe: Callable[[], bytes], why: str) -> Case:
    return Case(f"good/{slug}", "good", name, recipe, ACCEPTED, why)


CASES = [
    good("docx", "关于印发政务公开工作要点的通知.docx", lambda: word_file(text(*NOTICE)), "通知"),
    good(
        "docx-table",
        "附件1：重点任务分工表.docx",
        lambda: word_file(table([["任务", "牵头单位"], ["公开目录", "县政府办"]])),
        "名字里有全角冒号，正文是表格",
    ),
    good(
        "docx-rich",
        "【解读】养老服务政策问答（2026年）.docx",
        lambda: word_file(
            runs("养老", "服务", "政策") + text_box(text("一图读懂")),
            [
                ("header", part("header", text("霁川县民政局"))),
                ("footnotes", part("footnotes", text("数据截至2025年底。"))),
            ],
        ),
        "页眉、脚注、文本框",
    ),
    good(
        "docx-properties",
        "公示 公告.docx",
        lambda: word_file(
            text(*NOTICE), core={"dc:title": "公示", "cp:keywords": "公示;公告"}, custom={"文种": "通知"}
        ),
        "名字里有空格，带属性",
    ),
    good(
        "docx-picture",
        "活动简讯.docx",
        lambda: word_file(text(*NOTICE), extra=[("word/media/image1.png", png())]),
        "带插图",
    ),
    good("xlsx", "2025年财政预算执行情况表.xlsx", lambda: sheet_file(Sheet("预算", STATISTICS)), "统计表"),
    good(
        "xlsx-sheets",
        "部门预算公开套表（模板）.xlsx",
        lambda: sheet_file(
            Sheet("表1收支总表", STATISTICS), Sheet("表2支出表", STATISTICS), names={"合计": "'表1收支总表'!$C$2"}
        ),
        "几张表与名称",
    ),
    good(
        "xlsx-formula",
        "资金分配方案.xlsx",
        lambda: sheet_file(
            Sheet("方案", [["合计", formula("SUM(C2:C4)", "5630.5")], [Rich(("加粗", "标题")), number("1.5E3")]])
        ),
        "公式与富文本",
    ),
    good(
        "xlsx-hidden",
        "惠民补贴发放汇总表.xlsx",
        lambda: sheet_file(Sheet("汇总", STATISTICS), Sheet("代码表", [["01", "青石镇"]], "hidden")),
        "隐藏的代码表",
    ),
    good("pdf", "霁政办发〔2026〕12号.pdf", Pdf([NOTICE]).make, "名字里有六角括号"),
    good("pdf-pages", "霁川县国土空间总体规划（公示稿）.pdf", Pdf([NOTICE] * 10, outline="目录").make, "十页，有书签"),
    good(
        "pdf-modern",
        "2025年政府信息公开工作年度报告.pdf",
        Pdf([NOTICE], object_stream=True, info={"Title": "年度报告"}).make,
        "PDF 1.5",
    ),
    good("pdf-named-font", "通告.pdf", Pdf([NOTICE], style="song").make, "不嵌字体"),
    good("jpg", "现场照片（一）.jpg", lambda: jpeg({0x010F: b"CESHI", 0x0110: b"CAMERA"}), "带相机型号的照片"),
    good("png", "一图读懂-养老服务.png", lambda: png((b"tEXt", b"Software\0ceshi")), "图解"),
    good("ofd", "霁川县人民政府令第3号.ofd", lambda: ofd_file(NOTICE, title="政府令"), "版式文件"),
    good("doc", "关于开展普法宣传的通知.doc", lambda: old_word_file(NOTICE, title="通知"), "Word 97"),
    good("wps", "会议通知.wps", lambda: old_word_file(NOTICE), "WPS 文字"),
    good(
        "csv",
        "公交线路站点.csv",
        lambda: table_rows([["线路", "站点"], ["1路", "县政府"], ["2路", "柳湾"]], "gbk"),
        "Excel 存的 GBK 表",
    ),
    good("txt", "更正说明.txt", partial(lines, *NOTICE), "文本"),
]
