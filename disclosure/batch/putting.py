"""A portion of prepared lines put into the tables, in one transaction: all of them or none."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from types import SimpleNamespace

from django.db import DatabaseError, OperationalError, connection
from django.utils.translation import gettext as _

from disclosure.batch.ground import Ground
from disclosure.batch.preparing import Prepared
from disclosure.drafting import KIND
from disclosure.models import Document, DocumentHeader, DocumentItem, ImportBatch, ImportLine, IndexCounter, Relation
from portal.people.models import Person
from portal.publishing.bulk import taking_in
from portal.publishing.bulk.copying import copy_in
from portal.publishing.content import content_hash
from portal.publishing.models import OldAddress
from portal.publishing.writing import acting_as
from portal.search import ahead

HEADER = tuple(DocumentHeader._meta.concrete_fields)


def identity_of(batch: ImportBatch, line_number: int) -> uuid.UUID:
    """The publication that a line of a batch becomes."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:import:{batch.number}:{line_number}")


def put(batch: ImportBatch, rows: Sequence[Prepared], ground: Ground, *, by: Person) -> dict[int, str]:
    """Register and submit every row; line number → why not, of those that the database did not accept. One odd row
    does not keep the others out: what fails is tried again by halves."""
    if not rows:
        return {}
    try:
        with acting_as(by):
            _put(batch, rows, ground, by)
    except OperationalError:  # somebody holds what is needed, or the server is away: the run ends, and goes on later
        raise
    except DatabaseError as error:
        if len(rows) == 1:
            return {rows[0].line.number: _("数据库没有接受（%s）") % type(error).__name__}
        half = len(rows) // 2
        return put(batch, rows[:half], ground, by=by) | put(batch, rows[half:], ground, by=by)
    return {}


def _put(batch: ImportBatch, rows: Sequence[Prepared], ground: Ground, by: Person) -> None:
    index_numbers = _index_numbers(rows, ground)
    texts = [_coming(batch, row, number, ground) for row, number in zip(rows, index_numbers, strict=True)]
    keys = taking_in.begin(KIND, texts)
    copy_in(
        Document, ("publication_id", "index_number", "responsible_organ_id", "publicity", "ground", "batch_id"),
        [(text.publication, number, row.line.organ, "proactive", "", batch.pk)
         for row, text, number in zip(rows, texts, index_numbers, strict=True)],
    )  # fmt: skip
    headers = [
        DocumentHeader(revision_id=key, published_at=row.line.draft.published_at, **row.line.draft.header_fields())
        for key, row in zip(keys, rows, strict=True)
    ]
    copy_in(
        DocumentHeader, [field.column for field in HEADER],
        [[field.get_db_prep_save(getattr(own, field.attname), connection) for field in HEADER] for own in headers],
    )  # fmt: skip
    copy_in(
        DocumentItem, ("revision_id", "item_id", "sort"),
        [(key, ground.items[path][0], sort) for key, row in zip(keys, rows, strict=True)
         for sort, path in enumerate(row.line.items)],
    )  # fmt: skip
    copy_in(
        Relation, ("revision_id", "kind", "target_id", "words", "address", "effective_on", "sort"),
        [(key, each.kind, each.target, each.words, each.address, each.effective_on, sort)
         for key, row in zip(keys, rows, strict=True) for sort, each in enumerate(row.relations)],
    )  # fmt: skip
    ImportLine.objects.bulk_create(
        ImportLine(publication_id=text.publication, batch=batch, number=row.line.number, digest=row.line.digest,
                   left=row.line.left)
        for row, text in zip(rows, texts, strict=True)
    )  # fmt: skip
    OldAddress.objects.bulk_create(
        OldAddress(path=path, publication_id=text.publication)
        for row, text in zip(rows, texts, strict=True) for path in row.line.old_addresses
    )  # fmt: skip
    ahead.lay(
        (text.publication, text.hash, row.terms if row.line.index_number else row.terms.and_number(number))
        for row, text, number in zip(rows, texts, index_numbers, strict=True)
    )
    taking_in.submit(keys, texts, by=by)


def _coming(batch: ImportBatch, row: Prepared, index_number: str, ground: Ground) -> taking_in.Coming:
    line, organ = row.line, ground.by_key[row.line.organ]
    header = row.header | {"index_number": index_number}
    publication = identity_of(batch, line.number)
    files = [SimpleNamespace(sort=sort, blob_id=sha256, name=name) for sort, sha256, name in row.files]
    text = SimpleNamespace(
        publication_id=publication, no=1, title=line.draft.title, header=header, body_html=line.draft.body_html,
        body_text=row.body_text, change_note="",
    )  # fmt: skip
    return taking_in.Coming(
        publication, organ.pk, organ.code, line.draft.title, line.draft.body_html, row.body_text, header,
        content_hash(text, files), row.findings, row.files,
    )  # fmt: skip


def _index_numbers(rows: Sequence[Prepared], ground: Ground) -> list[str]:
    """What each line brought, or a new one of its organ."""
    wanting, brought = defaultdict(int), defaultdict(set)
    for row in rows:
        wanting[row.line.organ] += not row.line.index_number
        brought[row.line.organ].add(row.line.index_number)
    minted = {
        organ: iter(IndexCounter.mint_many(ground.by_key[organ], ground.today.year, n, besides=brought[organ]))
        for organ, n in wanting.items()
    }
    return [row.line.index_number or next(minted[row.line.organ]) for row in rows]
