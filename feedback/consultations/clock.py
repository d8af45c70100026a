"""The clock of CON-05: so many working days after the closing day the result is public; a list of those who come,
before they come (CON-07). Due days are not stored: the calendar may still change."""

import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from feedback.consultations.forms import FORMS
from feedback.models.period import Period, Standing
from portal.cases.limits import Limit, working_days
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing.models import Entry
from portal.publishing.queue import Queue
from portal.site.options import option

ARTICLE = "征集结束后公布采纳情况的要求"


def limit() -> Limit:
    return working_days(option("consultations.result_working_days"), ARTICLE)


def due_on(closes_on: datetime.date, held_on: datetime.date | None, calendar: WorkingCalendar) -> datetime.date:
    due = limit().after(closes_on, calendar).date
    return min(due, held_on - datetime.timedelta(days=1)) if held_on else due


def awaited(
    closes_on: datetime.date, held_on: datetime.date | None, on: datetime.date, calendar: WorkingCalendar
) -> dict:
    """{day, late}: by when the result, and how many working days ago that was."""
    due = due_on(closes_on, held_on, calendar)
    return {"day": due, "late": calendar.count_between(due, on) if on > due else 0, "is_late": on > due}


def late_since(on: datetime.date, calendar: WorkingCalendar) -> datetime.date:
    """The last closing day for which the result is late on the day `on`."""
    day = on
    while due_on(day, None, calendar) >= on:
        day -= datetime.timedelta(days=1)
    return day


def results_owed(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    """“征集结果待公布”: what one's organs have asked, and not yet answered."""
    organs = rights.get("write", set()) | rights.get("handle_cases", set())
    title = Entry.objects.filter(pk=OuterRef("pk")).values("title")
    closed = Period.objects.standing(Standing.CLOSED, on).filter(organ__in=organs)
    closed = closed.annotate(title=Subquery(title)).select_related("organ").order_by("closes_on", "pk")
    return Queue("results", _("征集结果待公布"), closed, _row)


def _row(row: Period, on: datetime.date, calendar: WorkingCalendar) -> dict:
    return {
        "day": due_on(row.closes_on, row.held_on, calendar), "title": row.title,
        "facts": [str(row.organ), str(FORMS[row.form].label), _("%(day)s截止") % {"day": row.closes_on}],
        "url": reverse("admin:feedback_ledger", args=[row.pk]), "action": _("去反馈"),
    }  # fmt: skip
