"""What people of the sample county were worried about, and what it said, one row a response; all invented."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Answered:
    """`of`: words of the title of the document beside which it is brought in; `seen`, `said`: local time."""

    of: str
    organ: str
    title: str
    concern: str
    topic: str
    seen_in: str
    seen: datetime
    assessed: datetime
    said: datetime
    body: str
    spoken_by: str = ""
    urgency: str = "other"


ANSWERED = (
    Answered(
        "2026年秋季学校食堂食品安全检查结果", "scjgj", "学校食堂检查查出的问题都改了吗",
        "检查结果公布以后，家长问：查出问题的食堂停没停，什么时候能改好，谁去复查。",
        "food_and_drugs", "net", datetime(2026, 9, 14, 8, 40), datetime(2026, 9, 14, 11, 0),
        datetime(2026, 9, 15, 16, 30),
        "检查中发现问题的3家食堂，都在发现的当天停用了有问题的设备和原料，没有发现学生身体不适。\n"
        "# 改了没有\n两家已在9月12日前改好；一家更换消毒柜，9月18日前改好，这期间餐具由配送单位统一消毒。\n"
        "# 谁来复查\n县市场监管局和县教育局一起复查，复查结果还在本网站公布。家长可以向学校报名，参加每月一次的陪餐。",
        "测试员甲 县市场监管局食品安全总监",
    ),
    Answered(
        "“7·6”暴雨洪涝灾害灾情核定公告", "yjj", "暴雨以后的饮水、道路和救助，今天到了哪一步",
        "受灾的乡亲问：水能不能喝，路什么时候通，房子进水怎么报、报给谁。",
        "hardship", "hotline", datetime(2026, 7, 6, 5, 20), datetime(2026, 7, 6, 6, 10), datetime(2026, 7, 6, 9, 30),
        "7月6日9时，全县转移的612人已全部安置，没有人员失联。\n"
        "# 饮水\n云麓水厂供水正常。青石渡镇两个村的水井被淹，请不要饮用井水，送水车每天8时、16时到村。\n"
        "# 道路\n县道两处塌方正在清理，预计今晚单向通行。\n"
        "# 房子进水怎么报\n告诉村（居）委会或者打12345，乡镇48小时内上门核实，不用自己准备材料。",
        "测试员乙 县应急管理局局长", "emergency",
    ),
    Answered(
        "关于城北小学明年能否按时招生的说明", "jyj", "城北小学会不会推迟开学",
        "家住城北的家长担心新学校赶不上明年9月招生，孩子要不要先报别的学校。",
        "livelihood", "letter", datetime(2026, 7, 17, 15, 0), datetime(2026, 7, 18, 9, 0),
        datetime(2026, 7, 19, 10, 0),
        "按现在的进度，城北小学2027年6月完工，可以赶上2027年9月招生。\n"
        "# 万一赶不上呢\n已经准备了过渡办法：城北片区的新生先在第二小学上课，不用家长另找学校，也不影响学籍。\n"
        "# 怎样知道最新进度\n工程进度每两个月在本网站的“城北小学新建工程”专栏更新一次。",
    ),
    Answered(
        "霁川县2026年10月安全生产检查情况通报", "yjj", "老旧小区的燃气安全检查，谁来查、收不收钱",
        "有人自称燃气公司上门检查并推销软管，老人分不清真假。",
        "safety", "visit", datetime(2026, 11, 14, 9, 10), datetime(2026, 11, 14, 15, 30),
        datetime(2026, 11, 16, 9, 0),
        "入户安全检查每年一次，不收费，也不推销任何东西。\n"
        "# 怎样认真假\n检查员穿工装、带工牌，工牌上有二维码；检查前，社区会在楼道里贴通知，写明日期和姓名。\n"
        "# 遇到推销怎么办\n不要付钱，打12345或者所在社区的电话。已经付了钱的，凭收据由县市场监管局帮助追回。",
    ),
)  # fmt: skip
