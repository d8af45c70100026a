import calendar as gregorian
import csv
import datetime
from pathlib import Path

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.calendar_file import SHIPPED, BadCalendar, read_calendar
from portal.cases.festivals import MOVING, statutory_holidays
from portal.cases.working_days import ExceptionalDay, WorkingCalendar

pytestmark = pytest.mark.small
D = datetime.date.fromisoformat


def shipped_calendar():
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return WorkingCalendar(
            ExceptionalDay(row["date"], row["is_working"], row["note"]) for row in read_calendar(file)
        )


CALENDAR = shipped_calendar()
ALL_DAYS = [D("2024-01-01") + datetime.timedelta(days=n) for n in range(366 + 365 + 365)]
loaded_days = st.dates(D("2024-01-01"), D("2026-06-30"))


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2025-01-20", 15, "2025-02-14"),
        ("2025-01-20", 20, "2025-02-21"),
        ("2025-03-03", 20, "2025-03-31"),
        ("2025-04-25", 7, "2025-05-08"),
        ("2025-09-22", 7, "2025-09-30"),
        ("2025-09-22", 20, "2025-10-24"),
        ("2025-12-22", 20, "2026-01-20"),
    ],
)
def test_due_date_is_the_one_of_day_06(received, days, due):
    counted = CALENDAR.add_working_days(D(received), days)
    assert (counted.date, counted.provisional) == (D(due), False)
    assert sum(day.is_working for day in counted.trace) == days


VECTORS = list(csv.DictReader((Path(__file__).parent / "due_dates.csv").read_text(encoding="utf-8").splitlines()))


def test_two_hundred_more_due_dates_are_those_of_the_table():
    """Counted once with another library's calendar, around every break of three years and between them."""
    assert len(VECTORS) >= 200
    for row in VECTORS:
        counted = CALENDAR.add_working_days(D(row["received"]), int(row["working_days"]))
        assert (counted.date, counted.provisional) == (D(row["due"]), False), row


@pytest.mark.parametrize(
    ("received", "due"),
    [("2026-02-06", "2026-03-12"), ("2026-02-13", "2026-03-19"), ("2026-04-24", "2026-05-26"),
     ("2026-09-18", "2026-10-22"), ("2026-09-21", "2026-10-26")],
)  # fmt: skip
def test_reply_to_a_request_is_due_on_the_worked_days_of_2026(received, due):
    assert CALENDAR.add_working_days(D(received), 20).date == D(due)


def test_every_day_of_three_years_agrees_with_two_other_calendars():
    other = holidays.CN(years=(2024, 2025, 2026))
    for day in ALL_DAYS:
        assert CALENDAR.is_working(day) == chinese_calendar.is_workday(day) == other.is_working_day(day), day
        assert not CALENDAR.is_provisional(day)


def spread(year, *ranges):
    for text in ranges:
        first, _dash, last = text.partition("…")
        day, end = D(f"{year}-{first}"), D(f"{year}-{last or first}")
        while day <= end:
            yield day
            day += datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [
        (
            2025,
            ["01-01", "01-28…02-04", "04-04…04-06", "05-01…05-05", "05-31…06-02", "10-01…10-08"],
            ["01-26", "02-08", "04-27", "09-28", "10-11"],
        ),
        (
            2026,
            ["01-01…01-03", "02-15…02-23", "04-04…04-06", "05-01…05-05", "06-19…06-21", "09-25…09-27", "10-01…10-07"],
            ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
        ),
    ],
)
def test_shipped_calendar_is_the_one_of_day_05(year, off, worked):
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in read_calendar(file) if row["date"].year == year]
    assert [row["date"] for row in rows if not row["is_working"]] == list(spread(year, *off))
    assert [row["date"] for row in rows if row["is_working"]] == list(spread(year, *worked))
    assert all(row["source"] for row in rows)


def test_trace_gives_each_passed_day_with_its_reason():
    trace = CALENDAR.add_working_days(D("2025-01-25"), 2).trace
    assert [(day.date.day, day.is_working, day.reason) for day in trace] == [
        (26, True, "春节调休上班"),
        (27, True, "工作日"),
    ]
    reasons = [day.reason for day in CALENDAR.add_working_days(D("2025-09-30"), 1).trace]
    assert reasons == ["国庆节"] * 5 + ["中秋节"] + ["国庆节"] * 2 + ["工作日"]


