"""Many new texts that begin and are submitted together, as one batch; one in which something blocks stays a draft."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils import timezone

from portal.examination.finding import Finding, Severity
from portal.people.models import Person
from portal.publishing.bulk.copying import by_index, copy_in, keys_for
from portal.publishing.models import Examination, Publication, Revision, RevisionFile, RevisionFinding
from portal.publishing.rule_table import rules_version
from portal.publishing.states import BATCH_TRACK, State
from portal.trail.record import Step, record_many

OBJECT = "publishing.revision"
STOPS = (Severity.REFUSES, Severity.BLOCKS)
ROUND = 1


@dataclass(frozen=True)
class Coming:
    """One text, made ready elsewhere: cleaned, examined, hashed (`content.content_hash`, revision 1)."""

    publication: UUID
    organ: int
    organ_code: str
    title: str
    body_html: str
    body_text: str
    header: dict
    hash: str
    findings: tuple[Finding, ...] = ()
    files: tuple[tuple[int, str, str], ...] = ()  # place, SHA-256, name

    @property
    def is_held(self) -> bool:
        return any(each.severity in STOPS for each in self.findings)


def begin(kind: str, texts: Sequence[Coming]) -> list[int]:
    """Publications and first revisions, as drafts, inside `acting_as`; gives the keys of the revisions. The app then
    adds its headers, and calls `submit`."""
    by_index()
    now, keys = timezone.now(), keys_for(Revision, len(texts))
    copy_in(
        Publication,
        ("id", "kind", "organ_id", "created_at"),
        [(each.publication, kind, each.organ, now) for each in texts],
    )
    copy_in(
        Revision,
        ("id", "publication_id", "no", "state", "mode", "title", "header", "body_html", "body_text", "track", "round",
         "change_note", "edits", "created_at", "moved_at"),
        [
            (key, each.publication, 1, State.DRAFT.value, Revision.Mode.BATCH.value, each.title,
             json.dumps({} if each.is_held else each.header, ensure_ascii=False), each.body_html, each.body_text, [], 0,
             "", 1, now, now)
            for key, each in zip(keys, texts, strict=True)
        ],
    )  # fmt: skip
    copy_in(
        RevisionFile, ("revision_id", "sort", "sha256", "name"),
        [(key, *file) for key, each in zip(keys, texts, strict=True) for file in each.files],
    )  # fmt: skip
    return keys


def submit(keys: Sequence[int], texts: Sequence[Coming], *, by: Person) -> None:
    """Submit what nothing blocks, keep beside all of it what was found, and record both: the last of the
    transaction."""
    _keep_findings(keys, texts)
    sent = [(key, each) for key, each in zip(keys, texts, strict=True) if not each.is_held]
    values = {
        "keys": [key for key, _each in sent], "hashes": [each.hash for _key, each in sent],
        "track": [str(step) for step in BATCH_TRACK], "state": str(BATCH_TRACK[0]), "person": by.pk, "round": ROUND,
        "draft": str(State.DRAFT),
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in (SUBMIT, KEEP_COPY, KEEP_EVENT):
            cursor.execute(statement, values)
    steps = [
        Step(str(key), each.organ_code, "" if each.is_held else each.hash)
        for key, each in zip(keys, texts, strict=True)
    ]
    record_many("begin", steps, by=by, object_type=OBJECT, to_state=State.DRAFT)
    submitted = [Step(str(key), each.organ_code, each.hash) for key, each in sent]
    record_many("submit", submitted, by=by, object_type=OBJECT, from_state=State.DRAFT, to_state=BATCH_TRACK[0])


SUBMIT = """
    UPDATE revision r SET state = %(state)s, hash = n.hash, track = %(track)s::text[], round = %(round)s::int,
                          moved_at = now()
    FROM unnest(%(keys)s::bigint[], %(hashes)s::text[]) AS n (id, hash) WHERE r.id = n.id
"""
KEEP_COPY = """
    INSERT INTO submission (revision_id, round, hash, title, header, body_html, body_text, change_note, files)
    SELECT r.id, r.round, r.hash, r.title, r.header, r.body_html, r.body_text, r.change_note,
           (SELECT coalesce(jsonb_agg(jsonb_build_array(f.sort, f.sha256, f.name) ORDER BY f.sort), '[]')
            FROM revision_file f WHERE f.revision_id = r.id)
    FROM revision r WHERE r.id = ANY (%(keys)s::bigint[])
"""
KEEP_EVENT = """
    INSERT INTO revision_event (revision_id, round, move, from_state, to_state, person_id, reason, note)
    SELECT n.id, %(round)s::int, 'submit', %(draft)s, %(state)s, %(person)s::bigint, '', ''
    FROM unnest(%(keys)s::bigint[]) AS n (id)
"""


def _keep_findings(keys: Sequence[int], texts: Sequence[Coming]) -> None:
    version, examinations = rules_version(), keys_for(Examination, len(keys))
    copy_in(
        Examination, ("id", "revision_id", "digest", "rules"),
        [(number, key, each.hash, version) for number, key, each in zip(examinations, keys, texts, strict=True)],
    )  # fmt: skip
    rows = []
    for number, each in zip(examinations, texts, strict=True):
        for sort, found in enumerate({finding.key: finding for finding in each.findings}.values()):
            rows.append((
                number, sort, found.key, found.rule, found.severity.value, found.place.part, found.place.label,
                found.place.start, found.place.end, found.value, found.explanation,
            ))  # fmt: skip
    copy_in(
        RevisionFinding,
        ("examination_id", "sort", "key", "rule", "severity", "part", "label", "start", "end", "value", "explanation"),
        rows,
    )
