"""Registering a response and saving its draft: text and record together, or nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from interpretation.models import ResponseHeader, Urgency
from interpretation.responses.clock import owed_at
from interpretation.responses.kind import KIND
from portal.people.models import Organ, Person
from portal.publishing import drafts, writing
from portal.publishing.content import plain
from portal.publishing.models import Revision


@dataclass(kw_only=True)
class Draft(drafts.Draft):
    """All that a writer says of a response."""

    topic: str
    concern: str
    seen_in: str
    seen_at: datetime
    urgency: str = Urgency.OTHER
    assessed_at: datetime | None = None
    spoken_by: str = ""

    def header_fields(self) -> dict:
        return {
            "topic": self.topic, "concern": plain(self.concern), "seen_in": self.seen_in, "seen_at": self.seen_at,
            "urgency": self.urgency, "assessed_at": self.assessed_at, "spoken_by": plain(self.spoken_by),
        }  # fmt: skip


def register(organ: Organ, draft: Draft, *, by: Person, identity: UUID | None = None) -> Revision:
    """A new response of `organ` with its first draft. `identity` as in `writing.beginning`."""
    with writing.beginning(KIND, organ, by=by, title=draft.title, identity=identity) as revision:
        ResponseHeader.objects.create(revision=revision, published_at=draft.published_at, **draft.header_fields())
        _write(revision, draft)
    return revision


def save(revision_id: int, draft: Draft, *, by: Person, edits: int | None = None) -> Revision:
    """Save a draft. `edits` as in `writing.locked_draft`."""
    with writing.saving(revision_id, by=by, edits=edits) as revision:
        ResponseHeader.objects.filter(revision=revision).update(**draft.header_fields())
        _write(revision, draft)
    return revision


def _write(revision: Revision, draft: Draft) -> None:
    drafts.write(revision, draft)
    if not draft.published_at and revision.no == 1:
        revision.due_on = timezone.localdate(owed_at(draft.seen_at, draft.urgency))
        revision.save(update_fields=["due_on"])
