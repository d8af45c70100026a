"""The ledger of a request, folded into its clock: the due date is never anything else than this (I-16)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from feedback.models import InformationRequest, RequestEvent
from feedback.requests.states import LABELS, MOVES, WAITING
from portal.cases.clock import Clock
from portal.cases.events import ClockError, Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import working_days
from portal.cases.working_days import WorkingCalendar

ONCE = frozenset(RequestEvent.ONCE)


def clock_of(events: Iterable[RequestEvent], calendar: WorkingCalendar, tried: RequestEvent | None = None) -> Clock:
    """In the order of their days; those of one day in the order of their recording. An empty clock before receipt.
    Whether a line is in time is asked of `tried` alone: the others were when they were recorded."""
    lines = sorted((each for each in events if each.effect), key=lambda each: (each.on, each.pk or 1 << 62))
    return fold([as_event(each, tried) for each in lines], calendar, once=ONCE)


def as_event(line: RequestEvent, tried: RequestEvent | None = None) -> Event:
    limit = working_days(line.days, article_of(line.name)) if line.days else None
    return Event(Effect(line.effect), line.on, line.article, line.name, limit, line.due_on, str(LABELS[line.name]),
                 judged=line == tried)  # fmt: skip


def article_of(name: str) -> str:
    """By which the days of a move are counted: of a confirmation the reply's, not that of the receipt."""
    return MOVES[name].limit.article


def wind(request: InformationRequest, calendar: WorkingCalendar, tried: RequestEvent | None = None) -> Clock:
    """Put what the fold says into the cache; the caller saves CACHED. The clock stands in the states where the other
    side has its turn, and nowhere else: a line dated before the one that it answers would part them."""
    clock = clock_of(request.events.all(), calendar, tried)
    if clock.stands != (request.state in WAITING):
        raise ClockError(_("这一天早于它所回应的那个环节，请核对日期。"))
    request.due_on, request.waiting_until = clock.due_on, clock.waiting_until
    request.is_provisional, request.calendar_mark = clock.provisional, calendar.mark
    return clock


CACHED = ["due_on", "waiting_until", "is_provisional", "calendar_mark"]
