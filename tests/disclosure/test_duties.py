"""Who owes what: the catalog's defaults as rows, the difference first; what the office says stays; the clock."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from disclosure.catalog import retire
from disclosure.duties import clock, reminding
from disclosure.duties.defaults import default_duties, rhythm_of
from disclosure.duties.laying import difference, lay
from disclosure.models import Duty, ItemVersion
from portal.cases.today import frozen
from portal.people.models import Organ
from portal.publishing.moving import advance
from portal.trail.models import Trail
from tests.cast import make_item, released, said

pytestmark = pytest.mark.medium

DAY = datetime.date
TODAY = DAY(2026, 3, 18)


@pytest.fixture(autouse=True)
def on_a_day():
    with frozen(TODAY):
        yield


@pytest.fixture
def village(cast):
    return Organ.objects.create(
        code="cun", name="测试镇一村村民委员会", short_name="一村", kind="village", parent=cast.town
    )


def say(item, **fields) -> None:
    ItemVersion.objects.filter(item=item).update(**fields)


def owing(item) -> set[str]:
    found, _nobody = default_duties(ItemVersion.objects.filter(item=item), Organ.objects.in_order())
    return {Organ.objects.get(pk=each.organ_id).code for each in found}


def duty(cast, **fields) -> Duty:
    return Duty.objects.create(**{"organ": cast.bureau, "item": cast.item, "since": DAY(2026, 1, 1)} | fields)


def test_bureau_is_found_by_the_catalogs_words_for_it(cast):
    assert owing(cast.item) == {"mzj"}


def test_peoples_government_is_not_the_civil_affairs_bureau(cast):
    say(cast.item, publisher="县级人民政府", levels=["county"])
    assert owing(cast.item) == {"xzf"}


def test_township_level_falls_to_every_township_and_village_words_to_villages(cast, village):
    say(cast.item, levels=["county", "township"], publisher="县级民政部门、乡镇人民政府（街道办事处）")
    assert owing(cast.item) == {"mzj", "zhen"}
    say(cast.item, levels=["township"], publisher="乡镇人民政府")
    assert owing(cast.item) == {"zhen"}
    say(cast.item, levels=["county"], publisher="贫困人口所在行政村、乡镇人民政府")
    assert owing(cast.item) == {"cun", "zhen"}


def test_what_is_open_on_request_only_is_owed_by_nobody(cast):
    say(cast.item, mode="on_request")
    assert owing(cast.item) == set()


def test_item_without_any_organ_is_told(cast):
    say(cast.item, publisher="县级税务主管部门")
    assert (difference().nobody, difference().new) == ([cast.item.pk], [])


@pytest.mark.parametrize(
    ("fields", "rhythm"),
    [
        ({"limit_kind": "annual_date", "annual_date": "01-31"}, "yearly"),
        ({"limit_event": "previous_update"}, "renewed"),
        ({"time_limit_text": "每季度公开一次", "limit_kind": "none"}, "quarterly"),
        ({"time_limit_text": "按月公开", "limit_kind": "none"}, "monthly"),
        ({"time_limit_text": "信息形成之日起20个工作日内"}, "event"),
    ],
)
def test_rhythm_comes_from_the_limit(fields, rhythm):
    assert rhythm_of(ItemVersion(**fields)) == rhythm


def test_difference_is_shown_before_it_is_written_and_laying_twice_changes_nothing(cast):
    second = make_item("21", "0001")
    assert len(difference().new) == 2 and not Duty.objects.exists()
    lay(by=cast.office, on=TODAY)
    assert set(Duty.objects.values_list("organ__code", "item")) == {("mzj", cast.item.pk), ("mzj", second.pk)}
    steps = Trail.objects.filter(action="duties_laid").count()
    again = lay(by=cast.office, on=TODAY)
    assert (again.writes, again.kept, Trail.objects.filter(action="duties_laid").count()) == (False, 2, steps) == (
        False, 2, 1,
    )  # fmt: skip


def test_item_that_left_the_catalog_is_owed_no_longer_and_again_when_it_is_back(cast):
    lay(by=cast.office, on=TODAY)
    with transaction.atomic():
        retire(ItemVersion.objects.get(), on=TODAY)
    lay(by=cast.office, on=TODAY)
    assert Duty.objects.get().ended_on == TODAY
    ItemVersion.objects.update(state="in_force", in_force_until=None)
    lay(by=cast.office, on=TODAY)
    assert Duty.objects.get().ended_on is None


def test_what_the_office_said_stays(cast):
    by_hand = duty(cast, organ=cast.town, by_hand=True)
    lay(by=cast.office, on=TODAY)
    Duty.objects.filter(organ=cast.bureau).update(not_applicable="没有这项业务")
    lay(by=cast.office, on=TODAY)
    by_hand.refresh_from_db()
    assert by_hand.ended_on is None
    assert Duty.objects.get(organ=cast.bureau).not_applicable == "没有这项业务"


def test_command_shows_first_and_lays_then(cast):
    told = StringIO()
    call_command("lay_duties", "--dry-run", stdout=told)
    assert "新增1条" in told.getvalue() and not Duty.objects.exists()
    call_command("lay_duties", stdout=StringIO())
    assert Duty.objects.count() == 1


def test_clock_goes_on_with_a_release_and_back_with_a_withdrawal(cast):
    owed = duty(cast, rhythm="monthly")
    clock.wind([owed])
    assert owed.due_on == DAY(2026, 1, 31)
    with frozen(TODAY):
        revision = released(cast)
    newest = timezone.localdate(revision.publication.entry.sort_at)
    assert [each.pk for each in clock.moved()] == [owed.pk]
    assert clock.wind(clock.moved()) == 1 and clock.moved() == []
    owed.refresh_from_db()
    assert owed.due_from == newest and owed.due_on > newest
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错了"))
    clock.wind(clock.moved())
    owed.refresh_from_db()
    assert (owed.due_from, owed.due_on) == (None, DAY(2026, 1, 31))


def test_what_does_not_apply_is_never_due(cast):
    owed = duty(cast, rhythm="monthly", not_applicable="没有这项业务")
    clock.wind([owed])
    assert owed.due_on is None


def test_each_clerk_is_reminded_once_of_what_is_due_soon(cast):
    owed = duty(cast, rhythm="monthly", due_on=DAY(2026, 3, 24))
    duty(cast, item=make_item("21", "0001"), rhythm="monthly", due_on=DAY(2026, 4, 30))
    assert (reminding.remind(TODAY), reminding.remind(TODAY)) == (1, 0)
    told = Trail.objects.filter(action="duty_reminded", object_id=str(owed.pk)).values_list("reason", flat=True)
    assert {each.partition("：")[0] for each in told} == {cast.clerk.name, cast.clerk2.name} and len(told) == 2


def test_the_person_in_charge_is_reminded_instead_of_the_clerks(cast):
    duty(cast, rhythm="monthly", due_on=DAY(2026, 3, 24), person=cast.reviewer)
    reminding.remind(TODAY)
    assert Trail.objects.get(action="duty_reminded").reason.startswith(f"{cast.reviewer.name}：")
