"""The county that the six people walk through: a few documents of each sort, the rest in forty drafts."""

import datetime

from disclosure.catalog import teach_vocabulary
from disclosure.coverage import nightly
from disclosure.models import Domain, Duty, ItemQuestion, ItemVersion
from interpretation.clauses import ClausesField
from portal.cases.today import frozen
from portal.people.models import Organ, Person
from portal.site.options import set_defaults
from tests.cast import Cast, draft, make_item, released, walk
from tests.feedback.letters import open_lane
from tests.interpretation.explaining import plan, policy, reading, sign

MONDAY = datetime.date(2026, 1, 26)  # of the last week of January
BEFORE = datetime.date(2026, 1, 5)
ITEM, GUIDE = "最低生活保障：申请指南", "最低生活保障申请指南"
GUIDE_TEXT = (
    "<h2>谁可以申请</h2><p>共同生活的家庭成员人均月收入低于800元、家庭财产符合规定的本县户籍家庭。</p>"
    "<h2>要带什么</h2><ul><li>户口簿、身份证</li><li>收入和财产的声明（现场填写）</li></ul>"
    "<h2>到哪里办</h2><p>户籍所在地的乡镇便民服务中心。行动不便的，打电话后工作人员上门。</p>"
    "<h2>多久办好</h2><p>受理后30个工作日内。</p>"
)
SUPPORT = "霁川县支持小微企业稳岗若干措施"
SENTENCE = "不裁员的小微企业返还上一年度实缴失业保险费的60%"
GRANT = f"""谁：小微企业、初创企业
得到：返还上一年失业保险费的60%
条件：上一年没有裁员
期限：2026-06-30
哪里办：县民政局窗口
电话：0999-6800001
原文：{SENTENCE}"""
MANY = 40
PHONE = "13900000001"  # in one of the forty: a number that a reviewer has to answer for
HOURS = "工作日9:00—17:00"
PHONES = {"mzj": "0999-6800001", "xzf": "0999-6800000", "zhen": "0999-6800002"}
NAMES = {"xzf": "霁川县人民政府", "mzj": "霁川县民政局", "zhen": "云麓镇人民政府"}


def make_county(cast: Cast) -> Cast:
    name_it(cast)
    open_lane(cast)
    with frozen(BEFORE):
        lay_catalog(cast)
        released(cast, title=GUIDE, kind="guide", document_number="", body_html=GUIDE_TEXT, issued_on=BEFORE)
        lay_policy(cast)
        lay_forty(cast)
    nightly.count(MONDAY)
    return cast


def name_it(cast: Cast) -> None:
    set_defaults({"site.name": NAMES["xzf"], "site.mark": "霁川", "site.phone": PHONES["xzf"]}, source="测试")
    for code, name in NAMES.items():
        Organ.objects.filter(code=code).update(
            name=name,
            short_name=name.removeprefix("霁川"),
            phone=PHONES[code],
            address="霁川路1号",
            hours=HOURS,
        )
    for organ in (cast.county, cast.bureau, cast.town):
        organ.refresh_from_db()
    people = Person.objects.exclude(username="root").order_by("pk")
    for person, last in zip(people, "甲乙丙丁戊己庚辛壬癸子丑寅卯", strict=True):
        Person.objects.filter(pk=person.pk).update(name=f"测试员{last}")


def lay_catalog(cast: Cast) -> None:
    """Two items of social aid, each owed by both organs; the second is late everywhere."""
    Domain.objects.filter(code="20").update(name="社会救助")
    teach_vocabulary(Domain.objects.get(code="20"))
    ItemVersion.objects.filter(item=cast.item).update(level2="申请指南")
    ItemQuestion.objects.create(item=cast.item, words="低保怎么申请？")
    other = make_item("20", "0002")
    ItemVersion.objects.filter(item=other).update(level1="临时救助", level2="救助对象名单")
    for organ in (cast.bureau, cast.town):
        Duty.objects.create(item=cast.item, organ=organ, since=BEFORE)
        Duty.objects.create(item=other, organ=organ, since=BEFORE, rhythm="monthly", due_on=datetime.date(2026, 1, 20))


def lay_policy(cast: Cast) -> None:
    """What small enterprises may get, as a grain of its interpretation."""
    other = make_item("20", "0003")
    document = policy(cast, items=[other], title=SUPPORT, body_html=f"<p>{SENTENCE}。</p>", issued_on=BEFORE)
    plan(cast, document, on=BEFORE)
    sign(cast, document)
    told = reading(cast, document, title="小微企业能拿到哪些补贴", clauses=ClausesField().clean(GRANT))
    sign(cast, told)


def lay_forty(cast: Cast) -> None:
    for number in range(1, MANY + 1):
        words = f"<p>第{number}批名单见公示栏。</p>" + (f"<p>联系人手机{PHONE}。</p>" if number == MANY else "")
        walk(cast, draft(cast, title=f"2026年第{number}批临时救助公示", document_number="", kind="list",
                         body_html=words, issued_on=BEFORE), 1)  # fmt: skip
