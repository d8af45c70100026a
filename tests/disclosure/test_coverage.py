"""Coverage: every number is the number of rows behind it; the public sees last night's, and never a draft."""

import datetime
import random
import re
from collections import Counter

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from disclosure.coverage import counted, nightly, picture
from disclosure.coverage.counted import LAST_NIGHT
from disclosure.coverage.states import MISSING
from disclosure.models import Coverage, CoverageNight, Domain, Duty
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.people.models import Organ
from portal.publishing.models import Entry, Revision
from portal.search import facets
from tests.cast import draft, make_item, released, walk
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium

DAY = datetime.date
TODAY = DAY(2026, 3, 18)


def duty(cast, **fields) -> Duty:
    return Duty.objects.create(**{"organ": cast.bureau, "item": cast.item, "since": DAY(2026, 1, 1)} | fields)


def cells_now(on: DAY = TODAY) -> list[counted.CellCount]:
    return counted.now(on).picture(Organ.objects.values_list("pk", flat=True), most=1)[0]


def state_now(on: DAY = TODAY) -> str:
    (cell,) = cells_now(on)
    return cell.state


def state_last_night(on: DAY = TODAY) -> str:
    nightly.count(on, again=True)
    return Coverage.objects.get().state


@pytest.mark.parametrize(
    ("rhythm", "due_on", "state"),
    [
        ("event", None, "never"),
        ("monthly", DAY(2026, 3, 17), "late"),  # never published, and its day has passed
        ("yearly", DAY(2026, 3, 17), "late"),
        ("monthly", DAY(2026, 3, 18), "due_soon"),
        ("monthly", DAY(2026, 3, 25), "due_soon"),
        ("monthly", DAY(2026, 3, 26), "never"),  # six working days ahead
    ],
)
def test_state_of_what_was_never_published(cast, rhythm, due_on, state):
    duty(cast, rhythm=rhythm, due_on=due_on)
    assert state_now() == state_last_night() == state


@pytest.mark.parametrize(
    ("rhythm", "due_on", "state"),
    [
        ("event", None, "released"),
        ("monthly", DAY(2026, 3, 17), "stale"),
        ("yearly", DAY(2026, 3, 17), "late"),  # this year's is missing
        ("monthly", DAY(2026, 3, 20), "due_soon"),
        ("monthly", DAY(2026, 4, 30), "released"),
    ],
)
def test_state_of_what_was_published_before(cast, rhythm, due_on, state):
    released(cast)
    duty(cast, rhythm=rhythm, due_on=due_on)
    assert state_now() == state_last_night() == state


def test_what_does_not_apply_is_nothing_else(cast):
    duty(cast, rhythm="monthly", due_on=DAY(2026, 1, 1), not_applicable="没有这项业务")
    assert state_now() == state_last_night() == "not_applicable"
    assert Coverage.objects.get().note == "没有这项业务"


def test_draft_is_late_at_the_desk_and_unknown_to_the_public(cast):
    duty(cast)
    revision = draft(cast, issued_on=DAY(2026, 1, 5))
    Revision.objects.filter(pk=revision.pk).update(due_on=DAY(2026, 2, 2))
    assert state_now() == "late"
    assert state_last_night() == "never" and Coverage.objects.get().due_on is None


def test_what_has_ended_or_left_the_catalog_or_merged_is_no_cell(cast):
    duty(cast, ended_on=TODAY)
    assert cells_now() == []
    Duty.objects.update(ended_on=None)
    Organ.objects.filter(pk=cast.bureau.pk).update(successor=cast.county)
    assert cells_now() == []


@pytest.fixture
def crowd(cast):
    """Random duties over many items and organs, some with documents, as the releases would have left them."""
    chance = random.Random(5)
    items = [cast.item, *(make_item(f"2{n % 4}", f"{n:04}") for n in range(2, 22))]
    organs = [cast.county, cast.bureau, cast.town]
    for item in items:
        for organ in organs:
            if chance.random() < 0.7:
                Duty.objects.create(
                    item=item, organ=organ, since=DAY(2026, 1, 1),
                    rhythm=chance.choice(["event", "monthly", "yearly"]),
                    due_on=chance.choice([None, DAY(2026, 2, 1), DAY(2026, 3, 20), DAY(2026, 9, 1)]),
                    not_applicable=chance.choice(["", "", "", "没有这项业务"]),
                )  # fmt: skip
    for _n in range(6):
        released(cast, items=chance.sample(items, 2), document_number="")
    return cast


