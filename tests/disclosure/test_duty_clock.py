"""When the next release of a duty is due: from its rhythm and the newest release alone."""

import datetime

import pytest

from disclosure.duties.clock import next_due
from portal.cases.calendar_file import SHIPPED, read_calendar
from portal.cases.limits import working_days
from portal.cases.working_days import ExceptionalDay, WorkingCalendar

pytestmark = pytest.mark.small

DAY = datetime.date


@pytest.fixture(scope="module")
def working():
    with SHIPPED.open(encoding="utf-8") as file:
        rows = read_calendar(file)
    return WorkingCalendar(ExceptionalDay(row["date"], row["is_working"], row["note"]) for row in rows)


@pytest.mark.parametrize(
    ("rhythm", "newest", "due"),
    [
        ("monthly", None, DAY(2026, 1, 31)),  # one is owed in the month in which the duty begins
        ("monthly", DAY(2026, 1, 31), DAY(2026, 2, 28)),
        ("monthly", DAY(2026, 2, 1), DAY(2026, 3, 31)),
        ("monthly", DAY(2026, 12, 5), DAY(2027, 1, 31)),
        ("quarterly", None, DAY(2026, 3, 31)),
        ("quarterly", DAY(2026, 5, 20), DAY(2026, 9, 30)),
        ("quarterly", DAY(2026, 11, 2), DAY(2027, 3, 31)),
        ("yearly", None, DAY(2026, 12, 31)),
        ("yearly", DAY(2026, 12, 30), DAY(2027, 12, 31)),
        ("yearly", DAY(2027, 1, 12), DAY(2027, 12, 31)),  # late for 2026, and not for 2027
        ("event", DAY(2026, 5, 20), None),
        ("event", None, None),
    ],
)
def test_next_day_follows_from_rhythm_and_newest_release(working, rhythm, newest, due):
    assert next_due(rhythm, since=DAY(2026, 1, 15), newest=newest, working=working) == due


@pytest.mark.parametrize(
    ("newest", "due"),
    [
        (None, DAY(2026, 1, 31)),
        (DAY(2026, 1, 20), DAY(2027, 1, 31)),
        (DAY(2026, 3, 5), DAY(2027, 1, 31)),
        (DAY(2025, 12, 28), DAY(2027, 1, 31)),  # a little early counts for the coming day
    ],
)
def test_yearly_item_is_due_on_the_day_that_the_catalog_names(working, newest, due):
    assert next_due("yearly", since=DAY(2026, 1, 15), newest=newest, annual_date="01-31", working=working) == due


def test_last_of_february_is_the_last_of_february_in_every_year(working):
    due = next_due("yearly", since=DAY(2026, 1, 1), newest=None, annual_date="02-29", working=working)
    assert due == DAY(2026, 2, 28)


def test_renewal_counts_the_working_days_of_the_catalog(working):
    """每20个工作日更新: over the spring festival of 2026."""
    due = next_due(
        "renewed", since=DAY(2026, 1, 1), newest=DAY(2026, 2, 6), limit=working_days(20, ""), working=working
    )
    assert due == working.add_working_days(DAY(2026, 2, 6), 20).date
