"""A document as publishing sees it: what is still missing, when it is due, what a correction takes with it."""

import datetime
import json
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.document_header import facts, header, rows
from disclosure.document_number import is_usual
from disclosure.models import DocumentHeader, ImportLine, ItemVersion, Publicity
from disclosure.series import guides, placing
from disclosure.time_limits import DayUnit, LimitKind, is_decision
from portal.cases.limits import PROACTIVE, Limit, Unit
from portal.cases.models.workday import working_calendar
from portal.cases.working_days import LONGEST
from portal.publishing.headers import carry, need, unexplained, untitled
from portal.publishing.kinds import Kind, Problem
from portal.publishing.models import Revision


def problems(revision: Revision) -> list[Problem]:
    """What the author must or should mend before the document is reviewed; what the examination asks of dates and
    texts stands in its table (portal/examination)."""
    own, document = revision.document_header, revision.publication.document
    imported = revision.mode == Revision.Mode.BATCH
    found = untitled(revision)
    found += need(revision.body_text or revision.files.exists(), _("正文和附件都空着，请至少写一样。"), "body_html")
    is_open = document.publicity == Publicity.PROACTIVE
    found += need(is_open, _("公开属性不是“主动公开”，不能在网上公开。"), "publicity")
    found += need(imported or revision.document_items.exists(), _("请选择目录事项。"), "items")
    if own.issued_on is None:
        found.append(Problem(_("请写成文日期。"), refuses=not imported, field="issued_on"))
    if not is_usual(own.document_number):
        found.append(Problem(_("发文字号不是常见的写法，请核对。"), refuses=False, field="document_number"))
    return found + unexplained(revision) + placing.problems(revision)


def due_on(revision: Revision) -> datetime.date | None:
    """The last day to publish: 20 working days after the information was formed (REG-06), or the item's own limit, of
    several the one that ends first. None for what another publisher published long ago (a batch)."""
    return _due_on(revision, _asked_of(revision))


def _due_on(revision: Revision, versions: Iterable[ItemVersion]) -> datetime.date | None:
    issued = revision.document_header.issued_on
    if issued is None or revision.mode == Revision.Mode.BATCH:
        return None
    decided = is_decision(revision.title)
    limits = [
        Limit(each.decision_days, Unit.WORKING_DAY, "")
        if decided and each.decision_days
        else Limit(each.limit_days, Unit.WORKING_DAY if each.limit_unit == DayUnit.WORKING_DAY else Unit.DAY, "")
        for each in versions if each.limit_kind == LimitKind.PUBLISH_WITHIN and (each.limit_days or 0) <= LONGEST
    ]  # fmt: skip
    calendar = working_calendar()
    return min(limit.after(issued, calendar).date for limit in limits or [PROACTIVE])


def _asked_of(revision: Revision) -> list[ItemVersion]:
    """What the catalog in force says of its items."""
    fields = ("elements", "required", "limit_kind", "limit_days", "limit_unit", "decision_days")
    return list(ItemVersion.objects.in_force().filter(item__document_items__revision=revision).only(*fields))


def subject_facts(revision: Revision) -> dict:
    """What the examination must know: the dates, where the text comes from, what its catalog items ask for."""
    own, organ = revision.document_header, revision.publication.document.responsible_organ
    versions = _asked_of(revision)
    elements = [element for version in versions for element in version.asked_for]
    return facts_of(own, organ.name, due_on=_due_on(revision, versions), elements=elements)


def facts_of(own: DocumentHeader, organ_name: str, *, due_on: datetime.date | None, elements: list[str]) -> dict:
    """`subject_facts` from given values, without the database."""
    return {
        "issued_on": own.issued_on,
        "effective_from": own.effective_from,
        "effective_until": own.effective_until,
        "due_on": due_on,
        "content_source": own.content_source,
        "is_guide": own.kind == guides.KIND,
        "is_rules": own.kind == "rules",
        "caption_note": own.caption_note,
        "is_of_others": bool(own.issuing_organs) and organ_name not in own.issuing_organs,
        "elements": elements,
    }


def brought(revision: Revision) -> list[tuple[str, str]]:
    """What an older site said of it that has no place of its own: for those who review it, never public."""
    line = ImportLine.objects.filter(publication=revision.publication_id).select_related("batch").first()
    if line is None:
        return []
    came = _("%(batch)s，第%(line)s行") % {"batch": f"{line.batch.number} {line.batch.file_name}", "line": line.number}
    old = "、".join(revision.publication.old_addresses.values_list("path", flat=True))
    words = [(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
             for name, value in line.left.items()]  # fmt: skip
    return [(_("来自"), came), *([(_("原网址，公开后转到这里"), old)] if old else []), *words]


def begin_correction(old: Revision, new: Revision) -> None:
    """Copy header, items and relations of a released revision into a new draft."""
    for own in (DocumentHeader.objects.filter(revision=old), old.document_items.all(), old.relations.all()):
        carry(own, new)
    placing.place(new, placing.placing_of(old))


def searched(header: dict) -> dict:
    return header | {"relations": [each for each in header.get("relations", []) if not each["to"]]}


DOCUMENT = Kind(
    code="document",
    label=gettext_lazy("公开文件"),
    path=lambda number: f"/documents/{number}/",
    header=header,
    facts=facts,
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/disclosure/document/{revision.publication_id}/change/",
    begin_correction=begin_correction,
    due_on=due_on,
    brought=brought,
    searched=searched,
    subject_facts=subject_facts,
)