def expected(on: DAY) -> Counter:
    """The same by Python, one duty at a time: (organ, domain, state) → how many."""
    soon = working_calendar().add_working_days(on, 5).date
    found = Counter()
    for each in Duty.objects.select_related("item__domain", "organ"):
        n = Entry.objects.filter(organ=each.organ, items__contains=[each.item.path]).count()
        if each.not_applicable:
            state = "not_applicable"
        elif each.due_on and each.due_on < on:
            state = "late" if n == 0 or each.rhythm == "yearly" else "stale"
        elif each.due_on and each.due_on <= soon:
            state = "due_soon"
        else:
            state = "released" if n else "never"
        found[each.organ_id, each.item.domain_id, state] += 1
    return found


def test_cells_are_the_sum_of_the_rows_behind_them(crowd):
    nightly.count(TODAY)
    for source in (counted.now(TODAY), LAST_NIGHT):
        cells, worst = source.picture(Organ.objects.values_list("pk", flat=True), most=5)
        assert Counter({(c.organ, c.domain, c.state): c.duties for c in cells}) == expected(TODAY)
        by_rows, by_columns = Counter(), Counter()
        for organ in Organ.objects.all():
            lines = source.of_organ(organ.pk)
            by_rows.update((line.organ, line.domain, line.state) for line in lines)
            assert sum(c.documents for c in cells if c.organ == organ.pk) == sum(line.n for line in lines)
        for domain in Domain.objects.all():
            by_columns.update((line.organ, line.domain, line.state) for line in source.of_domain(domain.pk))
        assert by_rows == by_columns == expected(TODAY)
        assert sum(each["total"] for each in picture.legend(cells)) == Duty.objects.count()
        lines = [line for organ in Organ.objects.all() for line in source.of_organ(organ.pk)]
        missing = [line for line in lines if line.state in MISSING and line.due_on]
        assert worst == sorted(missing, key=lambda line: (line.due_on, line.organ, line.item))[:5]


def test_number_of_documents_is_that_of_the_list_it_opens(crowd):
    nightly.count(TODAY)
    for line in LAST_NIGHT.of_organ(crowd.bureau.pk):
        item = Duty.objects.get(pk=line_duty(line, crowd)).item
        page = text(f"/catalog/{item.path}/?organ=mzj")
        assert f'data-total="{line.n}"' in page and page.count('<h3><a href="/documents/') == line.n
        assert facets.item_total(item.path, "organ:mzj") == line.n


def line_duty(line, cast) -> int:
    return Duty.objects.get(item=line.item, organ=cast.bureau).pk


def test_picture_is_a_table_with_words_in_every_cell(crowd):
    with frozen(TODAY):
        nightly.count(TODAY)
        page = text("/coverage/")
    table = page[page.index('<table class="heat"') : page.index("</table>")]
    assert table.count("<td>") == 3 * Domain.objects.count()
    assert not re.search(r"<td><a[^>]*>[^<]*</a>", table)  # a mark never stands alone
    assert "2026年3月18日" in page and "没有这项业务" not in page
    totals = dict(re.findall(r'data-state="(\w+)" data-total="(\d+)"', page))
    wanted = Counter()
    for (_organ, _domain, state), n in expected(TODAY).items():
        wanted[state] += n
    assert {state: int(n) for state, n in totals.items() if n != "0"} == wanted


def test_list_of_what_is_missing_is_what_is_missing(crowd):
    nightly.count(TODAY)
    missing = Coverage.objects.filter(organ=crowd.bureau, state__in=MISSING).count()
    page = text("/coverage/organs/mzj/?only=missing")
    assert page.count("<tr id=") == missing and f"还缺{missing}项" in page
    assert text("/coverage/organs/mzj/").count("<tr id=") == Coverage.objects.filter(organ=crowd.bureau).count()
    assert get("/coverage/organs/mzj/?only=odd").status_code == 400


def test_a_draft_changes_no_byte_and_neither_does_a_release_before_the_night(crowd):
    with frozen(TODAY):
        nightly.count(TODAY)
        addresses = ("/coverage/", "/coverage/organs/mzj/", "/coverage/domains/20/", "/catalog/labels/mzj/")
        before = {address: get(address).content for address in addresses}
        walk(crowd, draft(crowd, title="没有公开的", document_number=""), 3)
        nightly.count(TODAY, again=True)
        assert {address: get(address).content for address in addresses} == before
        released(crowd, title="公开了", document_number="")
        assert {address: get(address).content for address in addresses} == before


