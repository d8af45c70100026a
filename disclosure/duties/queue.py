"""For the first page of the desk. “本周该公开”: what a clerk's organs owe by the end of this week. “逾期未公开”: for
the office, what anybody owed before last night."""

import datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.models import Coverage, Duty
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing.queue import Queue


def owed_this_week(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    sunday = on + datetime.timedelta(days=6 - on.weekday())
    due = Duty.objects.rhythmic().filter(organ__in=rights.get("write", set()), due_on__lte=sunday)
    due = due.annotate(group=F("item__versions__level1"), name=F("item__versions__level2"))
    return Queue("duties", _("本周该公开"), due.select_related("organ", "item__domain").order_by("due_on", "pk"), _row)


def overdue(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    late = Coverage.objects.filter(organ__in=rights.get("manage_reference", set()), state="late")
    late = late.filter(item__versions__state="in_force")
    late = late.annotate(group=F("item__versions__level1"), name=F("item__versions__level2"))
    waiting = late.select_related("organ", "item__domain").order_by("due_on", "pk")
    return Queue("overdue", _("逾期未公开"), waiting, _overdue_row, is_watched=True)


def _overdue_row(line: Coverage, on: datetime.date, calendar: WorkingCalendar) -> dict:
    url = reverse("admin:disclosure_duty_organ", args=[line.organ.code])
    title, facts = f"{line.group}：{line.name}", [str(line.organ), str(line.item.domain)]
    return {"day": line.due_on, "title": title, "facts": facts, "url": url, "action": _("看这个单位的")}


def _row(duty: Duty, on: datetime.date, calendar: WorkingCalendar) -> dict:
    facts = [str(duty.organ), str(duty.item.domain), duty.get_rhythm_display()]
    if duty.due_from:
        facts.append(_("上次%(day)s") % {"day": duty.due_from})
    if duty.reminded_for == duty.due_on:
        facts.append(_("已提醒"))
    return {
        "day": duty.due_on, "title": f"{duty.group}：{duty.name}", "facts": facts,
        "url": f"/admin/disclosure/document/add/?item={duty.item.path}", "action": _("写一份"),
    }  # fmt: skip
