"""Who owes what in the sample county: the catalog's defaults, some rhythms, what does not concern whom, some people."""

import datetime

from disclosure.duties import unconcerned
from disclosure.duties.clock import wind
from disclosure.duties.laying import lay
from disclosure.models import Domain, Duty, PolicyContact, UnconcernedDomain
from disclosure.models.duty import Rhythm
from disclosure.sample.shapes import SAMPLE_TODAY
from portal.people.models import Organ, Person, Unit
from portal.trail.record import SYSTEM

SINCE = datetime.date(2026, 9, 1)
RHYTHMS = (
    ("mzj", "20", "最低生活保障", "审批信息", Rhythm.MONTHLY),
    ("mzj", "20", "临时救助", "审核审批信息", Rhythm.QUARTERLY),
    ("sthj", "11", "公共服务事项", "生态环境质量", Rhythm.MONTHLY),
    ("scjgj", "16", "监督检查", "由县级组织的食品安全抽检", Rhythm.QUARTERLY),
    ("czj", "04", "财政预决算", "政府预算", Rhythm.YEARLY),
    ("czj", "04", "财政预决算", "政府决算", Rhythm.YEARLY),
    ("swj", "06", "行政执法", "欠税公告", Rhythm.QUARTERLY),
    ("yjj", "15", "灾后救助", "冬春生活救助", Rhythm.YEARLY),
    ("rsj", "18", "就业信息服务", "岗位信息发布", Rhythm.MONTHLY),
)
# Domains that do not concern a township and its villages.
UNCONCERNED = (
    ("sjx", "08", "本乡没有国有土地上房屋征收的项目。"),
    ("ltx", "08", "本乡没有国有土地上房屋征收的项目。"),
    ("sjx", "17", "城市管理执法由县城市管理局在本乡统一实施和公开。"),
    ("ltx", "17", "城市管理执法由县城市管理局在本乡统一实施和公开。"),
)
WHO = (
    ("mzj", "20", "社会救助股", "社会救助专员", "clerk.mzj"),
    ("mzj", "21", "养老服务股", "养老服务专员", "clerk2.mzj"),
)


# 政策专员: organ, kind (empty: all), name, phone. Persons are plainly invented.
CONTACTS = (
    ("jcx", "", "县政府办公室政策科 测试员甲", "0999-6100101"),
    ("mzj", "", "社会救助股 测试员乙", "0999-6100201"),
    ("mzj", "notice", "办公室 测试员丙", "0999-6100202"),
    ("rsj", "", "就业促进股 测试员丁", "0999-6100301"),
)
HOURS = "工作日 9:00—12:00，14:00—17:30"


def name_contacts() -> None:
    for organ, kind, name, phone in CONTACTS:
        PolicyContact.objects.create(
            organ=Organ.objects.get(code=organ), kind=kind, name=name, phone=phone, hours=HOURS
        )


def lay_duties() -> None:
    """Inside the caller's transaction, once the catalog is there."""
    lay(by=SYSTEM, on=SAMPLE_TODAY)
    for organ, domain, level1, level2, rhythm in RHYTHMS:
        Duty.objects.filter(
            organ__code=organ, item__domain__code=domain, item__versions__level1=level1, item__versions__level2=level2
        ).update(rhythm=rhythm)
    Duty.objects.exclude(rhythm=Rhythm.EVENT).update(since=SINCE)
    for organ, domain, reason in UNCONCERNED:
        UnconcernedDomain.objects.create(
            organ=Organ.objects.get(code=organ), domain=Domain.objects.get(code=domain), reason=reason, since=SINCE
        )
    unconcerned.apply()
    for organ, domain, unit, post, username in WHO:
        Duty.objects.filter(organ__code=organ, item__domain__code=domain).update(
            unit=Unit.objects.get(organ__code=organ, name=unit), post=post,
            person=Person.objects.get(username=username),
        )  # fmt: skip
    wind(Duty.objects.rhythmic())
    name_contacts()
