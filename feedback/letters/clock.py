"""The clock of a letter: its present round, from the step that began it on."""

from collections.abc import Iterable

from feedback.models import Lane, LetterEvent
from portal.cases.clock import Clock
from portal.cases.events import Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import working_days
from portal.cases.working_days import WorkingCalendar


def promise_of(lane: Lane) -> str:
    """What a limit of a letter rests on, as an article of law elsewhere (as in sql/10_letters.sql)."""
    return f"{lane.name}的承诺"


def clock_of(lines: Iterable[LetterEvent], calendar: WorkingCalendar) -> Clock:
    """The due date is never anything else than this (I-16)."""
    events = [
        Event(Effect(each.effect), each.on, each.article, each.name,
              limit=working_days(each.days, each.article) if each.days else None)
        for each in lines if each.effect
    ]  # fmt: skip
    return fold(present(events), calendar)


def present(events: list[Event]) -> list[Event]:
    """Done again, a letter has its whole time again."""
    starts = [n for n, event in enumerate(events) if event.effect is Effect.START]
    return events[starts[-1] :] if starts else events
