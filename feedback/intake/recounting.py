"""When the calendar has changed: every open clock anew, what moved logged before and after, and told (N3)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from feedback.models.filed import Clocked
from portal.cases.events import ClockError
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.cases.working_days import WorkingCalendar
from portal.trail.record import SYSTEM, record

A_TIME = 500  # cases looked at in one tick


@dataclass(frozen=True)
class Clocks:
    """Of one kind of case."""

    case: str  # as it stands in names of steps
    running: Callable[[], QuerySet]  # those whose clock is not over
    wind: Callable[[Clocked, WorkingCalendar], object]  # puts what the fold says into the columns `cached`
    cached: list[str]
    tell: Callable[[Clocked], None]


def recount(clocks: Clocks) -> str:
    calendar, counted, moved, stuck = working_calendar(), 0, 0, 0
    stale = clocks.running().exclude(calendar_mark=calendar.mark).order_by("pk")
    for pk in stale.values_list("pk", flat=True)[:A_TIME]:
        with transaction.atomic():
            case = clocks.running().select_for_update(of=("self",)).filter(pk=pk).first()
            if case is None:  # it has just ended
                continue
            before = case.awaited_on
            try:
                clocks.wind(case, calendar)
            except ClockError:  # one ledger that does not fold keeps its date, and holds nobody else's up
                case.calendar_mark = calendar.mark
                case.save(update_fields=["calendar_mark"])
                stuck += 1
                continue
            case.save(update_fields=clocks.cached)
            counted += 1
            if before != case.awaited_on:
                moved += 1
                _tell(clocks, case, before)
    return f"{clocks.case}s recounted: {counted}, moved: {moved}" + (f", stuck: {stuck}" if stuck else "")


def _tell(clocks: Clocks, case: Clocked, before) -> None:
    words = _("期限由%(before)s变为%(after)s。") % {
        "before": before.isoformat(), "after": case.awaited_on.isoformat(),
    }  # fmt: skip
    case.events.create(on=today(), name="recounted", told=words)
    record(f"{clocks.case}_recounted", by=SYSTEM, object=case, organ=case.holder.code if case.holder else "",
           reason=words)  # fmt: skip
    clocks.tell(case)