def test_night_is_counted_once_and_moves_the_edition(crowd):
    def edition():
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT n FROM edition")
            return cursor.fetchone()[0]

    assert nightly.count(TODAY) == Duty.objects.count() and nightly.count(TODAY) == 0
    before = edition()
    assert nightly.count(TODAY + datetime.timedelta(1)) > 0 and edition() > before
    assert CoverageNight.objects.get().counted_on == DAY(2026, 3, 19)


def test_pages_ask_at_most_ten_times(crowd):
    nightly.count(TODAY)
    for address in ("/coverage/", "/coverage/organs/mzj/", "/coverage/domains/20/", "/catalog/labels/zhen/",
                    "/catalog/20/0001/?organ=mzj"):  # fmt: skip
        text(address)
        with at_most(10):
            text(address)


def test_matters_with_basis_and_procedure_and_no_result_are_told(cast):
    duty(cast)
    nightly.count(TODAY)
    released(cast, stage="service")
    assert "有依据和程序，还没有结果" in text("/coverage/")
    released(cast, stage="result", document_number="")
    assert "有依据和程序，还没有结果" not in text("/coverage/")


def test_organ_page_lists_what_the_organ_owes(cast):
    duty(cast)
    nightly.count(TODAY)
    assert 'href="/coverage/organs/mzj/#d20"' in text("/organs/mzj/") and "应当公开的事项" in text("/organs/mzj/")


# At the desk


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connections["default"]) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_desk_shows_each_person_their_own_organs(crowd, at_desk):
    office, clerk = at_desk("office"), at_desk("clerk")
    whole, own = (c.get("/admin/disclosure/duty/coverage/").content.decode() for c in (office, clerk))
    assert 'coverage/organs/zhen/"' in whole and 'coverage/organs/zhen/"' not in own
    assert 'coverage/organs/mzj/"' in own and "按目录安排公开责任" in whole and "按目录安排公开责任" not in own
    assert clerk.get("/admin/disclosure/duty/coverage/organs/mzj/").status_code == 200
    assert clerk.get("/admin/disclosure/duty/coverage/organs/zhen/").status_code == 404
    assert office.get("/admin/disclosure/duty/coverage/domains/20/").status_code == 200


def test_desk_pages_of_coverage_ask_at_most_ten_times(crowd, at_desk):
    office = at_desk("office")
    for address in ("coverage/", "coverage/organs/mzj/", "coverage/domains/20/", ""):
        assert queries_of(office, f"/admin/disclosure/duty/{address}") <= 10, address


def test_office_lays_duties_after_it_saw_the_difference(cast, at_desk):
    office = at_desk("office")
    assert "新增1条" in office.get("/admin/disclosure/duty/lay/").content.decode() and not Duty.objects.exists()
    assert office.post("/admin/disclosure/duty/lay/").status_code == 302 and Duty.objects.count() == 1
    assert at_desk("clerk").get("/admin/disclosure/duty/lay/").status_code == 403
    assert at_desk("clerk").post("/admin/disclosure/duty/lay/").status_code == 403


def test_office_declares_why_a_duty_does_not_apply(cast, at_desk):
    owed = duty(cast, rhythm="monthly", due_on=DAY(2026, 1, 31))
    said = {"unit": "", "post": "专员", "person": "", "rhythm": "monthly", "since": "2026-01-01",
            "not_applicable": "没有这项业务"}  # fmt: skip
    address = f"/admin/disclosure/duty/{owed.pk}/change/"
    assert at_desk("clerk").post(address, said).status_code == 403
    assert at_desk("office").post(address, said).status_code == 302
    owed.refresh_from_db()
    assert (owed.not_applicable, owed.post, owed.due_on) == ("没有这项业务", "专员", None)


def test_clerk_finds_what_is_owed_this_week_in_the_queue(cast, at_desk):
    duty(cast, rhythm="monthly", due_on=DAY(2026, 3, 20))
    with frozen(TODAY):
        page = at_desk("clerk").get("/admin/?queue=duties").content.decode()
        assert "本周该公开" in page and "/admin/disclosure/document/add/?item=20/0001" in page
        assert "本周该公开" not in at_desk("reviewer").get("/admin/").content.decode()


def test_office_finds_in_the_queue_what_is_overdue_anywhere(cast, at_desk):
    duty(cast, organ=cast.town, rhythm="monthly", due_on=DAY(2026, 3, 16))
    with frozen(TODAY):
        nightly.count(TODAY)
        page = at_desk("office").get("/admin/?queue=overdue").content.decode()
        assert "逾期2个工作日" in page and "测试镇" in page and "/coverage/organs/zhen/" in page
        assert "逾期未公开" not in at_desk("clerk").get("/admin/").content.decode()
