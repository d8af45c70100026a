"""Registering a document and saving its draft: text, header and catalog items together, or nothing."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from disclosure.document_number import key, normalise
from disclosure.library.relations import Related
from disclosure.models import CatalogItem, Document, DocumentHeader, DocumentItem, ImportBatch, IndexCounter, Relation
from disclosure.series.placing import Placing, place
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.publishing import drafts, writing
from portal.publishing.content import plain
from portal.publishing.kinds import kind_of
from portal.publishing.models import Revision
from portal.workflow import MoveRefused

KIND = "document"


@dataclass(kw_only=True)
class Draft(drafts.Draft):
    """All that a writer says of a document."""

    items: list[CatalogItem] = field(default_factory=list)
    relations: list[Related] = field(default_factory=list)
    kind: str = "other"
    topic: str = ""
    document_number: str = ""
    registration_number: str = ""
    caption_note: str = ""
    filing_number: str = ""
    filed_on: date | None = None
    stage: str = ""
    issuing_organs: list[str] = field(default_factory=list)
    issued_on: date | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    validity_mark: str = ""
    content_source: str = ""
    disclosure_time: str = "long_term"
    scope: str = "general_public"
    abstract: str = ""
    placing: Placing | None = None  # its place in a series

    def header_fields(self) -> dict:
        number = normalise(self.document_number)
        return {
            "kind": self.kind,
            "topic": self.topic,
            "document_number": number,
            "number_key": key(number),
            "registration_number": plain(self.registration_number),
            "caption_note": plain(self.caption_note),
            "filing_number": plain(self.filing_number),
            "filed_on": self.filed_on,
            "stage": self.stage,
            "issuing_organs": [plain(name) for name in self.issuing_organs if plain(name)],
            "issued_on": self.issued_on,
            "effective_from": self.effective_from,
            "effective_until": self.effective_until,
            "validity_mark": self.validity_mark,
            "content_source": plain(self.content_source),
            "disclosure_time": self.disclosure_time,
            "scope": self.scope,
            "abstract": plain(self.abstract),
        }


def register(
    organ: Organ,
    draft: Draft,
    *,
    by: Person,
    index_number: str = "",
    batch: ImportBatch | None = None,
    identity: UUID | None = None,
) -> Revision:
    """A new document of `organ` with its first draft; its index number is minted now, unless an imported one is kept.
    `identity` as in `writing.beginning`."""
    mode = Revision.Mode.BATCH if batch else Revision.Mode.ORDINARY
    with writing.beginning(KIND, organ, by=by, title=draft.title, mode=mode, identity=identity) as revision:
        Document.objects.create(
            publication=revision.publication,
            index_number=index_number or IndexCounter.mint(organ, today().year),
            responsible_organ=organ,
            batch=batch,
        )
        DocumentHeader.objects.create(revision=revision, published_at=draft.published_at, **draft.header_fields())
        _write(revision, draft)
    return revision


def save(revision_id: int, draft: Draft, *, by: Person, edits: int | None = None) -> Revision:
    """Save a draft. `edits` as in `writing.locked_draft`: a conflict when somebody else saved meanwhile."""
    with writing.saving(revision_id, by=by, edits=edits) as revision:
        DocumentHeader.objects.filter(revision=revision).update(**draft.header_fields())
        _write(revision, draft)
    return revision


def _write(revision: Revision, draft: Draft) -> None:
    kept = {link.item_id: link for link in DocumentItem.objects.filter(revision=revision)}
    wanted = {item.pk: sort for sort, item in enumerate(draft.items)}
    if {pk: link.sort for pk, link in kept.items()} != wanted:
        DocumentItem.objects.filter(revision=revision).delete()
        DocumentItem.objects.bulk_create(
            DocumentItem(revision=revision, item=item, sort=sort) for sort, item in enumerate(draft.items)
        )
    _write_relations(revision, draft.relations)
    place(revision, draft.placing)
    drafts.write(revision, draft)
    fresh = Revision.objects.select_related("document_header").get(pk=revision.pk)
    revision.due_on = kind_of(KIND).due_on(fresh)
    revision.save(update_fields=["due_on"])


def _write_relations(revision: Revision, wanted: list[Related]) -> None:
    """Those that stay the same are not written again: who saves a text has not said them anew."""
    if any(related.target == revision.publication_id for related in wanted):
        raise MoveRefused(_("文件不能与自己有这种关系，请在“与别的文件的关系”里删去那一条。"))
    kept = [
        Related(each.kind, each.words, each.target_id, each.address, each.effective_on)
        for each in Relation.objects.filter(revision=revision)
    ]
    if kept != wanted:
        Relation.objects.filter(revision=revision).delete()
        Relation.objects.bulk_create(
            Relation(revision=revision, kind=each.kind, words=each.words, target_id=each.target, address=each.address,
                     effective_on=each.effective_on, sort=sort)
            for sort, each in enumerate(wanted)
        )  # fmt: skip
