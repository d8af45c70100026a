"""When the next release of a duty is due: from its rhythm and the newest release. A column is a cache of it.

What has no rhythm (有了就公开) is due from the day on which a document was made (REG-06); its drafts carry that day.
A month, a quarter and a year are those of the calendar: in each of them something is to be released. A yearly item
is due on the day that the catalog names (MM-DD), else on the last of the year.
"""

import calendar
import datetime
from collections.abc import Iterable

from django.db import connection

from disclosure.duties.newest import NEWEST
from disclosure.models import Duty, ItemVersion
from disclosure.models.duty import Rhythm
from disclosure.time_limits import DayUnit
from portal.cases.limits import PROACTIVE, Limit, Unit
from portal.cases.models.workday import working_calendar
from portal.cases.working_days import WorkingCalendar

MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
LAST_DAY = "12-31"
HALF_A_YEAR = datetime.timedelta(days=183)


def next_due(
    rhythm: str,
    *,
    since: datetime.date,
    newest: datetime.date | None,
    limit: Limit = PROACTIVE,
    annual_date: str = "",
    working: WorkingCalendar,
) -> datetime.date | None:
    """The last day of the next release; `limit` and `annual_date` are those of the item's version."""
    if rhythm in MONTHS:
        # One is owed in the period in which the duty begins; after a release, in the period that follows.
        return _end_of_period(newest or since, MONTHS[rhythm], ahead=1 if newest else 0)
    if rhythm == Rhythm.YEARLY:
        # What came some weeks late does not count for the next year.
        return _annual(annual_date or LAST_DAY, newest + HALF_A_YEAR if newest else since)
    if rhythm == Rhythm.RENEWED:
        return limit.after(newest or since, working).date
    return None


def _end_of_period(day: datetime.date, months: int, *, ahead: int) -> datetime.date:
    count = day.year * 12 + (day.month - 1) // months * months + months * (ahead + 1) - 1
    year, month = divmod(count, 12)
    return datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _annual(month_and_day: str, start: datetime.date) -> datetime.date:
    """The first such day from `start` on; 29 February is the last of the month in other years."""
    month, day = map(int, month_and_day.split("-"))
    for year in (start.year, start.year + 1):
        found = datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if found >= start:
            return found
    raise AssertionError("one of two years has it")


def limit_of(version: ItemVersion | None) -> Limit:
    if version is None or not version.limit_days:
        return PROACTIVE
    unit = Unit.WORKING_DAY if version.limit_unit == DayUnit.WORKING_DAY else Unit.DAY
    return Limit(version.limit_days, unit, "")


def wind(duties: Iterable[Duty]) -> int:
    """Compute the caches of `duties` anew; how many changed."""
    duties = list(duties)
    newest = newest_of({duty.pk for duty in duties})
    versions = {
        version.item_id: version
        for version in ItemVersion.objects.in_force().filter(item__in={duty.item_id for duty in duties})
        .only("item_id", "limit_days", "limit_unit", "annual_date")
    }  # fmt: skip
    working, changed = working_calendar(), []
    for duty in duties:
        before = duty.due_on, duty.due_from
        version = versions.get(duty.item_id)
        duty.due_from = newest.get(duty.pk)
        duty.due_on = None if duty.not_applicable else next_due(
            duty.rhythm, since=duty.since, newest=duty.due_from, limit=limit_of(version),
            annual_date=version.annual_date if version else "", working=working,
        )  # fmt: skip
        if before != (duty.due_on, duty.due_from):
            changed.append(duty)
    Duty.objects.bulk_update(changed, ["due_on", "due_from"], batch_size=500)
    return len(changed)


def newest_of(keys: set[int]) -> dict[int, datetime.date]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, newest FROM ({NEWEST}) AS x WHERE newest IS NOT NULL AND id = ANY(%s)", [list(keys)]
        )
        return dict(cursor.fetchall())


def moved() -> list[Duty]:
    """Duties of which something was released, or withdrawn, since their day was computed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM ({NEWEST}) AS x WHERE newest IS DISTINCT FROM due_from")
        keys = [key for (key,) in cursor.fetchall()]
    return list(Duty.objects.filter(pk__in=keys))