def test_year_not_announced_is_provisional_and_says_so():
    counted = CALENDAR.add_working_days(D("2026-12-20"), 20)
    assert counted.provisional
    assert [day.reason for day in counted.trace if day.date == D("2027-01-01")] == ["元旦（暂定）"]
    assert not CALENDAR.add_working_days(D("2026-12-20"), 9).provisional
    spring = [D("2027-02-05") + datetime.timedelta(days=n) for n in range(4)]
    assert not any(CALENDAR.is_working(day) for day in spring)
    assert CALENDAR.is_working(D("2027-02-09"))


def test_row_that_is_provisional_itself_does_not_load_its_year():
    calendar = WorkingCalendar([ExceptionalDay(D("2027-02-09"), False, "春节", provisional=True)])
    assert calendar.loaded_years == frozenset()
    assert calendar.day(D("2027-02-09")).provisional
    assert not calendar.is_working(D("2027-02-09"))
    assert calendar.day(D("2027-03-02")).provisional


def test_one_row_that_is_certain_does_not_load_its_year():
    festivals = [ExceptionalDay(date, False, name) for date, name in statutory_holidays(2027).items()]
    one = WorkingCalendar([ExceptionalDay(D("2027-03-10"), False, "停工一天")])
    assert one.loaded_years == frozenset()
    assert not one.is_working(D("2027-03-10"))
    assert not one.is_working(D("2027-02-06"))  # the Spring Festival is kept
    assert WorkingCalendar(festivals).loaded_years == {2027}
    assert WorkingCalendar(day for day in festivals if day.note != "中秋节").loaded_years == frozenset()


def test_missing_year_is_asked_for_from_december_on():
    assert CALENDAR.missing_year(D("2026-11-30")) is None
    assert CALENDAR.missing_year(D("2026-12-01")) == 2027
    assert CALENDAR.missing_year(D("2027-01-01")) == 2027
    assert CALENDAR.missing_year(D("2025-12-31")) is None


def test_table_of_festivals_agrees_with_another_calendar():
    for year in MOVING:
        if year < 2025:
            continue  # the 2024 revision counts 除夕 and 2 May from 2025 on
        other = holidays.CN(years=year, language="zh_CN")
        added = ("补假", "休息日")
        assert set(statutory_holidays(year)) == {d for d, name in other.items() if not any(a in name for a in added)}, (
            year
        )
        assert len(statutory_holidays(year)) >= 12


@given(loaded_days, st.integers(1, 60))
def test_due_day_is_worked_and_the_count_back_is_the_same(start, n):
    counted = CALENDAR.add_working_days(start, n)
    assert CALENDAR.is_working(counted.date)
    assert CALENDAR.count_between(start, counted.date) == n
    assert counted.date > start
    assert len(counted.trace) == (counted.date - start).days


@given(loaded_days, st.integers(0, 40), st.integers(0, 40))
def test_counting_in_two_parts_is_counting_once(start, n, m):
    once = CALENDAR.add_working_days(start, n + m).date
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, n).date, m).date == once


@given(loaded_days, st.integers(1, 60))
def test_later_start_never_gives_an_earlier_due_day(start, n):
    next_day = start + datetime.timedelta(days=1)
    assert CALENDAR.add_working_days(next_day, n).date >= CALENDAR.add_working_days(start, n).date


@given(loaded_days, loaded_days)
def test_count_between_is_antisymmetric(one, other):
    assert CALENDAR.count_between(one, other) == -CALENDAR.count_between(other, one)


@pytest.mark.parametrize("n", [-1, 5001])
def test_absurd_number_of_days_is_refused(n):
    with pytest.raises(ValueError, match="工作日数"):
        CALENDAR.add_working_days(D("2025-01-01"), n)


def test_end_of_time_is_refused_and_no_crash():
    with pytest.raises(ValueError, match="日期太远"):
        CALENDAR.add_working_days(datetime.date.max, 1)


@pytest.mark.parametrize(
    "text", ["date,is_working\n2027-13-01,0\n", "date,is_working\n2027-01-01,maybe\n", "a,b\n1,2\n"]
)
def test_unreadable_calendar_row_is_named(text):
    with pytest.raises(BadCalendar, match="第 2 行"):
        read_calendar(text.splitlines())


def test_leap_day_is_counted_like_any_other():
    assert gregorian.isleap(2024)
    assert CALENDAR.add_working_days(D("2024-02-28"), 1).date == D("2024-02-29")
