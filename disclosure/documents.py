"""A document as publishing sees it: its header as shown and hashed, what lists need, what is still missing."""

import datetime
import json
from collections.abc import Iterable, Mapping

from django.db.models import Case, Prefetch, Q, When, prefetch_related_objects
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.document_number import is_usual, key
from disclosure.library import cited
from disclosure.library.relations import Related, said
from disclosure.models import (
    CatalogItem,
    Document,
    DocumentHeader,
    DocumentItem,
    ImportLine,
    ItemVersion,
    Publicity,
    Relation,
)
from disclosure.models import State as ItemState
from disclosure.series import guides, placing
from disclosure.series.placing import Placing
from disclosure.time_limits import DayUnit, LimitKind
from portal.cases.limits import PROACTIVE, Limit, Unit
from portal.cases.models.workday import working_calendar
from portal.cases.working_days import LONGEST
from portal.people.models import OrganKind
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import RelationKind, Revision
from portal.search.models import Axis, Term

LEVELS = {OrganKind.TOWNSHIP: "township", OrganKind.VILLAGE: "village", OrganKind.CITY: "city",
          OrganKind.PROVINCE: "province"}  # fmt: skip
# What the header table shows, in the order of DOC-01.
ROWS = (
    ("index_number", gettext_lazy("索引号")),
    ("topic_label", gettext_lazy("主题分类")),
    ("issuing_organs", gettext_lazy("发文机关")),
    ("document_number", gettext_lazy("发文字号")),
    ("registration_number", gettext_lazy("统一编号")),
    ("caption_note", gettext_lazy("题注")),
    ("issued_on", gettext_lazy("成文日期")),
    ("effective_from", gettext_lazy("施行日期")),
    ("effective_until", gettext_lazy("有效期至")),
    ("filing_number", gettext_lazy("备案号")),
    ("filed_on", gettext_lazy("备案日期")),
    ("kind_label", gettext_lazy("体裁")),
    ("stage_label", gettext_lazy("公开阶段")),
    ("publicity_label", gettext_lazy("公开方式")),
    ("disclosure_time_label", gettext_lazy("公开时限")),
    ("scope_label", gettext_lazy("公开范围")),
    ("responsible_organ", gettext_lazy("公开责任主体")),
    ("content_source", gettext_lazy("来源")),
    ("abstract", gettext_lazy("内容概述")),
)
DATES = ("issued_on", "effective_from", "effective_until", "filed_on")


def header(revision: Revision) -> dict:
    """The header frozen with a submission: codes for machines and the words of that day for people."""
    with_organ = Document.objects.select_related("responsible_organ")
    prefetch_related_objects([revision.publication], Prefetch("document", with_organ))
    return _header_of(
        revision.document_header, revision.publication.document, _items(document_items__revision=revision),
        relations=revision.relations.all(), text=revision.body_text, place=placing.placing_of(revision),
    )  # fmt: skip


def header_of(
    own: DocumentHeader, document: Document, items: Iterable[CatalogItem], *,
    relations: Iterable[Relation | Related] = (), text: str = "", place: Placing | None = None,
) -> dict:  # fmt: skip
    """The same of what need not be saved yet."""
    named, items = {}, list(items)
    if items:
        named = {each["path"]: each for each in _items(pk__in=[item.pk for item in items])}
    return _header_of(
        own, document, [named[item.path] for item in items], relations=relations, text=text, place=place,
    )  # fmt: skip


def _header_of(own: DocumentHeader, document: Document, items: list[dict], **more) -> dict:
    labels = _labels({axis: getattr(own, name) for axis, name in NAMED.items()})
    return header_with(own, document, labels=labels, items=items, **more)


NAMED = {
    Axis.KIND: "kind", Axis.TOPIC: "topic", Axis.DISCLOSURE_TIME: "disclosure_time", Axis.SCOPE: "scope",
    Axis.STAGE: "stage",
}  # fmt: skip


