"""Documents that are not simply public: still being written, reviewed, returned, parked, waiting, withdrawn, corrected."""

from dataclasses import replace

from disclosure.sample.files import csv_file
from disclosure.sample.shapes import SecondVersion

from .base import doc

# Title → the right passage, what stood there in the first version, what the correction says, how many days later.
CORRECTIONS = {
    "霁川县人民政府办公室关于提高2026年城乡居民最低生活保障标准的通知": (
        "<td>每人每年</td>", "<td>每人每月</td>", "更正表中农村居民保障标准的计算单位", 3,
    ),
    "霁川县城乡公交线路和票价（2026年9月版）": ("6:20—18:30", "6:20—18:00", "更正101路、102路末班车时间", 6),
    "霁川县应急避难场所名录": (">34000<", ">3400<", "更正县体育场面积，原表少一个零", 9),
    "霁川县已备案养老机构名单（2026年8月）": ("汀兰护理院", "汀澜护理院", "更正机构名称中的错字", 4),
    "霁川县2026年部分职业人力资源市场工资价位": ("2146名", "2164名", "更正抽样人数", 7),
}  # fmt: skip


def corrected(document):
    """The document with the mistake of its first version put in, and the right text as its second version."""
    if document.title not in CORRECTIONS:
        return document
    right, wrong, reason, days = CORRECTIONS[document.title]
    first = document.body_html.replace(right, wrong)
    second = SecondVersion(reason=reason, body_html=document.body_html, days_after=days)
    return replace(document, state="corrected", body_html=first, second_version=second)


def documents():
    yield from being_written()
    yield from under_review()
    yield from stopped()
    yield from withdrawn()


def being_written():
    yield doc(
        "20|临时救助|审核审批信息", "mzj", "2026-11-18", "data", "霁川县2026年10月临时救助审批情况",
        """10月全县临时救助68人次，发放救助金8.9万元。
        | 类型 | 人次 | 金额（元） |
        | 急难型 | 27 | 31200 |
        | 支出型 | 41 | 57800 |
        | 合计 | 68 | 89000 |
        （待补：分乡镇数据。）""",
        state="draft",
    )  # fmt: skip
    yield doc(
        "24|教师管理|教师培训", "jyj", "2026-11-19", "notice", "霁川县教育局关于做好2027年“国培”“省培”学员选派工作的通知",
        """各中小学、幼儿园：
        2027年培训项目学员选派工作即将开始，请各校按学科需要提出人选，每校参训教师不超过专任教师的两成，乡村教师占比不低于六成。
        已连续两年参加集中培训的教师，今年原则上不再安排。""",
        state="draft",
    )  # fmt: skip
    yield doc(
        "26|公共服务信息|停水、停气、停热通知", "gszx", "2026-11-20", "public_notice", "霁川县供水服务中心关于青平路管网冲洗的通告",
        """为改善管网水质，定于2026年11月27日22:00至28日5:00对青平路供水管网进行冲洗，期间沿线水压降低，可能出现短时浑浊。
        请提前储水，恢复后先放水再使用。咨询电话0999-6800562。""",
        state="draft",
    )  # fmt: skip
    yield doc(
        "23|农业生产发展资金|支持新型农业经营主体", "ltz", "2026-11-17", "notice", "鹿苔镇人民政府关于申报2027年家庭农场扶持项目的通知",
        """各村民委员会：
        2027年家庭农场扶持项目开始申报，每村推荐不超过两家，经营规模应当达到粮食100亩、蔬菜20亩或者食用菌2万棒以上。
        请于12月5日前将推荐表和土地流转合同复印件交镇农业农村与生态环境办公室。""",
        state="draft",
    )  # fmt: skip


