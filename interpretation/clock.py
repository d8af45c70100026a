"""The clock of INT-02: an interpretation comes out with its document, at the latest some working days after it."""

import datetime

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from interpretation.models import Owed
from portal.cases import limits
from portal.cases.limits import Limit
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing.models import Entry
from portal.publishing.queue import Queue
from portal.site.options import option


def limit() -> Limit:
    return Limit(option("interpretation.working_days"), limits.INTERPRETATION.unit, limits.INTERPRETATION.article)


def due_on(since: datetime.date, calendar: WorkingCalendar) -> datetime.date:
    """The last day for a document that was published on the day `since`."""
    return limit().after(since, calendar).date


def late_since(on: datetime.date, calendar: WorkingCalendar) -> datetime.date:
    """The last day of publication for which the interpretation is late on the day `on`."""
    day = on
    while due_on(day, calendar) >= on:
        day -= datetime.timedelta(days=1)
    return day


def standing(since: datetime.date, on: datetime.date, calendar: WorkingCalendar) -> dict:
    """{day, late}: by when, and how many working days ago that was."""
    due = due_on(since, calendar)
    return {"day": due, "late": calendar.count_between(due, on) if on > due else 0}


def owed_by_mine(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    """“解读待发布”: what a writer's organs have released and not yet explained."""
    title = Entry.objects.filter(pk=OuterRef("pk")).values("title")
    awaited = Owed.objects.awaited().filter(organ__in=rights.get("write", set())).annotate(title=Subquery(title))
    return Queue("interpretations", _("解读待发布"), awaited.select_related("organ").order_by("since", "pk"), _row)


def _row(owed: Owed, on: datetime.date, calendar: WorkingCalendar) -> dict:
    facts = [str(owed.organ), _("%(day)s公布") % {"day": owed.since}]
    if owed.planned_on:
        facts.append(_("方案定在%(day)s") % {"day": owed.planned_on})
    return {
        "day": due_on(owed.since, calendar), "title": owed.title, "facts": facts,
        "url": f"/admin/interpretation/interpretation/add/?of={owed.pk}", "action": _("写解读"),
    }  # fmt: skip
