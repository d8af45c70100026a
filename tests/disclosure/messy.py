"""A workbook as bureaus send them, with every oddity that local catalogs have shown; and what each line must become."""

from openpyxl import Workbook

ALL_BOXES = (
    "■政府网站 □政府公报\n■两微一端 □发布会/听证会\n□广播电视 □纸质载体\n■公开查阅点 □行政服务中心\n□便民服务站 □入户/现场\n"
    "■社区/企事业单位/村公示栏（电子屏）\n□精准推送 □其他"
)
ALL_CHOSEN = ["gov_website", "weibo_wechat_app", "public_reading_point", "notice_board_screen"]
INTERIM, OPEN_INFO = "《社会救助暂行办法》", "《中华人民共和国政府信息公开条例》"


def workbook() -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for make in (two_rows, no_levels, ticks_of_all, remarks, hidden, unknown_words, a_domain_each):
        make(book)
    return book


def two_rows(book) -> None:
    """The official form: title, two-row header, merged groups, 同上, boxes, repeated header, legend, column numbers."""
    sheet = book.create_sheet("社会救助")
    top = ["序号", "公开事项", None, "公开内容\n（要素）", "公开依据", "公开时限", "公开主体",
           "公开渠道和载体（“■”表示必选项，“□”表示可选项）", "公开对象", None, "公开方式", None, "公开层级", None]  # fmt: skip
    sub = [None, "一级事项", "二级 事项", *[None] * 5, "全社 会", "特定群众", "主动", "依申请公开", "县级", "乡、村级"]
    for row in (
        ["霁川县社会救助领域基层政务公开标准目录（2024版）"],
        top,
        sub,
        [str(number) for number in range(1, 15)],
        [1, "综合业务", "政策法规\n文件", "●法律法规\n●部门文件\n○解读", f"1.{OPEN_INFO}\n2.{INTERIM}（国务院令第649号）",
         "制定或获取信息之日起10个工作日内", "县民政局\n乡镇人民政府", ALL_BOXES, "√", None, "√", None, "√", "√"],
        [2, None, "监督检查", "信访通讯地址；投诉举报电话", "同上", "同上", "同上", "同上", "√", None, "√", None, "√", None],
        [3, "最低生活保障", "办事指南", "办理事项,办理条件,申请材料(复印件)", INTERIM,
         "信息形成或者变更之日起２０个工作日内", "县民政局", "口政府网站 R两微一端 t广播电视 þ村公示栏", None, "√低保申请人",
         None, "√", "√", None],
        [4, None, "审核信息", "初审对象名单", None, None, None, "☑政府网站 ☐其他", "√", "相关村（居）民", "√", None, None, "√"],
        ["注：本目录由县民政局负责解释"],
        top,
        sub,
        [5, "特困人员救助供养", "坏行", None, "社会救助办法的要求", "20工作日", "县民政局", "□政府网站", "√", None, "√", "√",
         None, None],
        [6, "特困人员救助供养", "政策法规文件", "政策", None, "20工作日", "县民政局", "■政府网站", "√", None, "√", None, "√", None],
        [7, "综合业务", "政策法规文件", "又来一次", INTERIM, "20工作日", "县民政局", "■政府网站", "√", None, "√", None, "√", None],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A1:N1")
    sheet.merge_cells("A9:N9")
    for first in (2, 10):
        for letter in "ADEFGH":
            sheet.merge_cells(f"{letter}{first}:{letter}{first + 1}")
        for area in ("B{0}:C{0}", "I{0}:J{0}", "K{0}:L{0}", "M{0}:N{0}"):
            sheet.merge_cells(area.format(first))
    sheet.merge_cells("B5:B6")
    sheet.merge_cells("B7:B8")


def no_levels(book) -> None:
    """Local column names, no 公开层级, a column of the place's own, blanks that repeat, lists without boxes."""
    sheet = book.create_sheet("02重大建设项目")
    for row in (
        ["序 号", "公开类别", "公开事项名称", "公开内容及要素", "法律依据", "公布时限", "责任单位", "公开平台", "公开对象",
         "公开方式", "责任科室"],
        ["0201", "批准服务信息", "办事指南", "申报材料清单、批准流程", "政府信息公开条例", "20工作日", "县发展改革委",
         "政府网站、投资项目在线审批监管平台", "全社会", "主动", "投资股"],
        ["0202", None, "审批结果", "项目名称", "〃", "及时公开", None, "■政府网站■其他（信用中国网站）",
         "■全社会 □特定群体", "■主动 □依申请", "投资股"],
        [],
        ["填报单位：县发展改革委", None, None, None, None, None, "填报时间：2024年"],
    ):  # fmt: skip
        sheet.append(row)


def ticks_of_all(book) -> None:
    """A domain in the title only, three levels, a tick column for each channel, a group as a line across the table."""
    sheet = book.create_sheet("Sheet3")
    for row in (
        ["（五）城乡规划领域基层政务公开标准目录"],
        ["序号", "二级事项", "三级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", None, None,
         "公开对象", "公开方式", "公开层级"],
        [None, None, None, None, None, None, None, "政府网站", "公示栏", "其他", None, None, None],
        ["一、规划编制"],
        [1, "总体规划", "乡镇规划", "批准文件", "【法律】《城乡规划法》；【行政法规】《政府信息公开条例》", "长期公开",
         "县自然资源局", "√", "√", None, "全社会", "主动公开", "县、乡级"],
        [2, None, "村庄规划", "图纸", "同上", "长期公开", "县自然资源局", "√", None, "规划展示馆", "特定群体（村民）",
         "依申请公开", "■县级 □乡级"],
    ):  # fmt: skip
        sheet.append(row)
    for area in ("A1:M1", "H2:J2", "A4:M4", *(f"{letter}2:{letter}3" for letter in "ABCDEFGKLM")):
        sheet.merge_cells(area)


def remarks(book) -> None:
    book.create_sheet("填表说明").append(["本表由各单位填报，■ 表示必选。"])


def hidden(book) -> None:
    sheet = book.create_sheet("草稿")
    sheet.append(["序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道"])
    sheet.append([1, "甲", "乙", "丙", INTERIM, "20工作日", "县民政局", "政府网站"])
    sheet.sheet_state = "hidden"


def unknown_words(book) -> None:
    """Nobody knows these words: somebody has to map them."""
    sheet = book.create_sheet("21养老服务")
    sheet.append(["甲栏", "乙栏", "丙栏", "丁栏", "戊栏", "己栏", "庚栏", "辛栏"])
    sheet.append(
        ["养老服务通用政策", "扶持政策", "政策名称、内容", INTERIM, "10个工作日", "县民政局", "政府网站", "内部用"]
    )


def a_domain_each(book) -> None:
    """A column names the domain, merged over its rows; the last one is new; the method is missing."""
    sheet = book.create_sheet("汇总")
    for row in (
        ["领域", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "层级"],
        ["20.社会救助领域", "临时救助", "办事指南", "条件", INTERIM, "20工作日", "县民政局", "■政府网站", "全社会", "县级/镇级"],
        [None, "临时救助", "审批结果", "名单", INTERIM, "20工作日", "县民政局", "■政府网站", "全社会", "镇街乡"],
        ["旅游", "景区", "开放信息", "时间", "《旅游法》", "实时公开", "县文旅局", "■政府网站", "全社会", "县级"],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A2:A3")


# (sheet, line) → what must be understood; every other line is ignored.
ACCEPTED = {
    ("社会救助", 5): {
        "domain_code": "20", "level1": "综合业务", "level2": "政策法规文件",
        "elements": ["法律法规", "部门文件", "解读"], "required": [True, True, False],
        "bases": [OPEN_INFO, f"{INTERIM}（国务院令第649号）"], "limit_days": 10, "limit_event": "made_or_obtained",
        "publisher": "县民政局、乡镇人民政府", "channels": ALL_CHOSEN, "audience": "general_public",
        "audience_note": "", "mode": "proactive", "levels": ["county", "township", "village"],
    },
    ("社会救助", 6): {
        "level1": "综合业务", "elements": ["信访通讯地址", "投诉举报电话"],
        "bases": [OPEN_INFO, f"{INTERIM}（国务院令第649号）"], "publisher": "县民政局、乡镇人民政府",
        "channels": ALL_CHOSEN, "time_limit_text": "制定或获取信息之日起10个工作日内", "levels": ["county"],
    },
    ("社会救助", 7): {
        "content": "办理事项，办理条件，申请材料（复印件）", "limit_days": 20, "channels":
        ["weibo_wechat_app", "notice_board_screen"], "audience": "specific_group", "audience_note": "低保申请人",
        "mode": "on_request", "time_limit_text": "信息形成或者变更之日起20个工作日内",
    },
    ("社会救助", 8): {
        "level1": "最低生活保障", "bases": [INTERIM], "publisher": "县民政局", "channels": ["gov_website"],
        "audience": "general_public", "audience_note": "相关村（居）民", "levels": ["township", "village"],
    },
    ("02重大建设项目", 2): {
        "domain_code": "02", "level1": "批准服务信息", "bases": ["《政府信息公开条例》"],
        "channels": ["gov_website", "other"], "channel_note": "投资项目在线审批监管平台", "levels": ["county"],
        "extras": {"责任科室": "投资股"},
    },
    ("02重大建设项目", 3): {
        "level1": "批准服务信息", "bases": ["《政府信息公开条例》"], "publisher": "县发展改革委",
        "channels": ["gov_website", "other"], "channel_note": "信用中国网站", "limit_kind": "realtime",
        "audience": "general_public", "mode": "proactive",
    },
    ("Sheet3", 5): {
        "domain_code": "01", "level1": "规划编制", "level2": "总体规划", "level3": "乡镇规划",
        "bases": ["《城乡规划法》", "《政府信息公开条例》"], "extras": {"依据位阶": "法律；行政法规"},
        "channels": ["gov_website", "notice_board_screen"], "levels": ["county", "township"], "mode": "proactive",
    },
    ("Sheet3", 6): {
        "level2": "总体规划", "level3": "村庄规划", "bases": ["《城乡规划法》", "《政府信息公开条例》"],
        "channels": ["gov_website", "other"], "channel_note": "规划展示馆", "audience": "specific_group",
        "audience_note": "村民", "mode": "on_request", "levels": ["county"],
    },
    ("汇总", 2): {"domain_code": "20", "level1": "临时救助", "levels": ["county", "township"], "mode": "proactive"},
    ("汇总", 3): {"domain_code": "20", "level2": "审批结果", "levels": ["township"]},
    ("汇总", 4): {"domain_code": "27", "domain": "旅游", "level1": "景区", "limit_kind": "realtime"},
}  # fmt: skip
REFUSED = {
    ("社会救助", 12): [
        "公开内容（要素）是空的", "公开渠道和载体没有勾选", "公开方式里主动和依申请都勾选了，只能是其中一种",
        "公开层级没有勾选",
    ],
    ("社会救助", 13): ["公开依据是空的"],
    ("社会救助", 14): ["与第5行是同一个事项（领域、一级、二级都相同）"],
    ("21养老服务", 2): ["认不出表头，请指明每一列是什么"],
}  # fmt: skip