def under_review():
    yield doc(
        "20|最低生活保障|审批信息", "mzj", "2026-11-17", "data", "霁川县2026年11月最低生活保障对象和资金发放情况",
        """11月发放城乡最低生活保障金，覆盖对象比上月减少9人，主要是就业后收入超过标准的家庭退出。
        | 类别 | 户数（户） | 人数（人） | 金额（元） |
        | 城市 | 412 | 655 | 318200 |
        | 农村 | 1866 | 3040 | 1103500 |
        | 合计 | 2278 | 3695 | 1421700 |
        对发放情况有疑问的，可以向县民政局社会救助股反映，电话0999-6800120。""",
        state="first_review",
    )  # fmt: skip
    yield doc(
        "21|养老服务业务办理|老年人补贴", "mzj", "2026-11-13", "notice", "霁川县民政局关于发放2026年第四季度高龄津贴的通知",
        """各乡镇人民政府：
        第四季度高龄津贴定于12月10日前发放到个人账户，请各乡镇于11月30日前完成新增和停发人员核对。
        | 年龄 | 每月标准（元） |
        | 80至89周岁 | 60 |
        | 90至99周岁 | 120 |
        | 100周岁以上 | 600 |
        去世人员从次月起停发，不得以任何理由代领。""",
        state="final_review", document_number="霁民发",
    )  # fmt: skip
    yield doc(
        "25|行政检查类事项|对医疗卫生机构的监督检查", "wjj", "2026-11-16", "data", "霁川县2026年第三季度医疗美容场所专项检查结果",
        """对全县11家医疗美容和生活美容场所开展检查，发现生活美容场所超范围开展注射的1家，已立案；责令整改3家，其余合格。
        | 类别 | 检查（家） | 整改（家） | 立案（家） |
        | 医疗美容 | 3 | 1 | 0 |
        | 生活美容 | 8 | 2 | 1 |
        | 合计 | 11 | 3 | 1 |""",
        state="first_review",
    )  # fmt: skip
    yield doc(
        "05|行政管理|重点领域检查和巡查信息", "yjj", "2026-11-13", "circular", "霁川县2026年10月安全生产检查情况通报",
        """各乡镇人民政府，各有关企业：
        10月检查企业38家，发现隐患94处，整改87处，其余7处限期12月10日前完成。粉尘涉爆、有限空间两类企业自查自纠较好，小型仓储的消防通道占用问题反复出现。""",
        state="first_review", document_number="霁应急函",
    )  # fmt: skip
    yield doc(
        "10|实施监管|竣工验收", "bhz", "2026-11-12", "announcement", "白蘅镇2026年农村危房改造竣工验收结果公示",
        """我镇2026年农村危房改造17户全部完工，11月9日至10日组织验收，16户合格，1户因厨房排烟未到位限期整改。
        公示期7日，对验收结果有异议的请拨打0999-6800702。""",
        state="first_review",
    )  # fmt: skip
    yield doc(
        "18|就业信息服务|市场工资指导价位信息发布", "rsj", "2026-11-11", "data", "霁川县2026年家政服务工资参考价位",
        """根据对家政企业和雇主的抽样，2026年家政服务工资参考价位如下，供双方协商。
        | 服务 | 低位数（元/月） | 中位数（元/月） |
        | 住家保姆 | 4000 | 4800 |
        | 钟点保洁（每小时） | 25 | 32 |
        | 月嫂（26天） | 6800 | 8600 |""",
        state="second_review", attachments=(csv_file("家政服务工资参考价位", ["服务", "低位数", "中位数"], [["住家保姆", 4000, 4800], ["月嫂", 6800, 8600]]),),
    )  # fmt: skip
    yield doc(
        "01|规划编制|城市、镇详细规划", "zrzyj", "2026-11-09", "announcement", "青石渡镇渡口片区控制性详细规划草案公示",
        """渡口片区控制性详细规划草案拟公示30日，规划范围68.4公顷，主要内容为老渡口保护、滨江公共空间和停车设施布局。
        公示期内可以到青石渡镇政府一楼查阅图纸并提出意见。""",
        state="second_review",
    )  # fmt: skip
    yield doc(
        "04|财政预决算|政府预算", "czj", "2026-11-16", "announcement", "霁川县2026年县级预算调整方案（债券部分）",
        """2026年新增专项债券额度1.2亿元，拟用于县人民医院新院区二期5000万元、城北片区管网4200万元、职业中学实训楼2800万元，预算调整方案已经县人大常委会批准。
        | 项目 | 金额（万元） |
        | 县人民医院新院区二期 | 5000 |
        | 城北片区管网 | 4200 |
        | 职业中学实训楼 | 2800 |
        | 合计 | 12000 |""",
        state="final_review",
    )  # fmt: skip
    yield doc(
        "17|违法建设|未经批准进行临时建设，未按照批准内容进行临时建设或者临时建筑物、构筑物超过批准期限不拆除", "cgj", "2026-11-17", "public_notice", "霁川县城市管理局关于限期拆除超期临时建筑的通告",
        """经清查，县城范围内仍有超过批准期限未拆除的临时建筑14处、2160平方米。请产权单位自本通告发布之日起十五日内自行拆除；逾期不拆的依法处理，费用由责任人承担。""",
        state="final_review",
    )  # fmt: skip


