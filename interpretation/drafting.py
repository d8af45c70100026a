"""Registering an interpretation and saving its draft: text, header and sources together, or nothing."""

from dataclasses import dataclass, field
from uuid import UUID

from interpretation.interpretations import KIND
from interpretation.models import InterpretationHeader, Source
from portal.people.models import Organ, Person
from portal.publishing import drafts, writing
from portal.publishing.content import plain
from portal.publishing.models import Revision

MOST_POINTS = 5


@dataclass(frozen=True)
class Explained:
    """The other end: a document of ours, or one elsewhere by its name and address."""

    words: str
    target: UUID | None = None
    address: str = ""


@dataclass(kw_only=True)
class Draft(drafts.Draft):
    """All that a writer says of an interpretation."""

    form: str = "text"
    sources: list[Explained] = field(default_factory=list)
    interpreter: str = ""
    helpers: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    clauses: list[dict] = field(default_factory=list)
    abstract: str = ""

    def header_fields(self) -> dict:
        return {
            "form": self.form,
            "interpreter": plain(self.interpreter),
            "helpers": [plain(name) for name in self.helpers if plain(name)],
            "points": [plain(point) for point in self.points if plain(point)][:MOST_POINTS],
            "clauses": self.clauses,
            "abstract": plain(self.abstract),
        }


def register(organ: Organ, draft: Draft, *, by: Person, identity: UUID | None = None) -> Revision:
    """A new interpretation of `organ` with its first draft. `identity` as in `writing.beginning`."""
    with writing.beginning(KIND, organ, by=by, title=draft.title, identity=identity) as revision:
        InterpretationHeader.objects.create(revision=revision, published_at=draft.published_at, **draft.header_fields())
        _write(revision, draft)
    return revision


def save(revision_id: int, draft: Draft, *, by: Person, edits: int | None = None) -> Revision:
    """Save a draft. `edits` as in `writing.locked_draft`."""
    with writing.saving(revision_id, by=by, edits=edits) as revision:
        InterpretationHeader.objects.filter(revision=revision).update(**draft.header_fields())
        _write(revision, draft)
    return revision


def _write(revision: Revision, draft: Draft) -> None:
    sources = Source.objects.filter(revision=revision)
    kept = [Explained(each.words, each.target_id, each.address) for each in sources]
    if kept != draft.sources:
        sources.delete()
        Source.objects.bulk_create(
            Source(revision=revision, words=each.words, target_id=each.target, address=each.address, sort=sort)
            for sort, each in enumerate(draft.sources)
        )
    drafts.write(revision, draft)
