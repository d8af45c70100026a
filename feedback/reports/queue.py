"""“年度报告”: last year's reports that this person's organs have still to begin, and those that wait to be cleared.
“年报还没公布”: for the office, whose are still missing."""

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

ORDER = ("sort", "pinyin", "code")


def reports_waiting(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    clears = rights.get(CLEAR, set()) if option("reports.office_clears") else set()
    to_begin = Q(of_revision=None, pk__in=rights.get("write", set()))
    to_clear = Q(Exists(unsaid().filter(pk=OuterRef("of_revision"))), pk__in=clears)
    waiting = standing.begun(on.year - 1).filter(to_begin | to_clear).annotate(is_begun=Q(of_revision__isnull=False))
    return Queue("reports", _("年度报告"), waiting.order_by(due_words(), "is_begun", *ORDER), _row)


def reports_missing(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    missing = standing.begun(on.year - 1).filter(pk__in=rights.get(CLEAR, set()), of_path=None)
    waiting = missing.annotate(is_begun=Q(of_revision__isnull=False)).order_by(due_words(), "is_begun", *ORDER)
    return Queue("missing_reports", _("年报还没公布"), waiting, _missing_row, is_watched=True)


def ways_to_begin(rights: dict[str, set[int]]) -> list[dict]:
    if not rights.get("write") and not rights.get(CLEAR):
        return []
    return [{"label": _("年度报告"), "url": reverse("admin:feedback_annualreport_changelist"), "main": False}]


def _missing_row(organ: Organ, on: datetime.date, calendar: WorkingCalendar) -> dict:
    row = _told(organ, on) | {"url": reverse("admin:feedback_report_year", args=[on.year - 1])}
    if organ.of_revision:
        row |= {"url": reverse("admin:publishing_revision_change", args=[organ.of_revision]), "action": _("看进度")}
    if organ.phone:
        row["facts"].append(_("电话%(phone)s") % {"phone": organ.phone})
    return row


def _row(organ: Organ, on: datetime.date, calendar: WorkingCalendar) -> dict:
    year, row = on.year - 1, _told(organ, on)
    if organ.of_revision:
        return row | {"url": reverse("admin:feedback_report_clear", args=[organ.of_revision]), "action": _("去审清")}
    begin = f"{reverse('admin:feedback_annualreport_add')}?organ={organ.code}&year={year}"
    return row | {"url": begin, "action": _("去起草")}


def _told(organ: Organ, on: datetime.date) -> dict:
    year, state = on.year - 1, State(organ.of_state).label if organ.of_state else _("还没有起草")
    title = _("%(organ)s%(year)s年年度报告") % {"organ": organ.short_name, "year": year}
    return {"day": due_on(organ, year), "title": title, "facts": [organ.short_name, state]}
