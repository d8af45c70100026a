"""The clock of a letter: its present round, from the step that began it on."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from feedback.models import Lane, Letter, LetterEvent
from portal.cases.clock import Clock
from portal.cases.events import ClockError, Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import working_days
from portal.cases.working_days import WorkingCalendar


def promise_of(lane: Lane) -> str:
    """What a limit of a letter rests on, as an article of law elsewhere (as in sql/10_letters.sql)."""
    return f"{lane.name}的承诺"


def clock_of(lines: Iterable[LetterEvent], calendar: WorkingCalendar, tried: LetterEvent | None = None) -> Clock:
    """The due date is never anything else than this (I-16). Whether a line is in time is asked of `tried` alone: the
    others were when they were recorded."""
    events = [
        Event(Effect(each.effect), each.on, each.article, each.name,
              limit=working_days(each.days, each.article) if each.days else None, judged=each == tried)
        for each in lines if each.effect
    ]  # fmt: skip
    return fold(present(events), calendar)


CACHED = ["due_on", "calendar_mark"]


def wind(letter: Letter, calendar: WorkingCalendar, tried: LetterEvent | None = None) -> None:
    """Put what the fold says into the cache; the caller saves CACHED."""
    clock = clock_of(letter.events.all(), calendar, tried)
    if clock.due_on is None:
        raise ClockError(_("还没有起算。"))
    letter.due_on, letter.calendar_mark = clock.due_on, calendar.mark


def present(events: list[Event]) -> list[Event]:
    """Done again, a letter has its whole time again."""
    starts = [n for n, event in enumerate(events) if event.effect is Effect.START]
    return events[starts[-1] :] if starts else events
