"""The series (专栏) of the sample county, and which of its documents stand where in them."""

import re
from dataclasses import dataclass, field

from disclosure.models import CatalogItem, Series
from disclosure.series.placing import Placing
from portal.people.models import Organ
from portal.trail.record import SYSTEM, record

HALL = "https://zwfw.jichuan.example/matters/"
SERIES = (
    {"code": "chengbei-xiaoxue", "shape": "project", "name": "城北小学新建工程", "organ": "jyj",
     "intro": "在云麓镇城北片区新建一所24个班的小学，建筑面积13600平方米，可供1080人就读，计划2027年8月投入使用。",
     "basis": "国办发〔2017〕94号"},
    {"code": "binshui-budao", "shape": "project", "name": "清溪河滨水步道工程", "organ": "zjj",
     "intro": "沿清溪河建设步道4.2公里、驿站3处，保护沿河12株老樟树。", "basis": "国办发〔2017〕94号"},
    {"code": "bumen-yujuesuan", "shape": "budget", "name": "部门预决算", "organ": "czj", "begins": "2026",
     "intro": "县直各部门每一年的预算和决算，含“三公”经费。", "basis": "《中华人民共和国预算法》第十四条",
     "organ_kinds": ["department"], "item": "04|财政预决算|部门预算"},
    {"code": "zhengfu-yujuesuan", "shape": "budget", "name": "政府预决算", "organ": "czj", "begins": "2026",
     "intro": "县本级和各乡镇每一年的财政预算和决算。", "basis": "《中华人民共和国预算法》第十四条",
     "organ_kinds": ["township"], "item": "04|财政预决算|政府预算"},
    {"code": "gaoling-mingdan", "shape": "persons", "name": "新增高龄津贴对象名单", "organ": "mzj", "begins": "2026-07",
     "intro": "每月新纳入高龄津贴的老人，由乡镇审核、县民政局审批。对名单有疑问的，可以向县民政局养老服务股反映。",
     "basis": "《霁川县高龄津贴发放办法》", "item": "21|养老服务行业管理信息|老年人补贴申领和审批信息",
     "columns": ["序号：照写", "姓名：隐名", "乡镇：照写", "村（社区）：到村", "每月津贴（元）：照写"], "keep_days": 60},
    {"code": "guotu-kongjian", "shape": "plan", "name": "县国土空间总体规划", "organ": "zrzyj",
     "intro": "全县国土空间保护和开发的总体安排，乡镇规划和专项规划都要服从它。",
     "basis": "《中华人民共和国土地管理法》", "item": "01|规划编制|县级国土空间总体规划"},
    {"code": "baiheng-guihua", "shape": "plan", "name": "白蘅镇国土空间总体规划", "organ": "bhz",
     "intro": "白蘅镇镇域和镇区的空间安排。", "parent": "guotu-kongjian",
     "item": "01|规划编制|镇（街道）国土空间总体规划"},
    {"code": "yanglao-buju", "shape": "plan", "name": "养老服务设施布局专项规划", "organ": "zrzyj",
     "intro": "养老院、日间照料和助餐点放在哪里、留多少地。", "parent": "guotu-kongjian",
     "item": "01|规划编制|自然资源主管部门组织编制的国土空间专项规划"},
    {"code": "zhongdian-renwu", "shape": "tasks", "name": "县政府工作报告重点任务", "organ": "zfb",
     "intro": "今年要办的事，谁负责、什么时候办成、谁来监督；每个季度办到哪一步。", "basis": "霁川县人民政府工作规则",
     "item": "05|政策文件|其他政策文件"},
    {"code": "zhixing-qingkuang", "shape": "execution", "name": "重要政策执行情况", "organ": "zfb", "begins": "2026-Q3",
     "intro": "群众关心的政策，按季度公开执行得怎么样。"},
    {"code": "zhengfu-huiyi", "shape": "meeting", "name": "县政府会议", "organ": "zfb",
     "intro": "县政府常务会议议了什么、定了什么，请了谁列席。", "item": "05|政策文件|其他政策文件"},
    {"code": "xinwen-fabu", "shape": "press", "name": "新闻发布会", "organ": "zfb",
     "intro": "新闻发言人是谁、怎么联系，哪天开了发布会、说了什么。"},
    {"code": "quanze-qingdan", "shape": "list", "name": "权责清单", "organ": "xzsp",
     "intro": "各单位有哪些权力、依据什么、谁来办。每次调整都说明改了什么。", "basis": "中办发〔2015〕21号"},
    {"code": "shoufei-qingdan", "shape": "list", "name": "行政事业性收费目录清单", "organ": "czj",
     "intro": "清单以外的行政事业性收费，可以拒交并举报。", "basis": "《行政事业性收费项目审批管理暂行办法》"},
    {"code": "suiji-qingdan", "shape": "list", "name": "双随机抽查事项清单", "organ": "scjgj",
     "intro": "随机抽取检查对象、随机选派检查人员的事项，多长时间查一次、查百分之几。", "basis": "国办发〔2015〕58号"},
    {"code": "minsheng-zhinan", "shape": "guide", "name": "民生办事指南", "organ": "xzsp",
     "intro": "救助、养老、户口、入学，每份指南都写明八项要素，能网上办的可以直接去办。"},
    {"code": "jianyi-ti-an", "shape": "proposal", "name": "建议提案办理", "organ": "zfb",
     "intro": "县人大代表建议和县政协委员提案的办理答复，涉及公共利益的全文公开。", "basis": "国办发〔2014〕46号"},
    {"code": "fangxun-2026", "shape": "topic", "name": "2026年防汛", "organ": "yjj", "archived_on": "2026-10-16",
     "intro": "2026年汛期的预警、准备和灾后救助。", "sections": ["预警和处置", "准备和演练", "灾情和救助"]},
    {"code": "yanglao-fuwu", "shape": "topic", "name": "老有所养", "organ": "mzj",
     "intro": "养老政策、补贴和机构，一处看全。", "sections": ["政策", "补贴", "机构和服务"]},
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Documents whose title matches stand here; `period` may take up groups of the match."""

    title: str
    series: str
    slot: str = ""
    period: str = ""
    facts: dict[str, str | list[str]] = field(default_factory=dict)


def _meeting(title: str, no: str, held_on: str, invited: list[str], attended: str) -> Place:
    facts = {"meeting": "executive", "meeting_no": no, "held_on": held_on, "invited": invited, "attended": attended}
    return Place(title, "zhengfu-huiyi", facts=facts)


def _press(title: str, slot: str, on: str, speakers: str) -> Place:
    return Place(title, "xinwen-fabu", slot, facts={"press_on": on, "speakers": speakers})


def _reply(title: str, number: str, proposer: str, session: str, result: str) -> Place:
    facts = {"number": number, "session": session, "proposer": proposer, "result": result}
    return Place(title, "jianyi-ti-an", period="2026", facts=facts)


PEOPLE, CONSULTATIVE = "县十八届人大六次会议", "县政协十四届五次会议"
PLACES = (
    Place("城北小学新建工程可行性研究报告|城北小学新建工程水土保持|城北小学新建项目建设用地规划许可证", "chengbei-xiaoxue", "result"),
    Place("城北小学新建工程(施工|招标)(招标公告|文件澄清|中标|合同)", "chengbei-xiaoxue", "tender"),
    Place("城北小学.*(征收土地|征地|拟征收|补偿)", "chengbei-xiaoxue", "land"),
    Place("(征收土地|征地).*（城北小学", "chengbei-xiaoxue", "land"),
    Place("城北小学新建工程参建单位", "chengbei-xiaoxue", "building"),
    Place("清溪河滨水步道工程项目建议书", "binshui-budao", "result"),
    Place("清溪河滨水步道工程设计变更", "binshui-budao", "change"),
    Place("清溪河滨水步道规划方案意见征集", "binshui-budao", "service"),
    Place(r"(\d{4})年度部门预算公开", "bumen-yujuesuan", "budget", r"\1"),
    Place(r"(\d{4})年度部门决算公开", "bumen-yujuesuan", "final", r"\1"),
    Place(r"(\d{4})年(?:政府|财政)预算公开", "zhengfu-yujuesuan", "budget", r"\1"),
    Place(r"(\d{4})年(?:政府|财政)决算公开", "zhengfu-yujuesuan", "final", r"\1"),
    Place(r"(2026)年(10)月新增高龄津贴对象名单", "gaoling-mingdan", period=r"\1-\2"),
    Place(r"(2026)年([789])月新增高龄津贴对象名单", "gaoling-mingdan", period=r"\1-0\2"),
    Place("霁川县土地利用总体规划", "guotu-kongjian", period="2006-2020"),
    Place("霁川县国土空间总体规划", "guotu-kongjian", period="2021-2035"),
    Place("白蘅镇国土空间总体规划", "baiheng-guihua", period="2021-2035"),
    Place("养老服务设施布局专项规划", "yanglao-buju", period="2025-2035"),
    Place("(2026)年县政府工作报告重点任务分工", "zhongdian-renwu", "table", r"\1"),
    *(Place(f"(2026)年第{quarter}季度县政府工作报告重点任务进展", "zhongdian-renwu", "progress", rf"\1-Q{n}")
      for n, quarter in enumerate("一二三四", 1)),
    Place("(2026)年第三季度最低生活保障标准调整执行情况", "zhixing-qingkuang", period=r"\1-Q3"),
    _meeting("第54次常务会议", "第54次", "2026-06-18", ["party", "deputy", "member"], "4人"),
    _meeting("第57次常务会议", "第57次", "2026-09-14", ["firm", "public"], "5人"),
    _meeting("第58次常务会议", "第58次", "2026-10-19", ["deputy", "member", "public"], "7人"),
    Place("新闻发言人名单", "xinwen-fabu", "spokespersons"),
    _press("烟花爆竹燃放管理规定新闻发布会预告", "coming", "2026-10-14", "县公安局"),
    _press("烟花爆竹燃放管理规定新闻发布会实录", "record", "2026-10-14", "县公安局"),
    _press("村级老年助餐点建设新闻发布会预告", "coming", "2026-11-18", "县民政局"),
    Place("权力和责任清单|权责清单（", "quanze-qingdan"),
    Place("行政事业性收费目录清单", "shoufei-qingdan"),
    Place("随机抽查事项清单", "suiji-qingdan"),
    Place("^最低生活保障申请", "minsheng-zhinan", facts={"hall_url": f"{HALL}dibao"}),
    Place("^特困人员救助供养申请", "minsheng-zhinan", facts={"hall_url": f"{HALL}tekun"}),
    Place("^临时救助申请", "minsheng-zhinan", facts={"hall_url": f"{HALL}linshi"}),
    Place("^高龄津贴申领", "minsheng-zhinan", facts={"hall_url": f"{HALL}gaoling"}),
    _reply("关于增设老年助餐点的建议答复", "第23号", "deputy", PEOPLE, "a"),
    _reply("关于增加城北片区小学学位的建议答复", "第41号", "deputy", PEOPLE, "b"),
    _reply("关于公开清溪河水质的提案答复", "第62号", "member", CONSULTATIVE, "a"),
    _reply("关于加快县道204线改建的提案答复", "第17号", "member", CONSULTATIVE, "b"),
    Place("山洪灾害黄色预警", "fangxun-2026", "预警和处置"),
    Place("汛期转移路线|防汛转移演练|汛前救灾物资", "fangxun-2026", "准备和演练"),
    Place("“7·6”", "fangxun-2026", "灾情和救助"),
    Place("高龄津贴发放办法", "yanglao-fuwu", "政策"),
    Place("养老服务扶持政策措施清单|年[69]月高龄津贴发放情况", "yanglao-fuwu", "补贴"),
    Place("已备案养老机构名单", "yanglao-fuwu", "机构和服务"),
)  # fmt: skip


def lay_series() -> None:
    """Inside the caller's transaction, once organs and catalog are there. A topic is archived when it has its content."""
    for sort, seed in enumerate(SERIES, 1):
        fields = {name: value for name, value in seed.items() if name not in ("organ", "item", "parent", "archived_on")}
        series = Series(sort=sort * 10, organ=Organ.objects.get(code=seed["organ"]), **fields)
        if path := seed.get("item"):
            domain, level1, level2 = path.split("|")
            series.item = CatalogItem.objects.filter(
                domain__code=domain, versions__level1=level1, versions__level2=level2
            ).first()
        if parent := seed.get("parent"):
            series.parent = Series.objects.get(code=parent)
        series.full_clean()
        series.save(force_insert=True)
        record("series_added", by=SYSTEM, object=series, organ=seed["organ"], reason=series.name)


def archive() -> None:
    """What is over, once all its documents are in."""
    for seed in SERIES:
        if day := seed.get("archived_on"):
            Series.objects.filter(code=seed["code"], archived_on__isnull=True).update(archived_on=day)


class Placer:
    """Looks a title up; the series are read once."""

    def __init__(self):
        self.series = {series.code: series for series in Series.objects.all()}

    def placing(self, title: str) -> Placing | None:
        for place in PLACES:
            if found := re.search(place.title, title):
                return Placing(self.series[place.series], place.slot, found.expand(place.period), place.facts)
        return None
