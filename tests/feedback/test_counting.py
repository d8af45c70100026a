"""Table B counted by the database is the table counted by hand, each cell is its requests, and it is quick."""

import datetime
import random
import time

import pytest

from feedback.reports import counting, figures, identities, table_b
from feedback.reports.periods import QUARTERS
from portal.people.models import Organ
from tests.feedback.filled import by_hand, fill, keep
from tests.feedback.real_tables import register_of, tables


@pytest.mark.medium
def test_table_counted_by_the_database_is_the_one_counted_by_hand_and_its_cells_are_their_requests(cast):
    organs = [cast.bureau.pk, cast.town.pk]
    fill(organs, 3000)
    before = None
    for year in (2023, 2024, 2025, 2026, 2027):
        tables = counting.tables_of(organs, year)
        for organ in organs:
            assert tables[organ] == by_hand([organ], year)
        whole = figures.added({"b": table} for table in tables.values())["b"]
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
        tables = figures.added(figures.of_ledger(some, 2025).values())
        assert time.monotonic() - began <= most
        assert tables["b"] == by_hand(some, 2025)


@pytest.mark.medium
def test_quarters_of_a_year_hand_on_to_each_other_and_make_the_year(cast):
    organs = [cast.bureau.pk]
    fill(organs, 1500)
    before, new = None, 0
    for quarter in QUARTERS:
        (cells,) = counting.tables_of(organs, 2025, quarter).values()
        assert identities.broken_in_b(cells, before) == []
        before, new = cells, new + cells["new"]["total"]
    (year,) = counting.tables_of(organs, 2025).values()
    assert new == year["new"]["total"] and before["carried_out"] == year["carried_out"]


@pytest.mark.medium
def test_cases_made_after_a_published_table_are_counted_into_exactly_its_cells(cast):
    for issuer, year, cells in tables():
        code, name = f"o{Organ.objects.count()}", f"{issuer}（{year}）"
        organ = Organ.objects.create(code=code, name=name, short_name=code, kind="department", parent=cast.county)
        keep(organ.pk, register_of(cells, year))
        assert counting.tables_of([organ.pk], year)[organ.pk] == cells, issuer
