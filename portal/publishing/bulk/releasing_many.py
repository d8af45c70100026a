"""Many texts of a batch approved and released together: each by its own hash, in one transaction a portion."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import F
from django.db.models.expressions import RawSQL

from portal.people.models import Organ, Person
from portal.publishing.bulk.copying import by_index, copy_in
from portal.publishing.bulk.taking_in import OBJECT
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import content_hash, plain
from portal.publishing.gates import lacking
from portal.publishing.kinds import kind_of
from portal.publishing.models import Entry, PublicationNumber, Release, Revision, RevisionFile
from portal.publishing.releasing import entry_of, lead_here, make_findable, searched_under
from portal.publishing.searched import words_beside
from portal.publishing.states import SecrecyResult, State
from portal.publishing.writing import acting_as
from portal.search import ahead as words
from portal.trail.record import Step, record_many

# What is written of an entry, in the order of the model.
FIELDS = tuple(Entry._meta.concrete_fields)


@dataclass(frozen=True)
class Wanted:
    """One revision as its approver was told of it: these bytes are approved, no others."""

    revision_id: int
    hash: str


@dataclass(frozen=True)
class Read:
    """A revision whose bytes were hashed, and which version of its row that was."""

    text: Revision
    version: str


def read(wanted: Sequence[Wanted]) -> dict[int, Read]:
    """Those whose bytes are what their approver was told. It holds nothing, so it may be done ahead, while the ones
    before are released."""
    said = {each.revision_id: each.hash for each in wanted}
    files = defaultdict(list)
    for file in RevisionFile.objects.filter(revision__in=said).order_by("sort"):
        files[file.revision_id].append(file)
    rows = Revision.objects.select_related("publication").filter(pk__in=said).annotate(version=ROW_VERSION)
    organs = Organ.objects.in_bulk(set(rows.order_by().values_list("publication__organ", flat=True).distinct()))
    found = {}
    for text in rows:
        if said[text.pk] == text.hash == content_hash(text, files[text.pk]):
            text.publication.organ = organs[text.publication.organ_id]
            found[text.pk] = Read(text, text.version)
    return found


ROW_VERSION = RawSQL("revision.xmin::text || ' ' || revision.ctid::text", [])


def release_many(wanted: Sequence[Wanted], *, by: Person, basis: str, ahead: dict[int, Read] | None = None) -> set[int]:
    """Approve and release those that wait unchanged, for the first time, with nothing left open; which these were.
    The caller has asked whether `by` may, and sends the others the way of one text, which says what is wrong."""
    with as_conflict(), acting_as(by):
        by_index()
        read_now = read(wanted) if ahead is None else ahead
        held = _held(list(read_now))
        texts = [each.text for key, each in sorted(read_now.items()) if held.get(key) == each.version]
        held_back = lacking(texts)
        texts = [text for text in texts if text.pk not in held_back]
        if texts:
            _release(texts, by, basis)
    return {text.pk for text in texts}


def _held(keys: list[int]) -> dict[int, str]:
    """Those that may go, held until the transaction ends, publications first, then revisions: the version of each."""
    with connection.cursor() as cursor:
        values = {"keys": keys, "step": str(State.BATCH_REVIEW)}
        cursor.execute(HOLD_PUBLICATIONS, values)
        cursor.execute(HOLD, values)
        return dict(cursor.fetchall())


HOLD_PUBLICATIONS = """
    SELECT FROM publication WHERE id IN (SELECT publication_id FROM revision WHERE id = ANY (%(keys)s::bigint[]))
    ORDER BY id FOR UPDATE
"""
HOLD = """
    SELECT r.id, r.xmin::text || ' ' || r.ctid::text
    FROM revision r JOIN publication p ON p.id = r.publication_id
      CROSS JOIN LATERAL (SELECT max(e.id) AS id FROM examination e
                          WHERE e.revision_id = r.id AND e.digest = r.hash) AS x
    WHERE r.id = ANY (%(keys)s::bigint[]) AND r.state = %(step)s AND p.number IS NULL AND p.live_release_id IS NULL
      AND x.id IS NOT NULL
      AND (NOT EXISTS (SELECT FROM revision_finding f WHERE f.examination_id = x.id AND f.severity <> 'note')
           OR open_findings(x.id) = 0)
    ORDER BY r.id FOR UPDATE OF r
