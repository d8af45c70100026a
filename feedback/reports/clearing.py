"""The office above looks at a report before it is signed: cleared as it stands, or what is to be changed (AR-01).
Its word names the bytes that it read, like every approval; who wrote the report does not clear it."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from feedback.models import ReportClearance, ReportHeader
from feedback.reports.reports import KIND
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import holds
from portal.publishing.content import plain
from portal.publishing.kinds import Problem
from portal.publishing.models import Revision
from portal.publishing.states import STEPS
from portal.publishing.writing import acting_as, locked, record_beside
from portal.site.options import option
from portal.workflow import Conflict, MoveRefused

CLEAR = "clear_reports"


def clear(revision_id: int, *, by: Person, hash: str, is_cleared: bool, note: str = "") -> ReportClearance:
    """Raises Conflict when it does not stand under review as it was on the screen; else MoveRefused with the reason."""
    note = plain(note)
    with acting_as(by):
        revision = locked(revision_id)
        if revision.state not in STEPS or revision.hash != hash:
            raise Conflict(_("报告已经有变动，请看新的状态。"))
        if not may_clear(revision, by):
            raise MoveRefused(_("由上级的政务公开办审清；写过、改过的人不能审清。"))
        if not is_cleared and not note:
            raise MoveRefused(_("请写明要改什么。"))
        if len(note) > 500:
            raise MoveRefused(_("意见最多500字，现在是%(n)s字。") % {"n": len(note)})
        said = ReportClearance.objects.create(revision=revision, hash=hash, is_cleared=is_cleared, note=note, person=by)
        record_beside("report_cleared" if is_cleared else "report_doubted", revision, by=by, reason=note[:200])
    return said


def may_clear(revision: Revision, person: Person) -> bool:
    organ = revision.publication.organ
    is_above = organ.parent_id is not None and holds(person, CLEAR, organ, today())
    return is_above and not revision.contributions.filter(person=person).exists()


def word_on(revision: Revision) -> ReportClearance | None:
    """What was said last of it as it stands."""
    return revision.clearances.filter(hash=revision.hash or "").select_related("person").last()


def needs_clearance(revision: Revision) -> bool:
    return revision.publication.organ.parent_id is not None and not revision.report_header.is_document


def unsaid() -> QuerySet[Revision]:
    """What needs the office's word and has none as it stands under review."""
    said = ReportClearance.objects.filter(revision=OuterRef("pk"), hash=OuterRef("hash"))
    needed = Revision.objects.under_review().filter(
        publication__organ__parent__isnull=False, report_header__is_document=False
    )
    return needed.exclude(Exists(said))


def gate(revisions: Sequence[Revision]) -> dict[int, Problem]:
    """Nothing is signed that the office has not cleared."""
    reports = [each for each in revisions if each.publication.kind == KIND and each.state in STEPS]
    if not reports or not option("reports.office_clears"):
        return {}
    found = {}
    for revision in reports:
        said = word_on(revision)
        if said and said.is_cleared or not needs_clearance(revision):
            continue
        words = _("上级政务公开办要求修改：%(note)s") % {"note": said.note} if said else _("等上级政务公开办审清")
        found[revision.pk] = Problem(words)
    return found


def panel(revision: Revision) -> dict | None:
    """Beside the text at the desk: the cases behind its numbers, and the office's word."""
    if revision.publication.kind != KIND or not ReportHeader.objects.filter(pk=revision.pk).exists():
        return None
    report, said = revision.publication.annual_report, word_on(revision)
    lines = [_("每个数字都可以点开，看是哪些件。")]
    if said:
        verdict = _("审清") if said.is_cleared else _("要求修改：%(note)s") % {"note": said.note}
        lines.append(f"{said.person.name}（{timezone.localtime(said.at):%m-%d %H:%M}）：{verdict}")
    figures = reverse("admin:feedback_request_figures", args=[report.year])
    links = [{"url": f"{figures}?organ={report.organ.code}", "label": _("看数字后面的件")}]
    if revision.state in STEPS and needs_clearance(revision):
        links.append({"url": reverse("admin:feedback_report_clear", args=[revision.pk]), "label": _("政务公开办审清")})
    tone = "warn" if said and not said.is_cleared else ""
    return {"heading": _("年报的数字"), "lines": lines, "tone": tone, "links": links}
