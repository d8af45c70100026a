"""Guide 政府信息公开指南 and rules 制度: plain official texts, published by the one way like everything else."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.people.models import Organ, Person
from portal.publishing import drafts, writing
from portal.publishing.drafts import Draft
from portal.publishing.headers import need, unexplained, untitled
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import Revision

GUIDE, RULE = "guide", "rule"


def write(kind: str, organ: Organ, draft: Draft, *, by: Person, identity: UUID | None = None) -> Revision:
    """A new guide or rule of `organ` with its first draft. `identity` as in `writing.beginning`."""
    with writing.beginning(kind, organ, by=by, title=draft.title, identity=identity) as revision:
        drafts.write(revision, draft)
    return revision


def save(revision_id: int, draft: Draft, *, by: Person, edits: int | None = None) -> Revision:
    """Save a draft. `edits` as in `writing.locked_draft`."""
    with writing.saving(revision_id, by=by, edits=edits) as revision:
        drafts.write(revision, draft)
    return revision


def header(revision: Revision) -> dict:
    return {"content_source": revision.publication.organ.name}


def facts(header: dict) -> EntryFacts:
    return EntryFacts(kind="other")


def rows(header: dict) -> list[tuple[str, str]]:
    return [(_("来源"), header["content_source"])]


def problems(revision: Revision) -> list[Problem]:
    unwritten = need(revision.body_text, _("请写正文。"), "body_html")
    return untitled(revision) + unwritten + unexplained(revision)


def _kind(code: str, label: str, folder: str) -> Kind:
    return Kind(
        code=code,
        label=label,
        path=lambda number: f"/{folder}/{number}/",
        header=header,
        facts=facts,
        rows=rows,
        problems=problems,
        desk_path=lambda revision: f"/admin/site/article/{revision.publication_id}/change/",
    )


ARTICLES = (
    _kind(GUIDE, gettext_lazy("公开指南"), "guide"),
    _kind(RULE, gettext_lazy("公开制度"), "rules"),
)
