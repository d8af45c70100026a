"""Registering a consultation and saving its draft: text and header together, or nothing."""

import datetime
from dataclasses import dataclass, field, fields
from uuid import UUID

from django.core.exceptions import ValidationError

from feedback.consultations.consultations import KIND
from feedback.consultations.forms import FORMS
from feedback.models import ConsultationHeader, ConsultationType
from portal.people.models import Organ, Person
from portal.publishing import drafts, writing
from portal.publishing.content import plain
from portal.publishing.models import Revision
from portal.publishing.typed import refuse_marked
from portal.workflow import MoveRefused

LINED = ("notice", "explanation", "result_note")


@dataclass(kw_only=True)
class Draft(drafts.Draft):
    """All that a writer says of a consultation. The names of `header_fields` are those of the header's columns."""

    opens_on: datetime.date
    closes_on: datetime.date
    body_html: str = ""
    form: str = "draft"
    type: str = ""  # asked only where the form says nothing of it
    notice: str = ""
    explanation: str = ""
    short_reason: str = ""
    is_online: bool = True
    address: str = ""
    email: str = ""
    phone: str = ""
    fax: str = ""
    contact_unit: str = ""
    questions: list[dict] = field(default_factory=list)
    held_at: datetime.datetime | None = None
    place: str = ""
    places: int | None = None
    selection: str = ""
    document: UUID | None = None
    document_words: str = ""
    result_note: str = ""

    def header_fields(self) -> dict:
        said = {name: plain(value, keep_lines=name in LINED).strip() if isinstance(value, str) else value
                for name in OWN for value in [getattr(self, name)]}  # fmt: skip
        form = FORMS[self.form]
        said["document_id"] = said.pop("document")
        said["type"] = ConsultationType.objects.get(pk=form.type or self.type or "other")
        if not form.has_questions:
            said["questions"] = []
        if not form.has_places:
            said |= {"held_at": None, "place": "", "places": None, "selection": ""}
        return said


OWN = tuple({each.name for each in fields(Draft)} - {each.name for each in fields(drafts.Draft)})


def register(organ: Organ, draft: Draft, *, by: Person, identity: UUID | None = None) -> Revision:
    """A new consultation of `organ` with its first draft. `identity` as in `writing.beginning`."""
    with writing.beginning(KIND, organ, by=by, title=draft.title, identity=identity) as revision:
        _write(ConsultationHeader(revision=revision, published_at=draft.published_at), draft)
        drafts.write(revision, draft)
    return revision


def save(revision_id: int, draft: Draft, *, by: Person, edits: int | None = None) -> Revision:
    """Save a draft. `edits` as in `writing.locked_draft`."""
    with writing.saving(revision_id, by=by, edits=edits) as revision:
        _write(revision.consultation_header, draft)
        drafts.write(revision, draft)
    return revision


def _write(own: ConsultationHeader, draft: Draft) -> None:
    said = draft.header_fields()
    refuse_marked({name: value for name, value in said.items() if isinstance(value, str)})
    for name, value in said.items():
        setattr(own, name, value)
    try:
        own.clean()
    except ValidationError as error:
        raise MoveRefused("；".join(error.messages)) from error
    own.save()