def header_with(
    own: DocumentHeader, document: Document, *, labels: Mapping[str, str], items: list[dict],
    relations: Iterable[Relation | Related] = (), text: str = "", place: Placing | None = None,
) -> dict:  # fmt: skip
    """The same with the words of its codes and items at hand: without the database."""
    organ = document.responsible_organ
    return {
        "index_number": document.index_number,
        "responsible_organ": organ.name,
        "level": LEVELS.get(organ.kind, "county"),
        "stage": own.stage,
        "stage_label": labels[Axis.STAGE],
        "publicity": document.publicity,
        "publicity_label": str(Publicity(document.publicity).label),
        "kind": own.kind,
        "kind_label": labels[Axis.KIND],
        "topic": own.topic,
        "topic_label": labels[Axis.TOPIC],
        "document_number": own.document_number,
        "registration_number": own.registration_number,
        "caption_note": own.caption_note,
        "filing_number": own.filing_number,
        "filed_on": _iso(own.filed_on),
        "issuing_organs": own.issuing_organs,
        "issued_on": _iso(own.issued_on),
        "effective_from": _iso(own.effective_from),
        "effective_until": _iso(own.effective_until),
        "validity_mark": own.validity_mark,
        "content_source": own.content_source or organ.name,
        "disclosure_time_label": labels[Axis.DISCLOSURE_TIME],
        "scope_label": labels[Axis.SCOPE],
        "abstract": own.abstract,
        "published_at": own.published_at.isoformat() if own.published_at else "",
        "items": items,
        "relations": [said(each, own.effective_from or own.issued_on) for each in relations],
        "cites": cited.keys(text, own=own.number_key),
    } | ({"series": place.header()} if place else {})


def facts(header: dict) -> EntryFacts:
    """What lists, filters and search need to know, read back from a released header."""
    numbers = [number for number in (header["document_number"], header["registration_number"]) if number]
    topic = header["topic"]
    return EntryFacts(
        kind=header["kind"],
        numbers=[*numbers, *(key(number) for number in numbers), header["index_number"]],
        domains=list(dict.fromkeys(item["path"].split("/")[0] for item in header["items"])),
        items=[item["path"] for item in header["items"]],
        # A document of a second-level topic is found under the first level too.
        topics=[topic[:2], topic] if len(topic) > 2 else [topic] if topic else [],
        level=header["level"],
        stage=header.get("stage", ""),  # asked for since 2026-11-22
        summary=header["abstract"],
        issued_on=parse_date(header["issued_on"]) if header["issued_on"] else None,
        effective_from=parse_date(header["effective_from"]) if header["effective_from"] else None,
        effective_until=_day_after(header["effective_until"]),
        validity_mark=header["validity_mark"],
        index_number=header["index_number"],
        published_at=parse_datetime(header["published_at"]) if header["published_at"] else None,
    )


def rows(header: dict) -> list[tuple[str, str]]:
    """The header table as label and words; empty fields are left out."""
    shown = []
    for name, label in ROWS:
        value = header.get(name)
        if name in DATES and value:
            value = chinese_date(parse_date(value))
        if value:
            shown.append((str(label), "、".join(value) if isinstance(value, list) else value))
    for each in header.get("relations", []):
        day = _("（自%(day)s起）") % {"day": each["effective_on"]} if each["effective_on"] else ""
        shown.append((str(RelationKind(each["kind"]).label), f"{each['words']}{day}"))
    return shown + placing.told(header)


def problems(revision: Revision) -> list[Problem]:
    """What the author must or should mend before the document is reviewed; what the examination asks of dates and
    texts stands in its table (portal/examination)."""
    own, document = revision.document_header, revision.publication.document
    imported = revision.mode == Revision.Mode.BATCH
    found = []
    if not revision.title:
        found.append(Problem(_("请写标题。"), field="title"))
    if not revision.body_text and not revision.files.exists():
        found.append(Problem(_("正文和附件都空着，请至少写一样。"), field="body_html"))
    if document.publicity != Publicity.PROACTIVE:
        found.append(Problem(_("公开属性不是“主动公开”，不能在网上公开。"), field="publicity"))
    if not imported and not revision.document_items.exists():
        found.append(Problem(_("请选择目录事项。"), field="items"))
    if own.issued_on is None:
        found.append(Problem(_("请写成文日期。"), refuses=not imported, field="issued_on"))
    if not is_usual(own.document_number):
        found.append(Problem(_("发文字号不是常见的写法，请核对。"), refuses=False, field="document_number"))
    if revision.no > 1 and not revision.change_note:
        found.append(Problem(_("请用一句话说明改了什么，公众会看到。"), field="change_note"))
    return found + placing.problems(revision)


