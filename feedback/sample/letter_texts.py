"""What the sample's letters say, and what became of each."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Done:
    """A move, so many days ago."""

    name: str
    days: int
    said: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    lane: str
    kind: str
    title: str
    text: str
    days: int  # ago
    moves: tuple[Done, ...] = ()
    consent: bool = True
    is_public: bool = False
    addressed: str = ""
    reported: str = ""
    about: str = ""
    issue: str = ""  # the lane in whose first issue it stands
    policy: str = ""  # words of the title of the document that the answer explains


def _to(organ: str, days: int, told: str = "") -> Done:
    return Done("assign", days, {"organ": organ, "told": told})


def _answered(organ: str, sent: int, days: int, words: str, *more: Done) -> tuple[Done, ...]:
    """Sorted on the next day, answered and approved."""
    return (_to(organ, sent), Done("answer", days, {"answer": words}), Done("approve", days), *more)


def _rated(days: int, level: int, words: str = "") -> Done:
    return Done("rate", days, {"level": level, "words": words})


DARK = "幸福路中段的三盏路灯不亮，晚上接孩子看不清路，请派人来修。"
LETTERS = (
    Sent(
        "county",
        "inquiry",
        "高龄津贴满八十岁当月能不能领",
        "我父亲这个月满八十周岁，高龄津贴是从当月发还是从下个月发？要带什么材料，在哪里办？",
        40,
        _answered(
            "mzj",
            39,
            37,
            "您好：高龄津贴从年满八十周岁的当月起发。请带老人的身份证、户口簿和社会保障卡，到户籍所在的乡镇便民服务中心申请，"
            "行动不便的可以请村（社区）代办。咨询电话0999-6800120。",
            _rated(36, 5),
        ),
        is_public=True,
    ),
    Sent(
        "enterprise",
        "inquiry",
        "个体户换经营地址要不要重新办执照",
        "我开的小吃店要搬到对面街上，营业执照要重新办还是变更？食品经营许可证怎么办？",
        33,
        _answered(
            "scjgj",
            33,
            32,
            "您好：不用重新办，申请变更登记就行，网上提交，一个工作日办结。食品经营许可证因经营场所变化，要重新申请许可，"
            "我局可以上门指导。咨询电话0999-6800400。",
            _rated(31, 4, "第二天就打电话来了"),
        ),
        is_public=True,
    ),
    Sent(
        "county",
        "suggestion",
        "建议图书馆周末延长开放时间",
        "县图书馆周末五点就闭馆，上班的人只有周末有空，建议周六周日开到晚上九点。",
        60,
        _answered(
            "zfb",
            59,
            55,
            "您好：谢谢您的建议。县图书馆从下月起周六延长到20时30分，周日因设备维护暂不延长，试行三个月后再评估。",
            _rated(50, 3),
        ),
        is_public=True,
    ),
    Sent(
        "county",
        "complaint",
        "小区门口夜里施工吵得睡不着",
        "清溪路小区门口的工地连着四天施工到夜里一点，打过电话，安静了一天又开始。",
        45,
        _answered(
            "cgj",
            44,
            35,
            "您好：经现场核实，该工地夜间施工没有办理手续，我局已责令停止并立案，施工单位承诺22时以后不再作业。",
            _rated(30, 2, "停了三天，又开工到半夜"),
            Done("reopen", 30),
            Done(
                "answer", 25, {"answer": "您好：我局再次夜查，对违法施工处以罚款，并派人值守七天，未再发现夜间施工。"}
            ),
            Done("approve", 24),
        ),
        is_public=True,
    ),
    Sent(
        "site",
        "site_error",
        "低保标准的通知里电话打不通",
        "这一页写的咨询电话是空号，请核对。",
        12,
        _answered("mzj", 12, 11, "您好：谢谢指正。电话已经改为0999-6800120，原来的号码停用了。"),
        about="/documents/",
        consent=False,
    ),
    Sent(
        "policy",
        "inquiry",
        "低保边缘家庭里的重病患者能不能单独申请低保",
        "家里收入比低保标准高一点，我母亲是重病患者，能不能只给她一个人申请？",
        28,
        _answered(
            "mzj",
            28,
            26,
            "您好：可以。低保边缘家庭中的重病患者、重度残疾人可以单人纳入低保，请到户籍所在的乡镇便民服务中心提出，"
            "带身份证、户口簿和近半年的病历。",
            _rated(25, 5),
        ),
        is_public=True,
        policy="低保标准",
    ),
    Sent(
        "suggest",
        "suggestion",
        "建议在清溪公园加装座椅和路灯",
        "清溪公园东门一段没有座椅，晚上也黑，老人散步歇不了脚。",
        70,
        _answered(
            "cgj",
            69,
            64,
            "您好：建议收下。东门一段拟加装座椅十二把、路灯八盏，已列入三季度维护计划。",
            Done("supervise", 50, {"told": "请城管局月底前装好，并把完成情况告诉写信人。"}),
            Done("progress", 40, {"told": "座椅已经到货，路灯正在布线。"}),
            Done("feed_back", 20, {"told": "座椅十二把、路灯八盏全部装好，欢迎来看一看。"}),
        ),
        issue="suggest",
    ),
    Sent(
        "suggest",
        "suggestion",
        "建议农贸市场设公平秤并定期公布检定结果",
        "市场里的秤准不准大家心里没底，建议在进门处放一台公平秤，检定结果贴出来。",
        66,
        _answered(
            "scjgj",
            65,
            60,
            "您好：我局将在城区三个农贸市场设公平秤，检定结果每季度张贴一次。",
            Done("supervise", 45, {"told": "请市场监管局说明设置时间。"}),
        ),
        issue="suggest",
    ),
    Sent(
        "assess",
        "complaint",
        "办事窗口午休时间没有人值班",
        "暗访两次，政务大厅二楼综合窗口十二点半以后没有人，墙上公示的是不间断服务。",
        30,
        _answered(
            "zfb",
            29,
            25,
            "情况属实。已调整排班，午间每个窗口至少一人值班，值班表贴在窗口上。",
            Done("feed_back", 15, {"told": "复查三次，午间都有人值班。"}),
        ),
        issue="assess",
    ),
    Sent("county", "inquiry", "失业保险金怎样申领", "上个月合同到期没有续签，失业保险金到哪里申领，几个月内有效？", 1),
    Sent("enterprise", "help", "出口退税的单证补办", "企业一批货物的单证丢失，急需知道怎样补办，涉及出口退税期限。", 0),
    Sent(
        "county", "complaint", "幸福路路灯不亮", DARK, 6, (_to("cgj", 5), Done("urge", 1, {"note": "群众第二次来电"}))
    ),
    Sent(
        "county",
        "complaint",
        "幸福路的路灯坏了三盏",
        DARK + "已经一个星期了。",
        5,
        (Done("merge", 4, {"into": "幸福路路灯不亮"}),),
    ),
    Sent(
        "county",
        "help",
        "母亲卧床需要上门评估",
        "母亲卧床半年，想申请失能评估，请问能不能上门？",
        9,
        (_to("mzj", 8), Done("extend", 2, {"days": 5, "told": "评估机构排期已满，请您多等几天。"})),
    ),
    Sent(
        "county",
        "inquiry",
        "农村建房的面积标准",
        "一户三口人，自家宅基地上翻建，面积最多多少平方米？",
        4,
        (
            _to("zjj", 3),
            Done("answer", 1, {"answer": "您好：三口人一户的宅基地面积不超过120平方米，翻建要先到村里申请。"}),
        ),
        consent=False,
    ),
    Sent(
        "county",
        "complaint",
        "村里修路占了我家菜地",
        "村里修机耕路占了我家两分菜地，补偿一直没有说法。",
        20,
        (Done("refer", 18, {"told": "县信访局，霁川路3号，电话0999-6800009，已转去您的来信。"}),),
        consent=False,
    ),
    Sent(
        "county",
        "complaint",
        "对法院判决不服",
        "判决书下来了，我认为不公平，请县里给个说法。",
        25,
        (Done("refuse", 23, {"reason": "court", "told": "判决由法院管辖，可以在上诉期内向上一级人民法院上诉。"}),),
        consent=False,
    ),
    Sent(
        "county",
        "report",
        "举报工作人员上班时间打牌",
        "多次看到窗口人员上班时间打牌，请查一查。",
        7,
        (Done("assign", 6, {"organ": "zfb", "reported": "mzj"}),),
        consent=False,
        reported="mzj",
    ),
    Sent(
        "county",
        "suggestion",
        "（已屏蔽的来信）",
        "这里原有违法的内容，示例里略去。",
        3,
        (Done("hide", 3, {"note": "内容违反治安管理处罚法，留作证据"}),),
        consent=False,
    ),
    Sent(
        "county",
        "inquiry",
        "临时救助多久能批下来",
        "家里突然有人住院，申请了临时救助，多久能批？",
        15,
        (
            _to("mzj", 14),
            Done("answer", 12, {"answer": "您好：急难型二十四小时内先行救助，其他的二十个工作日内办结。"}),
            Done("approve", 12),
            Done("redo", 2, {"note": "没有告诉群众怎样查进度"}),
            Done("add", 1, {"words": "补充：我是上周三在镇里交的材料。"}),
        ),
    ),
)
