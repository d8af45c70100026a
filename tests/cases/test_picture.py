"""The picture of a clock says what its trace says, day by day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases import picture
from portal.cases.events import Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import CORRECTION_NOTICE, EXTENSION, REPLY, THIRD_PARTY, working_days
from portal.cases.picture import Mark
from tests.cases.test_working_days import CALENDAR

pytestmark = pytest.mark.small


def started(day: datetime.date, number: int = 20) -> Event:
    return Event(Effect.START, day, REPLY.article, limit=working_days(number, REPLY.article))


def across_the_national_day():
    return fold([started(datetime.date(2026, 9, 18))], CALENDAR)


def test_sheets_begin_with_the_week_of_the_first_day_and_end_with_that_of_the_last():
    september, october = picture.months(across_the_national_day())
    assert [cell and cell.date.day for cell in september.weeks[0]] == [14, 15, 16, 17, 18, 19, 20]
    assert [cell and cell.date.day for cell in september.weeks[-1]] == [28, 29, 30, None, None, None, None]
    assert [cell and cell.date.day for cell in october.weeks[-1]] == [19, 20, 21, 22, 23, 24, 25]


def test_each_day_is_marked_as_what_it_is():
    cells = {cell.date: cell for month in picture.months(across_the_national_day())
             for week in month.weeks for cell in week if cell}  # fmt: skip
    marks = {
        (9, 17): Mark.OUTSIDE, (9, 18): Mark.RECEIVED, (9, 19): Mark.SKIPPED, (9, 20): Mark.MAKEUP,
        (9, 21): Mark.COUNTED, (9, 25): Mark.SKIPPED, (10, 10): Mark.MAKEUP, (10, 22): Mark.DUE, (10, 23): Mark.OUTSIDE,
    }  # fmt: skip
    for (month, day), mark in marks.items():
        assert cells[datetime.date(2026, month, day)].mark == mark
    assert cells[datetime.date(2026, 10, 10)].counted == 11
    assert cells[datetime.date(2026, 10, 22)].counted == 20


def test_table_names_what_is_out_of_the_ordinary_and_sums_up_the_rest():
    facts = [(fact.days, fact.counted) for fact in picture.table(across_the_national_day())]
    assert facts == [
        ("2026年9月18日", 0), ("2026年9月20日", 1), ("2026年9月25日至27日", 0), ("2026年10月1日至7日", 0),
        ("2026年10月10日", 1), ("其余周末", 0), ("其余工作日", 18), ("2026年10月22日", 20),
    ]  # fmt: skip
    assert picture.summary(across_the_national_day()) == {"days": 34, "counted": 20, "skipped": 14}


def test_time_that_others_take_is_shown_as_not_counted():
    asked, answered = datetime.date(2026, 3, 5), datetime.date(2026, 3, 12)
    clock = fold([
        started(datetime.date(2026, 3, 2)),
        Event(Effect.STOP, asked, THIRD_PARTY.article, limit=THIRD_PARTY, note="征求第三方意见"),
        Event(Effect.RESUME, answered, THIRD_PARTY.article, note="收到第三方意见"),
    ], CALENDAR)  # fmt: skip
    waiting = [cell.date.day for month in picture.months(clock) for week in month.weeks for cell in week
               if cell and cell.mark is Mark.WAITING]  # fmt: skip
    assert waiting == [6, 7, 8, 9, 10, 11, 12]
    reasons = [fact.reason for fact in picture.table(clock)]
    assert "征求第三方意见" in reasons and "停止计算" in reasons and "收到第三方意见" in reasons


def test_table_tells_of_extension_and_postponement_and_by_what_the_days_are_counted():
    confirmed = Event(Effect.START, datetime.date(2026, 3, 2), "条例第三十一条", limit=REPLY)
    extended = Event(Effect.EXTEND, datetime.date(2026, 3, 20), EXTENSION.article, limit=EXTENSION.of(5), note="延长")
    postponed = Event(Effect.REPLACE, datetime.date(2026, 3, 23), "条例第三十五条", due_on=datetime.date(2026, 6, 30))
    facts = [(fact.reason, fact.basis) for fact in picture.table(fold([confirmed, extended, postponed], CALENDAR))]
    assert ("收到当天不计，从第二天起算", "条例第三十一条") in facts and ("星期一至星期五", REPLY.article) in facts
    assert ("延长，加5个工作日，期限改为2026年4月7日", EXTENSION.article) in facts
    assert any("期限改为2026年6月30日" in reason for reason, _basis in facts)


def test_clock_that_stands_has_no_last_day():
    clock = fold([
        started(datetime.date(2026, 3, 2)),
        Event(Effect.STOP, datetime.date(2026, 3, 5), CORRECTION_NOTICE.article, limit=CORRECTION_NOTICE, note="补正"),
    ], CALENDAR)  # fmt: skip
    assert not any(fact.is_due for fact in picture.table(clock))
    marks = {cell.mark for month in picture.months(clock) for week in month.weeks for cell in week if cell}
    assert Mark.DUE not in marks and Mark.WAITING in marks


@given(st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31)), st.integers(1, 60))
def test_sheets_and_table_say_what_the_trace_says(day, number):
    clock = fold([started(day, number)], CALENDAR)
    cells = {cell.date: cell for month in picture.months(clock) for week in month.weeks for cell in week if cell}
    assert all(cells[line.date].counted == line.counted for line in clock.trace)
    facts = picture.table(clock)
    assert sum(fact.counted for fact in facts if not fact.is_due) == number == facts[-1].counted
    assert all(fact.reason and fact.basis for fact in facts if not fact.is_due)
