"""The header of a document: as it is frozen, hashed and shown, and what lists need to know of it."""

import datetime
from collections.abc import Iterable, Mapping

from django.db.models import Case, Prefetch, Q, When, prefetch_related_objects
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.document_number import key
from disclosure.library import cited
from disclosure.library.relations import Related, said
from disclosure.models import (
    CatalogItem,
    Document,
    DocumentHeader,
    Publicity,
    Relation,
)
from disclosure.models import State as ItemState
from disclosure.series import placing
from disclosure.series.placing import Placing
from portal.cases.today import day_words
from portal.publishing.headers import first_published, iso, level_of, shown
from portal.publishing.kinds import EntryFacts
from portal.publishing.models import RelationKind, Revision
from portal.search.models import Axis, Term

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
        revision.document_header, revision.publication.document, named_items(document_items__revision=revision),
        relations=revision.relations.all(), text=revision.body_text, place=placing.placing_of(revision),
    )  # fmt: skip


def header_of(
    own: DocumentHeader, document: Document, items: Iterable[CatalogItem], *,
    relations: Iterable[Relation | Related] = (), text: str = "", place: Placing | None = None,
) -> dict:  # fmt: skip
    """The same of what need not be saved yet."""
    named, items = {}, list(items)
    if items:
        named = {each["path"]: each for each in named_items(pk__in=[item.pk for item in items])}
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
        "level": level_of(organ),
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
        "filed_on": iso(own.filed_on),
        "issuing_organs": own.issuing_organs,
        "issued_on": iso(own.issued_on),
        "effective_from": iso(own.effective_from),
        "effective_until": iso(own.effective_until),
        "validity_mark": own.validity_mark,
        "content_source": own.content_source or organ.name,
        "disclosure_time_label": labels[Axis.DISCLOSURE_TIME],
        "scope_label": labels[Axis.SCOPE],
        "abstract": own.abstract,
        "published_at": iso(own.published_at),
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
        published_at=first_published(header),
    )


def rows(header: dict) -> list[tuple[str, str]]:
    """The header table as label and words; empty fields are left out."""
    days = {name: day_words(parse_date(header[name])) for name in DATES if header.get(name)}
    told = shown(ROWS, header | days, joint="、")
    for each in header.get("relations", []):
        day = _("（自%(day)s起）") % {"day": each["effective_on"]} if each["effective_on"] else ""
        told.append((str(RelationKind(each["kind"]).label), f"{each['words']}{day}"))
    return told + placing.told(header)


def named_items(**chosen) -> list[dict]:
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


def _day_after(text: str) -> datetime.date | None:
    return parse_date(text) + datetime.timedelta(days=1) if text else None
