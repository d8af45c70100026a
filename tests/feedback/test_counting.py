"""Table B counted by the database is the table counted by hand, each cell is its requests, and it is quick."""

import datetime
import random
import time

import pytest
from django.db import connections

from feedback.models import InformationRequest
from feedback.reports import counting, identities, table_b
from feedback.reports.table_b import Counted
from feedback.requests.outcomes import OUTCOMES
from portal.people.models import Organ

FILL = """INSERT INTO information_request (id, number, code_hash, form_hash, content_hash, applicant_hash, channel,
    applicant_kind, organ_id, title, text, way, carrier, needs_help, sealed, masked, wants_mail, state, submitted_at,
    submitted_on, received_on, is_provisional, calendar_mark, outcome, decided_on)
  SELECT gen_random_uuid(), n, n, n, '', '', 'fax', (%s::text[])[1 + n %% 6],
    (%s::bigint[])[1 + n %% cardinality(%s::bigint[])],
    'x', '', 'post', 'paper', '', '', '', false, CASE WHEN d.decided THEN 'answered' ELSE 'handling' END, now(),
    on_, on_,
    false, '', CASE WHEN d.decided THEN (%s::text[])[1 + (n * 7) %% 22] ELSE '' END,
    CASE WHEN d.decided THEN on_ + (n * 13) %% 60 END
  FROM generate_series(1, %s) n,
    LATERAL (SELECT date '2024-01-01' + (n * 31) %% 1090 AS on_, n %% 17 <> 0 AS decided) d"""


def fill(organs: list[int], number: int) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(FILL, [list(table_b.APPLICANTS), organs, organs, list(OUTCOMES), number])


def by_hand(organs, year: int):
    rows = InformationRequest.objects.filter(organ__in=organs).values_list(
        "applicant_kind", "received_on", "decided_on", "outcome"
    )
    return table_b.count(
        (Counted(kind, on.year, decided and decided.year, outcome) for kind, on, decided, outcome in rows), year
    )


@pytest.mark.medium
def test_table_counted_by_the_database_is_the_one_counted_by_hand_and_its_cells_are_their_requests(cast):
    organs = [cast.bureau.pk, cast.town.pk]
    fill(organs, 3000)
    before = None
    for year in (2023, 2024, 2025, 2026, 2027):
        tables = counting.tables_of(organs, year)
        for organ in organs:
            assert tables[organ] == by_hand([organ], year)
        whole = table_b.rolled_up(tables.values())
        assert whole == by_hand(organs, year) and identities.broken_in_b(whole, before) == []
        before = whole
    for row, column in random.Random(1).sample([(r, c) for r in table_b.KEYS for c in table_b.COLUMNS], 12):
        assert counting.behind(organs, 2025, row, column).count() == by_hand(organs, 2025)[row][column], (row, column)
    assert counting.tables_of([cast.county.pk], 2025)[cast.county.pk] == table_b.empty()


@pytest.mark.medium
def test_figures_at_the_desk_open_their_requests(cast, at_desk):
    fill([cast.bureau.pk], 200)
    year = datetime.date.today().year
    at = f"/admin/feedback/informationrequest/figures/{year}/"
    page = at_desk("office").get(at).content.decode()
    assert "勾稽关系相符" in page and "行政执法案卷" in page
    listed = at_desk("reviewer").get(f"{at}?organ=mzj&row=new&column=total").content.decode()
    new = by_hand([cast.bureau.pk], year)["new"]["total"]
    assert f"这个数字里的{new}件" in listed
    assert at_desk("clerk").get(at).status_code == 403


@pytest.mark.long
def test_fifty_thousand_requests_of_sixty_organs_are_counted_in_time(cast):
    organs = [cast.bureau.pk]
    for n in range(59):
        organs.append(Organ.objects.create(code=f"ju{n}", name=f"测试{n}局", short_name=f"{n}局", kind="department",
                                           parent=cast.county).pk)  # fmt: skip
    fill(organs, 50_000)
    for some, most in ((organs[:1], 1), (organs, 5)):
        began = time.monotonic()
        tables = counting.tables_of(some, 2025)
        assert time.monotonic() - began <= most
        assert table_b.rolled_up(tables.values()) == by_hand(some, 2025)