def due_on(revision: Revision) -> datetime.date | None:
    """The last day to publish: 20 working days after the information was formed (REG-06), or the item's own limit, of
    several the one that ends first. None for what another publisher published long ago (a batch)."""
    return _due_on(revision, _asked_of(revision))


def _due_on(revision: Revision, versions: Iterable[ItemVersion]) -> datetime.date | None:
    issued = revision.document_header.issued_on
    if issued is None or revision.mode == Revision.Mode.BATCH:
        return None
    limits = [
        Limit(each.limit_days, Unit.WORKING_DAY if each.limit_unit == DayUnit.WORKING_DAY else Unit.DAY, "")
        for each in versions if each.limit_kind == LimitKind.PUBLISH_WITHIN and (each.limit_days or 0) <= LONGEST
    ]  # fmt: skip
    calendar = working_calendar()
    return min(limit.after(issued, calendar).date for limit in limits or [PROACTIVE])


def _asked_of(revision: Revision) -> list[ItemVersion]:
    """What the catalog in force says of its items."""
    fields = ("elements", "required", "limit_kind", "limit_days", "limit_unit")
    return list(ItemVersion.objects.in_force().filter(item__document_items__revision=revision).only(*fields))


def subject_facts(revision: Revision) -> dict:
    """What the examination must know: the dates, where the text comes from, what its catalog items ask for."""
    own, organ = revision.document_header, revision.publication.document.responsible_organ
    versions = _asked_of(revision)
    elements = [element for version in versions for element in version.asked_for]
    return facts_of(own, organ.name, due_on=_due_on(revision, versions), elements=elements)


def facts_of(own: DocumentHeader, organ_name: str, *, due_on: datetime.date | None, elements: list[str]) -> dict:
    """The same without the database."""
    return {
        "issued_on": own.issued_on,
        "effective_from": own.effective_from,
        "effective_until": own.effective_until,
        "due_on": due_on,
        "content_source": own.content_source,
        "is_guide": own.kind == guides.KIND,
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
    """Copy header and items of a released revision into a new draft."""
    copy = DocumentHeader.objects.get(revision=old)
    copy.pk, copy.revision, copy._state.adding = None, new, True
    copy.save(force_insert=True)
    DocumentItem.objects.bulk_create(
        DocumentItem(revision=new, item=link.item, sort=link.sort) for link in old.document_items.all()
    )
    copies = list(old.relations.all())
    for relation in copies:
        relation.pk, relation.revision, relation._state.adding = None, new, True
    Relation.objects.bulk_create(copies)
    placing.place(new, placing.placing_of(old))


def chinese_date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


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
    subject_facts=subject_facts,
)


def _items(**chosen) -> list[dict]:
    """Path and name of catalog items in their order, each by its version in force or else its newest: one query."""
    order = ["document_items__sort"] if "document_items__revision" in chosen else []
    newest_last = [Case(When(versions__state=ItemState.IN_FORCE, then=1), default=0), "versions__pk"]
    levels = ("versions__level1", "versions__level2", "versions__level3")
    rows = CatalogItem.objects.filter(**chosen).order_by(*order, *newest_last)
    named = {}
    for code, number, domain, *found in rows.values_list("domain__code", "number", "domain__name", *levels):
        named[f"{code}/{number}"] = " › ".join(filter(None, (domain, *found)))
    return [{"path": path, "name": name} for path, name in named.items()]


def _labels(codes: dict[str, str]) -> dict[str, str]:
    """The words of several axes' codes, in one query; a code that the vocabulary does not have stands for itself."""
    wanted = Q(pk__in=[])
    for axis, code in codes.items():
        wanted |= Q(axis=axis, code=code)
    return codes | {term.axis: term.path for term in Term.objects.filter(wanted).select_related("parent")}


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _day_after(text: str) -> datetime.date | None:
    return parse_date(text) + datetime.timedelta(days=1) if text else None
