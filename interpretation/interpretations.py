"""An interpretation as publishing sees it: header, what lists need, what is still missing."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import Document
from interpretation.clauses import holder_of, told
from interpretation.forms import BY_KIND, FORMS
from interpretation.models import InterpretationHeader
from portal.examination.lifted import share_of
from portal.publishing.headers import carry, first_published, iso, level_of, need, shown, unexplained, untitled
from portal.publishing.kinds import EntryFacts, Kind, Problem, kind_of
from portal.publishing.models import INTERPRETS, Entry, Publication, Revision
from portal.site.options import option
from portal.site.rows import own_number

KIND = "interpretation"
# What the header table shows a reviewer.
ROWS = (
    ("form_label", gettext_lazy("解读形式")),
    ("sources", gettext_lazy("解读的文件")),
    ("content_source", gettext_lazy("解读单位")),
    ("helpers", gettext_lazy("协助解读")),
    ("interpreter", gettext_lazy("解读人")),
    ("points", gettext_lazy("几句话看懂")),
    ("abstract", gettext_lazy("内容概述")),
    ("grains", gettext_lazy("分条的政策")),
)


def header(revision: Revision) -> dict:
    return header_of(revision, revision.interpretation_header, revision.sources.order_by("sort"))


def header_of(revision: Revision, own: InterpretationHeader, sources) -> dict:
    """The same of what need not be saved yet. Domains and topics are those of the documents, as they stand now."""
    organ, sources = revision.publication.organ, list(sources)
    named = _named(source.target_id for source in sources if source.target_id)
    explained = [newest for source in sources if source.target_id and (newest := newest_of(source.target_id))]
    headers = [each.header or kind_of(each.publication.kind).header(each) for each in explained]
    return {
        "form": own.form,
        "form_label": str(FORMS[own.form].label),
        "sources": [named.get(source.target_id, source.words) for source in sources],
        "content_source": organ.name,
        "helpers": own.helpers,
        "interpreter": own.interpreter,
        "points": own.points,
        "abstract": own.abstract,
        "grains": [told(grain) for grain in own.clauses],
        "clauses": [grain | {"document": str(key)} for grain in own.clauses if (key := holder_of(grain, explained))],
        "level": level_of(organ),
        "domains": _once(item["path"].split("/")[0] for each in headers for item in each.get("items", [])),
        "topics": _once(code for each in headers if (topic := each.get("topic")) for code in (topic[:2], topic)),
        "published_at": iso(own.published_at),
        "relations": [
            {"kind": INTERPRETS, "to": str(source.target_id or ""), "words": named.get(source.target_id, source.words),
             "address": source.address, "effective_on": ""}
            for source in sources
        ],
    }  # fmt: skip


def _named(documents: Iterable[UUID]) -> dict[UUID, str]:
    """Documents of ours in the words that may be frozen: as they are public now; one that is not by its index number,
    for a draft's title is nobody's to read, later neither."""
    found = dict(Document.objects.filter(pk__in=list(documents)).values_list("pk", "index_number"))
    for entry in Entry.objects.filter(pk__in=list(found)):
        found[entry.pk] = f"{own_number(entry.numbers)}《{entry.title}》"
    return found


def searched(header: dict) -> dict:
    """Documents of ours are found themselves, and so are the sentences that are quoted of them."""
    ours = {each["words"] for each in header["relations"] if each["to"]}
    return header | {
        "sources": [words for words in header["sources"] if words not in ours],
        "grains": [told(grain | {"sentence": ""}) for grain in header.get("clauses", [])],
    }


def newest_of(publication) -> Revision | None:
    """What is public of a document, else what is being written."""
    revisions = Revision.objects.select_related("publication__organ")
    return revisions.filter(publication=publication, state="released").first() or revisions.newest_of(publication)


def facts(header: dict) -> EntryFacts:
    return EntryFacts(
        kind=FORMS[header["form"]].kind, domains=header["domains"], topics=header["topics"], level=header["level"],
        audiences=_once(code for clause in header.get("clauses", []) for code in clause["audiences"]),
        summary=header["abstract"], published_at=first_published(header),
    )  # fmt: skip


def rows(header: dict) -> list[tuple[str, str]]:
    return shown(ROWS, header)


def problems(revision: Revision) -> list[Problem]:
    form, names = FORMS[revision.interpretation_header.form], list(revision.files.values_list("name", flat=True))
    found = untitled(revision) + need(revision.sources.exists(), _("请写解读的是哪份文件。"), "sources")
    if Publication.objects.filter(explained_by__revision=revision, number__isnull=False, live_release=None).exists():
        found.append(Problem(_("解读的文件已经撤下，请从“解读的文件”里去掉。"), field="sources"))
    if form.files and not any(name.rpartition(".")[2].lower() in form.files for name in names):
        words = _("“%(form)s”要有一个%(files)s文件，请在附件里添加。")
        found.append(Problem(words % {"form": form.label, "files": "、".join(form.files)}, field="new_files"))
    words = _("请写%(words)s：看不见、听不清的人要靠它。") % {"words": form.words or _("正文")}
    found += need(revision.body_text, words if form.files else _("请写正文。"), "body_html")
    lost = [grain for grain in revision.interpretation_header.clauses if not holder_of(grain, _explained(revision))]
    for grain in lost:
        words = _("文件里没有这句原文：“%(sentence)s”。") % {"sentence": grain["sentence"][:60]}
        found.append(Problem(words, field="clauses"))
    return found + unexplained(revision)


def subject_facts(revision: Revision) -> dict:
    """What the rules of this app must know: the form, how much was lifted from the documents, whose they are."""
    explained = _explained(revision)
    organ = revision.publication.organ
    return {
        "interpretation": {
            "form": FORMS[revision.interpretation_header.form],
            "lifted": share_of(revision.body_text, [each.body_text for each in explained]),
            "most_lifted": option("interpretation.lifted_percent"),
            "foreign": [each.title for each in explained if not _is_of(each, organ)],
        }
    }


def _is_of(document: Revision, organ) -> bool:
    """INT-03: whoever answers for the document, or stands among its issuers, has drafted it as far as we can know."""
    issuers = (document.header or kind_of(document.publication.kind).header(document)).get("issuing_organs", [])
    return document.publication.organ_id == organ.pk or organ.name in issuers


def _explained(revision: Revision) -> list[Revision]:
    keys = revision.sources.filter(target__isnull=False).order_by("sort").values_list("target", flat=True)
    return [newest for key in keys if (newest := newest_of(key))]


def begin_correction(old: Revision, new: Revision) -> None:
    """Copy header and sources of a released revision into a new draft."""
    carry(InterpretationHeader.objects.filter(revision=old), new)
    carry(old.sources.all(), new)


def _once(values) -> list[str]:
    return list(dict.fromkeys(values))


INTERPRETATION = Kind(
    code=KIND,
    label=gettext_lazy("政策解读"),
    path=lambda number: f"/interpretations/{number}/",
    header=header,
    facts=facts,
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/interpretation/interpretation/{revision.publication_id}/change/",
    begin_correction=begin_correction,
    subject_facts=subject_facts,
    searched=searched,
    own_kinds=tuple(kind for kind in BY_KIND if kind != "interpretation_text"),  # older sites' texts bear that one
)
