"""A case's clock is a pure fold over its recorded events into intervals and a due date (I-16).

A due date kept in a column is a cache of this. Every event names its article. The day of an event does not count
(DAY-02): after a start, a restart or a resumption counting begins on the next day, and the day on which the clock is
stopped is still counted.
"""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from portal.cases.clock import Change, Clock
from portal.cases.events import ClockError, Effect, Event
from portal.cases.limits import Limit, Unit
from portal.cases.trace import Interval, trace
from portal.cases.working_days import WorkingCalendar


def fold(events: Iterable[Event], calendar: WorkingCalendar, *, once: frozenset[str] = frozenset()) -> Clock:
    """Wind the clock through `events`, oldest first. Events named in `once` may happen one time only (REQ-10).

    Raises ClockError where an event cannot follow; so a move is tried by folding with its event added.
    """
    winder = _Winder(calendar, once)
    for event in events:
        winder.take(event)
    return winder.result()


class _Winder:
    def __init__(self, calendar: WorkingCalendar, once: frozenset[str]):
        self.calendar, self.once = calendar, once
        self.clock = Clock()
        self.last: Event | None = None
        self.limit: Limit | None = None  # the one that runs, or is being waited with
        self.held_due: datetime.date | None = None  # the due date when the clock was stopped,
        self.late = False  # and whether it had passed by then
        self.fixed: datetime.date | None = None  # a date that was notified: no calendar moves it (REQ-18)
        self.seen: set[str] = set()

    def take(self, event: Event) -> None:
        if not event.article:
            raise ClockError(_("每个环节都要写明依据的条款。"))
        if self.last and event.on < self.last.on:
            raise ClockError(_("%(day)s 早于前一环节的日期 %(before)s。") % {"day": event.on, "before": self.last.on})
        if self.clock.finished_on and event.effect is not Effect.REOPEN:
            raise ClockError(_("已经办结，不能再记录环节。"))
        if self.last is None and event.effect is not Effect.START:
            raise ClockError(_("还没有起算。"))
        if event.name in self.once and event.name in self.seen:
            raise ClockError(_("这一环节只能有一次。"))
        getattr(self, f"_{event.effect}")(event)
        self.seen.add(event.name)
        self.last = event

    def result(self) -> Clock:
        clock = self.clock
        clock.trace = list(
            trace(clock.intervals, self.calendar, due_on=clock.due_on, waiting_until=clock.waiting_until)
        )
        clock.provisional = any(
            line.provisional for line in clock.trace if self.fixed is None or line.date > self.fixed
        )
        return clock

    # What each effect does

    def _start(self, event: Event) -> None:
        if self.last is not None:
            raise ClockError(_("已经起算，不能再次起算。"))
        self._run_anew(event, _needed(event))

    def _restart(self, event: Event) -> None:
        self._run_anew(event, event.limit or self.limit)

    def _run_anew(self, event: Event, limit: Limit) -> None:
        self.limit, self.fixed = limit, None
        self._open(event, running=True, anew=True)
        self.clock.due_on = limit.after(event.on, self.calendar).date
        self.clock.waiting_until = self.clock.remaining = self.held_due = None

    def _stop(self, event: Event) -> None:
        if self.clock.due_on is None:
            raise ClockError(_("计时已经停下，不能再停。"))
        self.late = event.on > self.clock.due_on
        self.held_due, self.clock.due_on, self.fixed = self.clock.due_on, None, None
        self.clock.remaining = self._left(event.on, self.held_due)
        self.clock.waiting_until = event.limit and event.limit.after(event.on, self.calendar).date
        self._open(event, running=False)

    def _wait(self, event: Event) -> None:
        if self.clock.due_on is not None:
            raise ClockError(_("计时没有停下。"))
        until = _needed(event).after(event.on, self.calendar).date
        self.clock.waiting_until = max(until, self.clock.waiting_until or until)

    def _resume(self, event: Event) -> None:
        if self.clock.due_on is not None:
            raise ClockError(_("计时没有停下，不用恢复。"))
        # Already late when it was stopped: waiting for others does not heal that.
        self.clock.due_on = self.held_due if self.late else self._after(event.on, self.clock.remaining)
        self.clock.waiting_until = self.clock.remaining = self.held_due = None
        self._open(event, running=True)

    def _extend(self, event: Event) -> None:
        if self.clock.extended:
            raise ClockError(_("只能延期一次。"))
        due = self._in_time(event)
        limit = _needed(event)
        later = limit.after(due, self.calendar).date
        self._changed(event, later if self.clock.due_on else None)
        self.clock.extended = True
        if self.clock.due_on:
            self.clock.due_on = later
        else:
            self.clock.remaining += self._left(due, later)
            self.held_due = later

    def _replace(self, event: Event) -> None:
        if event.due_on is None or event.due_on < event.on:
            raise ClockError(_("要写明新的期限，且不能早于告知之日。"))
        due = self._in_time(event)
        if event.judged and event.due_on <= due:
            raise ClockError(_("新的期限应当晚于原来的期限 %(day)s。") % {"day": due})
        if self.clock.due_on is None:
            self._open(event, running=True)
        self.clock.due_on = self.fixed = event.due_on
        self._changed(event, event.due_on)
        self.clock.waiting_until = self.clock.remaining = self.held_due = None

    def _reopen(self, event: Event) -> None:
        self.clock.finished_on = None
        self._run_anew(event, event.limit or self.limit)

    def _finish(self, event: Event) -> None:
        self.clock.finished_on = event.on
        self.clock.waiting_until = None
        self._close(event.on)

    def _changed(self, event: Event, due_on: datetime.date | None) -> None:
        self.clock.changes.append(Change(event.on, event.article, event.note or event.name, event.limit, due_on))

    def _in_time(self, event: Event) -> datetime.date:
        """The due date that an event puts off; being late is not healed by it."""
        due = self.clock.due_on or self.held_due
        if event.judged and (event.on > due if self.clock.due_on else self.late):
            raise ClockError(_("期限 %(day)s 已过，不能延期。") % {"day": due})
        return due

    # Days of the unit that runs: working days, or plain days for limits in days and months

    def _left(self, start: datetime.date, end: datetime.date) -> int:
        if self.limit.unit is Unit.WORKING_DAY:
            return self.calendar.count_between(start, end)
        return (end - start).days

    def _after(self, start: datetime.date, number: int) -> datetime.date:
        unit = Unit.WORKING_DAY if self.limit.unit is Unit.WORKING_DAY else Unit.DAY
        return Limit(number, unit, self.limit.article).after(start, self.calendar).date

    # Intervals

    def _open(self, event: Event, *, running: bool, anew: bool = False) -> None:
        self._close(event.on)
        note = event.note or event.name or _("停止计算")
        self.clock.intervals.append(
            Interval(event.on, None, running, anew, self.limit.unit, event.article, note, self.limit.article)
        )

    def _close(self, on: datetime.date) -> None:
        if self.clock.intervals:
            self.clock.intervals[-1] = replace(self.clock.intervals[-1], until=on)


def _needed(event: Event) -> Limit:
    if event.limit is None:
        raise ClockError(_("要写明期限。"))
    return event.limit
