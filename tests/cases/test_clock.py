"""The clock of requests (REQ-10 … REQ-19), letters (BOX), interpretations (INT-02) and duties (REG-06)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases import limits
from portal.cases.events import ClockError, Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import Limit, Unit, working_days
from tests.cases.test_working_days import CALENDAR, D

pytestmark = pytest.mark.small
ONCE = frozenset({"correction_asked"})


def event(effect, on, limit=None, **more):
    return Event(effect, D(on), "条例第三十三条", limit=limit, **more)


def confirmed(on="2025-03-03"):
    return event(Effect.START, on, limits.REPLY, name="confirmed")


def wind(*events):
    return fold(events, CALENDAR, once=ONCE)


def running_days(clock):
    return [line.counted for line in clock.trace if line.counted]


# Requests


def test_reply_is_due_twenty_working_days_after_the_confirmation():
    clock = wind(confirmed())
    assert (clock.due_on, clock.provisional, clock.finished_on) == (D("2025-03-31"), False, None)
    assert running_days(clock) == list(range(1, 21))
    assert clock.trace[0].date == D("2025-03-04")
    assert clock.trace[-1].date == D("2025-03-31")
    assert {line.reason for line in clock.trace if line.counted is None} == {"周末"}


def test_correction_asked_stops_the_clock_and_corrected_restarts_it_in_full():
    asked = event(Effect.STOP, "2025-03-10", working_days(15, "补正通知"), name="correction_asked")
    waiting = wind(confirmed(), asked)
    assert (waiting.due_on, waiting.waiting_until, waiting.remaining) == (None, D("2025-03-31"), 15)
    clock = wind(confirmed(), asked, event(Effect.RESTART, "2025-03-20", name="corrected"))
    assert clock.due_on == limits.REPLY.after(D("2025-03-20"), CALENDAR).date == D("2025-04-18")
    assert running_days(clock) == [*range(1, 6), *range(1, 21)]


def test_correction_can_be_asked_once_only():
    asked = event(Effect.STOP, "2025-03-10", name="correction_asked")
    again = event(Effect.STOP, "2025-03-21", name="correction_asked")
    with pytest.raises(ClockError, match="只能有一次"):
        wind(confirmed(), asked, event(Effect.RESTART, "2025-03-20", name="corrected"), again)


def test_third_party_time_is_not_counted():
    asked = event(Effect.STOP, "2025-03-10", limits.THIRD_PARTY, note="征求第三方意见")
    waiting = wind(confirmed(), asked)
    assert waiting.waiting_until == D("2025-03-31")
    clock = wind(confirmed(), asked, event(Effect.RESUME, "2025-03-31"))
    assert clock.due_on == CALENDAR.add_working_days(D("2025-03-31"), 15).date == D("2025-04-22")
    assert running_days(clock) == list(range(1, 21))
    standing = [line for line in clock.trace if line.counted is None and "第三方" in line.reason]
    assert (standing[0].date, standing[-1].date) == (D("2025-03-11"), D("2025-03-31"))
    assert standing[0].reason == "征求第三方意见（条例第三十三条）"


def test_answer_on_the_same_day_costs_nothing():
    events = confirmed(), event(Effect.STOP, "2025-03-10"), event(Effect.RESUME, "2025-03-10")
    assert wind(*events).due_on == wind(confirmed()).due_on


def test_extension_adds_twenty_working_days_once():
    extended = event(Effect.EXTEND, "2025-03-31", limits.EXTENSION)
    clock = wind(confirmed(), extended)
    assert (clock.due_on, clock.extended) == (D("2025-04-28"), True)
    assert running_days(clock) == list(range(1, 41))
    with pytest.raises(ClockError, match="只能延期一次"):
        wind(confirmed(), extended, event(Effect.EXTEND, "2025-04-01", limits.EXTENSION))


def test_extension_after_the_due_date_is_refused():
    with pytest.raises(ClockError, match="已过"):
        wind(confirmed(), event(Effect.EXTEND, "2025-04-01", limits.EXTENSION))


def test_extension_while_waiting_is_added_to_what_is_left():
    events = confirmed(), event(Effect.STOP, "2025-03-10"), event(Effect.EXTEND, "2025-03-11", limits.EXTENSION)
    assert wind(*events).remaining == 35
    assert (
        wind(*events, event(Effect.RESUME, "2025-03-17")).due_on == CALENDAR.add_working_days(D("2025-03-17"), 35).date
    )


def test_extension_is_never_longer_than_the_law_allows():
    assert limits.EXTENSION.of(10).number == 10
    with pytest.raises(ValueError, match="20个工作日"):
        limits.EXTENSION.of(21)


def test_being_late_is_not_healed_by_asking_others():
    events = confirmed(), event(Effect.STOP, "2025-04-05"), event(Effect.RESUME, "2025-04-30")
    clock = wind(*events)
    assert clock.due_on == D("2025-03-31")
    with pytest.raises(ClockError, match="已过"):
        wind(*events[:2], event(Effect.EXTEND, "2025-04-06", limits.EXTENSION))


def test_excessive_requests_get_the_date_that_was_notified():
    clock = wind(confirmed(), event(Effect.REPLACE, "2025-03-20", due_on=D("2025-06-28")))
    assert clock.due_on == D("2025-06-28")
    assert clock.trace[-1].date == D("2025-06-28")
    with pytest.raises(ClockError, match="新的期限"):
        wind(confirmed(), event(Effect.REPLACE, "2025-03-20", due_on=D("2025-03-19")))


def test_postponing_heals_no_lateness_and_brings_no_date_forward():
    with pytest.raises(ClockError, match="已过"):
        wind(confirmed(), event(Effect.REPLACE, "2025-04-01", due_on=D("2025-06-28")))
    with pytest.raises(ClockError, match="晚于原来的期限"):
        wind(confirmed(), event(Effect.REPLACE, "2025-03-20", due_on=D("2025-03-31")))


def test_date_that_was_notified_is_not_provisional_in_a_year_not_announced():
    received = event(Effect.START, "2026-12-20", limits.REPLY)
    postponed = event(Effect.REPLACE, "2026-12-25", due_on=D("2027-03-31"))
    assert wind(received).provisional and not wind(received, postponed).provisional
    assert wind(received, postponed, event(Effect.EXTEND, "2027-03-30", limits.EXTENSION)).provisional


def test_line_that_was_in_time_when_recorded_stays_under_another_calendar():
    late = event(Effect.EXTEND, "2025-04-01", limits.EXTENSION, judged=False)
    assert wind(confirmed(), late).due_on == D("2025-04-28")
    postponed = event(Effect.REPLACE, "2025-04-01", due_on=D("2025-06-28"), judged=False)
    assert wind(confirmed(), postponed).due_on == D("2025-06-28")


def test_fee_notice_stops_and_payment_restarts():
    asked = event(Effect.STOP, "2025-03-12", limits.FEE_PAYMENT)
    assert wind(confirmed(), asked).waiting_until == D("2025-04-10")
    assert wind(confirmed(), asked, event(Effect.RESTART, "2025-04-07")).due_on == D("2025-05-07")


def test_finished_case_keeps_its_due_date_and_takes_no_more():
    answered = event(Effect.FINISH, "2025-04-02")
    clock = wind(confirmed(), answered)
    assert (clock.due_on, clock.finished_on) == (D("2025-03-31"), D("2025-04-02"))
    with pytest.raises(ClockError, match="已经办结"):
        wind(confirmed(), answered, event(Effect.STOP, "2025-04-03"))


def test_abandoned_correction_ends_without_a_due_date():
    clock = wind(
        confirmed(), event(Effect.STOP, "2025-03-10", limits.CORRECTION_NOTICE), event(Effect.FINISH, "2025-03-20")
    )
    assert (clock.due_on, clock.waiting_until) == (None, None)


# Letters, interpretations, duties


def test_complex_letter_is_extended_once_from_its_own_limit():
    simple = working_days(7, "BOX-07")
    received = event(Effect.START, "2026-02-10", simple)
    assert wind(received).due_on == D("2026-02-26"), "14 February is worked, 15 to 23 are not"
    assert wind(received, event(Effect.EXTEND, "2026-02-26", working_days(8, "BOX-07"))).due_on == D("2026-03-09")


def test_petition_runs_in_plain_days():
    received = event(Effect.START, "2026-02-10", Limit(60, Unit.DAY, "信访工作条例第三十四条"))
    assert wind(received).due_on == D("2026-04-11")
    events = received, event(Effect.STOP, "2026-02-20"), event(Effect.RESUME, "2026-03-02")
    assert wind(*events).due_on == D("2026-04-21")
    assert not wind(received, event(Effect.EXTEND, "2026-04-01", Limit(30, Unit.DAY, "第三十四条"))).provisional


def test_interpretation_is_due_three_working_days_after_its_document():
    assert wind(event(Effect.START, "2026-04-30", limits.INTERPRETATION)).due_on == D("2026-05-08")


def test_duty_runs_from_forming_and_anew_from_a_change():
    formed = event(Effect.START, "2026-01-05", limits.PROACTIVE)
    assert wind(formed).due_on == D("2026-02-02")
    assert wind(formed, event(Effect.RESTART, "2026-01-20")).due_on == D("2026-02-24")


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [("2025-08-31", 6, "2026-02-28"), ("2023-08-31", 6, "2024-02-29"), ("2025-12-15", 1, "2026-01-15")],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start, months, due):
    assert Limit(months, Unit.MONTH, "行政诉讼法").after(D(start), CALENDAR).date == D(due)


# What cannot be


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([event(Effect.STOP, "2025-03-03")], "还没有起算"),
        ([confirmed(), confirmed()], "不能再次起算"),
        ([confirmed(), event(Effect.RESUME, "2025-03-05")], "没有停下"),
        ([confirmed(), event(Effect.STOP, "2025-03-05"), event(Effect.STOP, "2025-03-06")], "不能再停"),
        ([confirmed(), event(Effect.STOP, "2025-03-01")], "早于前一环节"),
        ([confirmed(), event(Effect.EXTEND, "2025-03-05")], "写明期限"),
        ([event(Effect.START, "2025-03-05")], "写明期限"),
        ([Event(Effect.START, D("2025-03-05"), "", limit=limits.REPLY)], "依据的条款"),
    ],
)
def test_events_that_cannot_follow_are_refused_in_words(events, words):
    with pytest.raises(ClockError, match=words):
        wind(*events)


def test_no_event_means_no_clock():
    clock = wind()
    assert (clock.due_on, clock.trace) == (None, [])


def test_due_date_in_a_year_not_announced_is_provisional_until_the_clock_stands_before_it():
    received = event(Effect.START, "2026-12-20", limits.REPLY)
    assert wind(received).provisional
    assert not wind(received, event(Effect.STOP, "2026-12-25")).provisional
    assert wind(received, event(Effect.STOP, "2026-12-25", limits.THIRD_PARTY)).provisional


starts = st.dates(D("2024-01-01"), D("2025-12-31"))
gaps = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 40)), max_size=4)


@given(starts, gaps)
def test_pauses_shift_the_due_date_by_exactly_the_working_days_they_take(start, pauses):
    events, day, lost = [Event(Effect.START, start, "a", limit=limits.REPLY)], start, 0
    for before, length in pauses:
        asked = day + datetime.timedelta(days=before)
        day = asked + datetime.timedelta(days=length)
        try:
            fold([*events, Event(Effect.STOP, asked, "a")], CALENDAR)
        except ClockError:
            break
        if asked > fold(events, CALENDAR).due_on:
            break
        events += [Event(Effect.STOP, asked, "a"), Event(Effect.RESUME, day, "a")]
        lost += CALENDAR.count_between(asked, day)
    clock = fold(events, CALENDAR)
    counted = CALENDAR.count_between(start, clock.due_on)
    assert counted == limits.REPLY.number + lost
    assert sum(line.counted is not None for line in clock.trace) == limits.REPLY.number


@given(starts, st.integers(0, 60), st.integers(0, 60))
def test_trace_names_every_day_once_and_in_order(start, before, length):
    asked = start + datetime.timedelta(days=before)
    back = asked + datetime.timedelta(days=length)
    events = [
        Event(Effect.START, start, "a", limit=limits.REPLY),
        Event(Effect.STOP, asked, "a"),
        Event(Effect.RESTART, back, "a"),
    ]
    days = [line.date for line in fold(events, CALENDAR).trace]
    assert days == [start + datetime.timedelta(days=n) for n in range(1, len(days) + 1)]
    assert fold(events, CALENDAR) == fold(events, CALENDAR)
