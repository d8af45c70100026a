"""“年度报告”: last year's reports that this person's organs have still to begin, and those that wait to be cleared."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from feedback.reports import standing
from feedback.reports.clearing import CLEAR, needs_clearance
from feedback.reports.due import reporting
from portal.cases.models.workday import working_calendar
from portal.people.models import Person
from portal.publishing.models import Revision
from portal.publishing.queue import ROWS, lamp_of
from portal.publishing.states import STEPS
from portal.site.options import option
from portal.site.work import Queue


def reports_waiting(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue | None:
    year, writes, clears = on.year - 1, rights.get("write", set()), rights.get(CLEAR, set())
    if not writes and not clears:
        return None
    found = standing.of_year(year, reporting().filter(pk__in=writes | clears))
    rows = [(each.due_on, _to_begin(each, year)) for each in found if each.organ.pk in writes and not each.state]
    if clears and option("reports.office_clears"):
        waiting = [each for each in found if each.organ.pk in clears and each.state in STEPS]
        unsaid = _without_a_word([each.revision for each in waiting]) if waiting else ()
        rows += [(each.due_on, _to_clear(each, year)) for each in waiting if each.revision in unsaid]
    if not rows:
        return None
    calendar = working_calendar()
    for due, row in rows:
        row["lamp"], row["due"], row["due_note"] = lamp_of(due, on, calendar)
    rows.sort(key=lambda row: row[0])
    return Queue("reports", _("年度报告"), len(rows), rows[:ROWS])


def ways_to_begin(rights: dict[str, set[int]]) -> list[dict]:
    if not rights.get("write") and not rights.get(CLEAR):
        return []
    return [{"label": _("年度报告"), "url": reverse("admin:feedback_annualreport_changelist"), "main": False}]


def _without_a_word(keys: list[int]) -> set[int]:
    """Those that need the office's word and have none on what stands there now. Two queries."""
    revisions = Revision.objects.select_related("publication__organ", "report_header").prefetch_related("clearances")
    return {
        each.pk for each in revisions.filter(pk__in=keys)
        if needs_clearance(each) and not any(said.hash == (each.hash or "") for said in each.clearances.all())
    }  # fmt: skip


def _to_begin(each: standing.Standing, year: int) -> dict:
    return _row(each, year, _("还没有起草"), _("去起草"),
                f"{reverse('admin:feedback_annualreport_add')}?organ={each.organ.code}&year={year}")  # fmt: skip


def _to_clear(each: standing.Standing, year: int) -> dict:
    return _row(each, year, each.label, _("去审清"), reverse("admin:feedback_report_clear", args=[each.revision]))


def _row(each: standing.Standing, year: int, state: str, action: str, url: str) -> dict:
    title = _("%(organ)s%(year)s年年度报告") % {"organ": each.organ.short_name, "year": year}
    return {"title": title, "facts": [each.organ.short_name, state], "tags": [], "url": url, "action": action}
