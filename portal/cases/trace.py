"""Day by day: the stretches in which a clock ran or stood, and which days of them were counted."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.cases.limits import Unit
from portal.cases.working_days import WorkingCalendar


@dataclass(frozen=True)
class Interval:
    """From the day after `after` up to and including `until` (None: still open) the clock ran, or stood."""

    after: datetime.date
    until: datetime.date | None
    running: bool
    anew: bool  # days are counted from one again
    unit: Unit
    article: str
    note: str
    counted_by: str = ""  # the article of the limit that runs


@dataclass(frozen=True)
class TraceLine:
    """One day of the case: which counted day it is (None: skipped), and why."""

    date: datetime.date
    counted: int | None
    reason: str
    provisional: bool


def trace(
    intervals: Sequence[Interval], calendar: WorkingCalendar, *, due_on: datetime.date | None,
    waiting_until: datetime.date | None,
) -> Iterator[TraceLine]:  # fmt: skip
    """Every day up to the due date, or while the clock stands up to the other side's last day."""
    counted = 0
    for n, interval in enumerate(intervals, start=1):
        until = interval.until
        if n == len(intervals):
            until = due_on or until or waiting_until or interval.after
        counted = 0 if interval.anew else counted
        for day in calendar.days_between(interval.after, until):
            if not interval.running:
                waiting = interval.until is None and day.provisional
                yield TraceLine(day.date, None, f"{interval.note}（{interval.article}）", waiting)
            elif interval.unit is not Unit.WORKING_DAY:
                counted += 1
                yield TraceLine(day.date, counted, "自然日", False)
            else:
                counted += day.is_working
                yield TraceLine(day.date, counted if day.is_working else None, day.reason, day.provisional)