def stopped():
    yield doc(
        "20|最低生活保障|审批信息", "mzj", "2026-11-10", "list", "霁川县2026年10月新增城市低保家庭名单",
        """10月新增城市低保家庭9户、17人，自11月起发放。
        | 社区 | 户主（隐名） | 人数 |
        | 城北社区 | 测某某 | 2 |
        | 学前社区 | 测某 | 1 |""",
        state="returned", reason_code="personal_data", state_reason="表中附了门牌号，可以认出是谁家。请删去门牌号，只保留社区和人数。",
    )  # fmt: skip
    yield doc(
        "02|施工有关信息|施工过程信息", "jtj", "2026-11-11", "data", "县道204线改建工程10月进度",
        """截至10月底，路基完成18.4公里，面层完成11.2公里，渡北桥桩基全部完成。预计2027年5月通车。""",
        state="returned", reason_code="content", state_reason="只写了完成量，没有写设计总量和投资完成额，读者看不出进度快慢。请按上月的表格式补全。",
    )  # fmt: skip
    yield doc(
        "12|公共服务|举办各类展览、讲座信息", "tsg", "2026-11-13", "announcement", "“霁川讲堂”12月讲座预告",
        """12月安排讲座三场，主题分别为冬季养生、亲子阅读和年货选购，均在二楼报告厅，每场限120人，免费入场。""",
        state="returned", reason_code="format", state_reason="没有写每场的具体日期和钟点，也没有写预约办法。",
    )  # fmt: skip
    yield doc(
        "15|备灾管理|救灾物资储备", "yjj", "2026-10-28", "data", "霁川县应急物资储备库布局和容量明细",
        """县级储备库、乡镇储备点的具体库位、容量和周转方式说明。
        本表拟列明每个库点的坐标和进出通道，方便社会车辆协助调运。""",
        state="referred", state_reason="库点坐标和通道是否属于不宜公开的信息，本局不能确定，转报县保密行政管理部门。",
    )  # fmt: skip
    yield doc(
        "11|公共服务事项|污染源监督监测", "sthj", "2026-11-05", "data", "霁川县2026年第三季度重点排污单位监督性监测结果",
        """第三季度监测6家重点排污单位，5家达标，1家总磷超标0.2倍。超标单位对监测数据提出异议，正在复测。""",
        state="referred", state_reason="企业称原始数据涉及商业秘密，是否全部公开需请示上级生态环境部门。",
    )  # fmt: skip
    yield doc(
        "24|招生管理|招生政策", "jyj", "2026-11-18", "notice", "霁川县教育局关于2027年义务教育阶段学区调整的通知",
        """各学区、各中小学：
        经征求意见和风险评估，2027年秋季起城北片区学区作如下调整：新建成的城北小学服务范围扩大到规划三路以北；原由第二实验小学服务的两个小区划入城北小学。
        在校生不受影响，毕业前可以继续就读原学校。""",
        state="scheduled", release_in_days=4, document_number="霁教发",
    )  # fmt: skip
    yield doc(
        "06|纳税服务|办税日历", "swj", "2026-11-19", "list", "2027年1月申报纳税期限提示",
        """| 税种 | 申报截止日 |
        | 增值税、消费税 | 1月20日 |
        | 个人所得税（代扣代缴） | 1月20日 |
        | 企业所得税（第四季度预缴） | 1月20日 |
        元旦假期顺延，请错峰申报。""",
        state="scheduled", release_in_days=11,
    )  # fmt: skip


def withdrawn():
    yield doc(
        "14|扶贫对象|贫困人口识别", "sjx", "2025-06-05", "announcement", "松涧乡2025年第二批防返贫监测对象名单公示",
        """经村级评议、乡级审核，拟纳入监测对象5户、16人，公示期7日，异议请向乡农业农村办公室反映，电话0999-6800744。""",
        state="withdrawn", reason_code="expired", state_reason="公示期已满，名单不宜长期留在网上。",
    )  # fmt: skip
    yield doc(
        "13|法律援助|法律援助补贴发放", "sfj", "2026-02-05", "data", "霁川县2025年度法律援助补贴发放表",
        """2025年度发放法律援助补贴71.28万元，涉及案件460件，按案件类型分列。""",
        state="withdrawn", reason_code="duplicate", state_reason="与2月6日公开的《霁川县2025年度法律援助案件补贴发放情况》重复。",
    )  # fmt: skip
    yield doc(
        "25|行政给付类事项|独生子女父母奖励", "qsdz", "2026-03-02", "announcement", "青石渡镇2025年度独生子女父母奖励金发放名单",
        """2025年度发放独生子女父母奖励金286人、34320元，按村（居）列出人数和金额。""",
        state="withdrawn", reason_code="personal_data", state_reason="附表中有出生年月，按保护个人信息的要求撤下，改在村公示栏公示。",
    )  # fmt: skip
    yield doc(
        "03|政府采购信息|招标公告", "jyj", "2025-08-14", "announcement", "霁川县校服选购项目公开招标公告",
        """2025年秋季校服选购公开招标，预算单价夏装70元、秋装120元，预计数量9200套，投标截止2025年9月4日。""",
        state="withdrawn", reason_code="error", state_reason="预算依据有误，项目取消后重新组织，见后续公告。",
    )  # fmt: skip
