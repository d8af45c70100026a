"""Last year's annual reports of the sample county: of some organs, then of the county, which names who has none."""

import datetime
from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.utils import timezone

from disclosure.sample.loading.walk import Walker
from disclosure.sample.shapes import SAMPLE_TODAY
from feedback.reports import clearing, drafting
from feedback.reports.drafting import Draft
from feedback.reports.figures import ROW_A
from feedback.reports.table_b import NEW
from portal.cases.today import today
from portal.people.models import Role
from portal.publishing.moving import advance

YEAR = SAMPLE_TODAY.year - 1
BOOK = f"{YEAR}年还没有使用本平台，按纸质登记簿填写。"
PEOPLE, FIRMS, LAWYERS = "natural_person", "business", "legal_service"
# Organ, day of January; licences, penalties, compulsory measures, fees; requests by result and applicant; what is
# told of the year, what was wanting.
REPORTS = (
    ("zfb", 23, (0, 0, 0, "0.00"), {"granted": {PEOPLE: 6, FIRMS: 1}, "partial": {PEOPLE: 2},
                                    "unable_not_held": {PEOPLE: 5}, "refused_petition": {PEOPLE: 2}},
     "公开县政府文件、会议和督查情况，修订公开指南一次。", "会商还不够快，答复偏晚的有两件，已改为收件次日会商。"),
    ("mzj", 22, (18, 2, 0, "0.00"), {"granted": {PEOPLE: 4, FIRMS: 1}, "partial": {PEOPLE: 3},
                                     "denied_third_party": {PEOPLE: 1}, "unable_not_held": {PEOPLE: 2}},
     "公开救助标准、对象人数和资金发放，名单按规定遮盖后公示。", "乡镇公示栏更新有快有慢，今年按月抽查并通报。"),
    ("rsj", 26, (41, 7, 0, "0.00"), {"granted": {PEOPLE: 3}, "denied_process": {PEOPLE: 1},
                                     "unable_needs_creation": {LAWYERS: 1}},
     "公开就业补贴、社保缴费和欠薪查处情况，组织政策宣讲十二场。", "政策解读形式少，年内增加图解和问答。"),
    ("jyj", 21, (9, 1, 0, "0.00"), {"granted": {PEOPLE: 5}, "denied_internal_affairs": {PEOPLE: 1}},
     "公开招生片区、教师招聘和校车线路，开学前集中解答。", "招生政策发布离报名太近，今年提前到四月。"),
    ("czj", 28, (0, 0, 0, "0.00"), {"granted": {FIRMS: 3, PEOPLE: 1}, "partial": {FIRMS: 1}},
     "公开县级预算决算、政府债务和采购结果。", "部门预算公开的说明不够通俗，今年统一附一张图。"),
    ("zjj", 30, (56, 12, 0, "83.60"), {"granted": {PEOPLE: 2, FIRMS: 2}, "denied_case_file": {PEOPLE: 1},
                                       "refused_repeat": {PEOPLE: 1}},
     "公开公租房分配、施工许可和燃气安全检查情况。", "物业纠纷类申请多，改进办法是把常问的事项主动公开。"),
    ("zrzyj", 29, (73, 19, 2, "412.35"), {"granted": {PEOPLE: 8, FIRMS: 2}, "partial": {PEOPLE: 3},
                                          "denied_special_query": {PEOPLE: 4}, "unable_not_held": {PEOPLE: 6}},
     "公开征地批准文件、补偿标准和出让公告。", "征地档案年代久，检索慢，改进办法是分批数字化。"),
)  # fmt: skip
COUNTY = "jcx"


def texts(titles: list[str]) -> dict[str, Callable[[Walker, UUID], None]]:
    """Name → how to bring it in, the county's last; nothing while there is no year before."""
    if not titles or today().year <= YEAR:
        return {}
    found = {f"report:{YEAR}:{row[0]}": partial(_bring, *row) for row in REPORTS}
    return found | {f"report:{YEAR}:{COUNTY}": _bring_whole}


def _bring(code, day, known, requests, year_told, wanting, walker: Walker, identity: UUID) -> None:
    names = ("licences", "penalties", "compulsory_measures", "fees_10k_yuan")
    entered = {"a": {ROW_A: dict(zip(names, known, strict=True))}, "b": _book(requests)}
    n = sum(sum(row.values()) for row in requests.values())
    told = {
        "overall": f"主动公开：{year_told}\n依申请公开：全年收到申请{n}件，都在期限内答复。\n"
                   "政府信息管理：制作信息时同步定公开属性，发布前逐件审查。\n"
                   "平台建设：网站专栏每周核对一次，断链当天修好。\n监督保障：一名负责人分管，两名工作人员经办，培训两次。",
        "problems": f"主要问题和改进：{wanting}", "other": "本年度没有收取信息处理费，没有其他需要报告的事项。",
    }  # fmt: skip
    draft = Draft(told, entered, {"a": f"本单位{YEAR}年业务台账", "b": BOOK})
    _release(walker, identity, code, datetime.date(YEAR + 1, 1, day), draft)


def _bring_whole(walker: Walker, identity: UUID) -> None:
    told = {
        "overall": "主动公开：县政府和各单位的公开目录全部上线，规范性文件集中公布。\n"
                   "依申请公开：统一登记、分办，疑难件由县政务公开办会商。\n政府信息管理：建立文件属性源头认定和每季清理制度。\n"
                   "平台建设：网站改版，手机可看，长者模式可用。\n"
                   "监督保障：工作考核占年度考核的百分之四；社会评议请三十名代表打分；没有需要责任追究的情形。",
        "problems": "主要问题：部分乡镇公开不及时，解读不够通俗。\n改进情况：栏目更新慢已经整改，今年按月通报。",
        "other": "全县没有收取信息处理费。",
    }  # fmt: skip
    _release(walker, identity, COUNTY, datetime.date(YEAR + 1, 3, 27), Draft(told))


def _release(walker: Walker, identity: UUID, code: str, day: datetime.date, draft: Draft) -> None:
    organ = walker.organs[code]
    clerk = walker.people(organ, Role.CLERK)[0]
    at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(10)))
    revision = drafting.begin(organ, YEAR, by=clerk, published_at=at, identity=identity)
    revision = drafting.save(revision.pk, draft, by=clerk)
    revision = advance(revision.pk, "submit", by=clerk)
    if clearing.needs_clearance(revision):
        office = walker.people(walker.organs[COUNTY], Role.OPENNESS_OFFICE)[0]
        clearing.clear(revision.pk, by=office, hash=revision.hash, is_cleared=True)
    walker.pass_on(revision, clerk)


def _book(requests: dict) -> dict:
    """What came in was all decided in the year."""
    new: dict[str, int] = {}
    for numbers in requests.values():
        for applicant, number in numbers.items():
            new[applicant] = new.get(applicant, 0) + number
    return {**requests, NEW: new}
