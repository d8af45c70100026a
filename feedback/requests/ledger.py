"""The ledger of a request, folded into its clock: the due date is never anything else than this (I-16)."""

import datetime
import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.models import InformationRequest, RequestEvent
from feedback.requests.states import LABELS, MOVES, OPEN, STANDING
from feedback.requests.telling import tell
from portal.cases.clock import Clock
from portal.cases.events import ClockError, Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import working_days
from portal.cases.models import Workday
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.cases.working_days import WorkingCalendar
from portal.trail.record import SYSTEM, record

ONCE = frozenset(RequestEvent.ONCE)
A_TIME = 500  # requests looked at in one tick


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


def wind(request: InformationRequest, calendar: WorkingCalendar, mark: str, tried: RequestEvent | None = None) -> Clock:
    """Put what the fold says into the cache; the caller saves CACHED. The clock stands in the states where the other
    side has its turn, and nowhere else: a line dated before the one that it answers would part them."""
    clock = clock_of(request.events.all(), calendar, tried)
    if clock.stands != (request.state in STANDING):
        raise ClockError(_("这一天早于它所回应的那个环节，请核对日期。"))
    request.due_on, request.waiting_until = clock.due_on, clock.waiting_until
    request.is_provisional, request.calendar_mark = clock.provisional, mark
    return clock


CACHED = ["due_on", "waiting_until", "is_provisional", "calendar_mark"]


def mark_of_calendar() -> str:
    """Names the calendar as it stands; another arrangement has another name."""
    days = Workday.objects.order_by("date").values_list("date", "is_working", "provisional")
    return hashlib.sha256(repr(list(days)).encode()).hexdigest()[:16]


def recount() -> str:
    """When the calendar has changed: every open clock anew, what moved logged before and after, and told (N3)."""
    mark, counted, moved, stuck = mark_of_calendar(), 0, 0, 0
    calendar = working_calendar()
    stale = InformationRequest.objects.filter(state__in=OPEN, received_on__isnull=False).exclude(calendar_mark=mark)
    for pk in stale.order_by("pk").values_list("pk", flat=True)[:A_TIME]:
        with transaction.atomic():
            request = InformationRequest.objects.select_for_update(of=("self",)).select_related("organ").get(pk=pk)
            before = request.due_on or request.waiting_until
            try:
                wind(request, calendar, mark)
            except ClockError:  # one ledger that does not fold keeps its date, and holds nobody else's up
                stuck += 1
                continue
            after = request.due_on or request.waiting_until
            request.save(update_fields=CACHED)
            counted += 1
            if before != after:
                moved += 1
                _tell(request, before, after)
    return f"requests recounted: {counted}, moved: {moved}" + (f", stuck: {stuck}" if stuck else "")


def _tell(request: InformationRequest, before: datetime.date, after: datetime.date) -> None:
    words = _("期限由%(before)s变为%(after)s。") % {"before": before.isoformat(), "after": after.isoformat()}
    RequestEvent.objects.create(request=request, on=today(), name="recounted", told=words)
    record("request_recounted", by=SYSTEM, object=request, organ=request.organ.code if request.organ else "",
           reason=words)  # fmt: skip
    tell(request)