"""


def _release(texts: Sequence[Revision], by: Person, basis: str) -> None:
    values = {
        "keys": [text.pk for text in texts], "person": by.pk, "step": str(State.BATCH_REVIEW),
        "released": str(State.RELEASED), "cleared": str(SecrecyResult.CLEARED), "basis": plain(basis)[:200],
        "first": _numbers(len(texts)),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(APPROVE, values)
        cursor.execute(RELEASE, values)
        copies = {revision: (release, at) for release, revision, at in cursor.fetchall()}
        cursor.execute(RELEASE_FILES, values)
        cursor.execute(STATE, values)
        cursor.execute(PUBLISH, values)
        numbers = dict(cursor.fetchall())
    entries = [_entry(text, *copies[text.pk], numbers[text.publication_id]) for text in texts]
    copy_in(
        Entry, [field.column for field in FIELDS],
        [[field.get_db_prep_save(getattr(entry, field.attname), connection) for field in FIELDS] for entry in entries],
    )  # fmt: skip
    ready = words.take([
        words.Coming(entry.publication_id, text.hash, entry.sort_at, entry.issued_on, tuple(searched_under(entry)))
        for text, entry in zip(texts, entries, strict=True)
    ])  # fmt: skip
    anew = {entry.release_id: (text, entry) for text, entry in zip(texts, entries, strict=True)
            if entry.publication_id not in ready}  # fmt: skip
    besides = words_beside([entry.release for _text, entry in anew.values()]) if anew else {}
    for release, (text, entry) in anew.items():
        make_findable(entry, text.body_text, besides[release])
    lead_here({entry.publication_id: entry.path for entry in entries})
    with connection.cursor() as cursor:
        cursor.execute(EVENTS, values)
    steps = [Step(str(text.pk), text.publication.organ.code, text.hash) for text in texts]
    record_many(
        "approve_batch", steps, by=by, object_type=OBJECT, from_state=State.BATCH_REVIEW, to_state=State.RELEASED
    )


APPROVE = """
    INSERT INTO approval (revision_id, round, step, person_id, hash, secrecy_result, secrecy_basis, note)
    SELECT r.id, r.round, %(step)s, %(person)s::bigint, r.hash, %(cleared)s, %(basis)s, ''
    FROM revision r WHERE r.id = ANY (%(keys)s::bigint[]) ORDER BY r.id
"""
RELEASE = """
    INSERT INTO release (publication_id, revision_id, no, kind, title, header, body_html, body_text, change_note, hash)
    SELECT r.publication_id, r.id, 1, p.kind, r.title, r.header, r.body_html, r.body_text, r.change_note, r.hash
    FROM revision r JOIN publication p ON p.id = r.publication_id WHERE r.id = ANY (%(keys)s::bigint[]) ORDER BY r.id
    RETURNING id, revision_id, released_at
"""
RELEASE_FILES = """
    INSERT INTO release_file (release_id, n, sha256, name, size, mime)
    SELECT x.id, f.sort, f.sha256, f.name, b.size, b.mime
    FROM release x JOIN revision_file f ON f.revision_id = x.revision_id JOIN blob b ON b.sha256 = f.sha256
    WHERE x.revision_id = ANY (%(keys)s::bigint[])
"""
STATE = "UPDATE revision SET state = %(released)s, moved_at = now() WHERE id = ANY (%(keys)s::bigint[])"
PUBLISH = """
    UPDATE publication p SET live_release_id = n.release, number = %(first)s::bigint + n.place - 1
    FROM (SELECT x.id AS release, x.publication_id, row_number() OVER (ORDER BY x.revision_id) AS place
          FROM release x WHERE x.revision_id = ANY (%(keys)s::bigint[])) AS n
    WHERE p.id = n.publication_id RETURNING p.id, p.number
"""
EVENTS = """
    INSERT INTO revision_event (revision_id, round, move, from_state, to_state, person_id, reason, note)
    SELECT r.id, r.round, 'approve_batch', %(step)s, %(released)s, %(person)s::bigint, '', ''
    FROM revision r WHERE r.id = ANY (%(keys)s::bigint[]) ORDER BY r.id
"""


def _numbers(n: int) -> int:
    """The first of `n` public numbers."""
    PublicationNumber.objects.update(n=F("n") + n)
    return PublicationNumber.objects.get().n - n + 1


def _entry(text: Revision, release: int, at: datetime.datetime, number: int) -> Entry:
    publication, kind = text.publication, kind_of(text.publication.kind)
    copy = Release(id=release, kind=publication.kind, title=text.title, header=text.header, released_at=at)
    return entry_of(publication, copy, kind.path(number), kind.facts(text.header), at)
