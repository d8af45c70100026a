"""“年度报告”: last year's reports that this person's organs have still to begin, and those that wait to be cleared."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from feedback.reports import standing
from feedback.reports.clearing import CLEAR, unsaid
from feedback.reports.due import due_on, due_words
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Organ, Person
from portal.publishing.queue import Queue
from portal.publishing.states import State
from portal.site.options import option


def reports_waiting(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    clears = rights.get(CLEAR, set()) if option("reports.office_clears") else set()
    to_begin = Q(of_revision=None, pk__in=rights.get("write", set()))
    to_clear = Q(Exists(unsaid().filter(pk=OuterRef("of_revision"))), pk__in=clears)
    waiting = standing.begun(on.year - 1).filter(to_begin | to_clear).annotate(is_begun=Q(of_revision__isnull=False))
    return Queue("reports", _("年度报告"), waiting.order_by(due_words(), "is_begun", "sort", "pinyin", "code"), _row)


def ways_to_begin(rights: dict[str, set[int]]) -> list[dict]:
    if not rights.get("write") and not rights.get(CLEAR):
        return []
    return [{"label": _("年度报告"), "url": reverse("admin:feedback_annualreport_changelist"), "main": False}]


def _row(organ: Organ, on: datetime.date, calendar: WorkingCalendar) -> dict:
    year = on.year - 1
    if organ.of_revision:
        state, action = State(organ.of_state).label, _("去审清")
        url = reverse("admin:feedback_report_clear", args=[organ.of_revision])
    else:
        state, action = _("还没有起草"), _("去起草")
        url = f"{reverse('admin:feedback_annualreport_add')}?organ={organ.code}&year={year}"
    title = _("%(organ)s%(year)s年年度报告") % {"organ": organ.short_name, "year": year}
    facts = [organ.short_name, state]
    return {"day": due_on(organ, year), "title": title, "facts": facts, "url": url, "action": action}
