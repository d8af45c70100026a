"""A domain that does not concern an organ: declared once with its reason, it holds for the organ and all below it."""

import datetime

import pytest

from disclosure.coverage import nightly
from disclosure.duties import unconcerned
from disclosure.duties.laying import lay
from disclosure.models import Coverage, Duty, ItemVersion, UnconcernedDomain
from portal.cases.today import frozen
from portal.trail.models import Trail
from tests.cast import make_item
from tests.pages import at_most, text

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 18)
REASON = "本镇没有这项业务"


@pytest.fixture(autouse=True)
def on_a_day():
    with frozen(DAY):
        yield


@pytest.fixture
def owed(cast):
    """An item of two levels, owed by the bureau and the town; another domain beside it."""
    ItemVersion.objects.update(levels=["county", "township"])
    make_item("21", "0001")
    lay(by=cast.office, on=DAY)
    return cast


def reasons() -> dict[str, str]:
    return dict(Duty.objects.filter(item__domain__code="20").values_list("organ__code", "not_applicable"))


def declare(organ, **fields) -> UnconcernedDomain:
    domain = Duty.objects.filter(item__domain__code="20").first().item.domain
    declared = UnconcernedDomain.objects.create(organ=organ, domain=domain, reason=REASON, since=DAY, **fields)
    unconcerned.apply()
    return declared


def test_duties_of_the_organ_take_over_the_reason_and_others_do_not(owed):
    declare(owed.town)
    assert reasons() == {"mzj": "", "zhen": REASON}
    assert Duty.objects.get(organ=owed.bureau, item__domain__code="21").not_applicable == ""


def test_word_of_the_county_holds_for_everybody_and_ends_with_it(owed):
    declared = declare(owed.county)
    assert reasons() == {"mzj": REASON, "zhen": REASON}
    declared.ended_on = DAY
    declared.save()
    unconcerned.apply()
    assert reasons() == {"mzj": "", "zhen": ""}


def test_what_was_said_of_one_duty_stays(owed):
    Duty.objects.filter(organ=owed.town, item__domain__code="20").update(not_applicable="另有理由")
    declared = declare(owed.town)
    UnconcernedDomain.objects.filter(pk=declared.pk).update(ended_on=DAY)
    unconcerned.apply()
    assert reasons()["zhen"] == "另有理由"


def test_duty_that_is_laid_later_is_unconcerned_too(owed):
    declare(owed.town)
    make_item("20", "0002")
    ItemVersion.objects.update(levels=["county", "township"])
    lay(by=owed.office, on=DAY)
    assert set(
        Duty.objects.filter(organ=owed.town, item__domain__code="20").values_list("not_applicable", flat=True)
    ) == {REASON}


def test_rhythm_of_an_unconcerned_duty_stands_still(owed):
    Duty.objects.update(rhythm="monthly", since=DAY)
    declared = declare(owed.town)
    duty = Duty.objects.get(organ=owed.town, item__domain__code="20")
    assert duty.due_on is None
    UnconcernedDomain.objects.filter(pk=declared.pk).update(ended_on=DAY)
    unconcerned.apply()
    duty.refresh_from_db()
    assert duty.due_on == datetime.date(2026, 3, 31)


def test_public_reads_which_domains_do_not_concern_the_township_and_the_county(owed):
    declare(owed.town)
    nightly.count(DAY)
    assert Coverage.objects.get(organ=owed.town, domain__code="20").state == "not_applicable"
    page = text("/coverage/organs/zhen/")
    assert "未涉及的领域" in page and REASON in page and page.count("<tr id=") == 0
    assert REASON not in text("/catalog/20/") and REASON not in text("/catalog/")
    declare(owed.county)
    assert "本地不涉及" in text("/catalog/20/") and REASON in text("/catalog/")
    with at_most(10):
        text("/coverage/organs/zhen/")


def test_office_declares_and_nobody_else(owed, at_desk):
    said = {"organ": owed.town.pk, "domain": owed.item.domain_id, "reason": REASON}
    address = "/admin/disclosure/unconcerneddomain/add/"
    for who in ("clerk", "town_clerk", "auditor"):
        assert at_desk(who).post(address, said).status_code == 403, who
    office = at_desk("office")
    assert "公众会看到" in office.get(address).content.decode()
    assert office.post(address, said | {"reason": ""}).status_code == 200 and not UnconcernedDomain.objects.exists()
    assert office.post(address, said).status_code == 302
    assert reasons()["zhen"] == REASON and Trail.objects.filter(action="unconcerneddomain_added").exists()
    assert "已经声明过" in office.post(address, said).content.decode()
    declared = UnconcernedDomain.objects.get()
    change = f"/admin/disclosure/unconcerneddomain/{declared.pk}/change/"
    assert at_desk("clerk").get(change).status_code == 404 and at_desk("town_clerk").get(change).status_code == 200
    assert office.post(change, {"reason": REASON, "ended_on": "2026-03-18"}).status_code == 302
    assert reasons()["zhen"] == ""
