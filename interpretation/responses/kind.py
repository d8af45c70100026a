"""A response as publishing sees it: its record as shown and hashed, what lists need, what is still missing."""

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretation.models import ResponseHeader
from portal.publishing.headers import carry, first_published, iso, level_of, need, shown, unexplained, untitled
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import Revision

KIND = "response"
OF_VOCABULARY = "response"  # its code on the axis of kinds
# What the header table shows a reviewer.
ROWS = (
    ("topic_label", gettext_lazy("哪一类")),
    ("abstract", gettext_lazy("群众关心什么")),
    ("seen_in_label", gettext_lazy("从哪里看到的")),
    ("urgency_label", gettext_lazy("紧急程度")),
    ("seen_at", gettext_lazy("发现的时间")),
    ("assessed_at", gettext_lazy("研判的时间")),
    ("content_source", gettext_lazy("回应单位")),
    ("spoken_by", gettext_lazy("发言人")),
)
MOMENTS = ("seen_at", "assessed_at")


def header(revision: Revision) -> dict:
    return header_of(revision.response_header, revision.publication.organ)


def header_of(own: ResponseHeader, organ) -> dict:
    """The same of what need not be saved yet."""
    return {
        "topic": own.topic,
        "topic_label": str(own.get_topic_display()),
        "abstract": own.concern,  # what lists say of it
        "seen_in_label": str(own.get_seen_in_display()),
        "urgency_label": str(own.get_urgency_display()),
        "seen_at": iso(own.seen_at),
        "assessed_at": iso(own.assessed_at),
        "spoken_by": own.spoken_by,
        "content_source": organ.name,
        "level": level_of(organ),
        "published_at": iso(own.published_at),
    }


def facts(header: dict) -> EntryFacts:
    return EntryFacts(
        kind=OF_VOCABULARY, level=header["level"], summary=header["abstract"], published_at=first_published(header),
    )  # fmt: skip


def rows(header: dict) -> list[tuple[str, str]]:
    return shown(ROWS, header | {name: moment(header[name]) for name in MOMENTS if header.get(name)})


def moment(text: str) -> str:
    return f"{timezone.localtime(parse_datetime(text)):%Y-%m-%d %H:%M}"


def problems(revision: Revision) -> list[Problem]:
    unwritten = need(revision.body_text, _("请写回应的内容。"), "body_html")
    return untitled(revision) + unwritten + unexplained(revision)


RESPONSE = Kind(
    code=KIND,
    label=gettext_lazy("回应关切"),
    path=lambda number: f"/responses/{number}/",
    header=header,
    facts=facts,
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/interpretation/response/{revision.publication_id}/change/",
    begin_correction=lambda old, new: carry(ResponseHeader.objects.filter(revision=old), new),
    own_kinds=(OF_VOCABULARY,),
)
