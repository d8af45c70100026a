"""“本周该公开”: what a clerk's organs owe by the end of this week, for the first page of the desk."""

import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from disclosure.models import Duty
from portal.cases.models.workday import working_calendar
from portal.people.models import Person
from portal.publishing.queue import ROWS, lamp_of
from portal.site.work import Queue


def owed_this_week(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue | None:
    organs = rights.get("write")
    if not organs:
        return None
    sunday = on + datetime.timedelta(days=6 - on.weekday())
    due = Duty.objects.rhythmic().filter(organ__in=organs, due_on__lte=sunday)
    due = (
        due.annotate(group=F("item__versions__level1"), name=F("item__versions__level2"))
        .select_related("organ", "item__domain")
        .order_by("due_on", "pk")
    )
    if not (duties := list(due[:ROWS])):
        return None
    calendar = working_calendar()
    return Queue("duties", _("本周该公开"), len(duties), [(duty.due_on, _row(duty, on, calendar)) for duty in duties])


def _row(duty: Duty, on: datetime.date, calendar) -> dict:
    lamp, due, note = lamp_of(duty.due_on, on, calendar)
    facts = [str(duty.organ), str(duty.item.domain), duty.get_rhythm_display()]
    if duty.due_from:
        facts.append(_("上次%(day)s") % {"day": duty.due_from})
    if duty.reminded_for == duty.due_on:
        facts.append(_("已提醒"))
    return {
        "lamp": lamp, "due": due, "due_note": note, "title": f"{duty.group}：{duty.name}", "facts": facts, "tags": [],
        "url": f"/admin/disclosure/document/add/?item={duty.item.path}", "action": _("写一份"),
    }  # fmt: skip
