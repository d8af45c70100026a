"""A batch as its approver sees it: how many wait, the hash over all of it, what is to be read."""

import random
from collections import Counter
from dataclasses import dataclass

from django.db import connection
from django.db.models import Window
from django.db.models.functions import RowNumber

from disclosure.models import ImportBatch, ImportLine
from portal.examination.finding import Severity
from portal.publishing.models import Revision
from portal.publishing.states import State
from portal.site.options import option


@dataclass(frozen=True)
class Batch:
    """A batch as its approver sees it: how many wait, the hash over all of it, and which are to be read."""

    batch: ImportBatch
    waiting: int
    states: Counter
    hash: str
    picks: tuple[int, ...]  # lines


def look_at(batch: ImportBatch) -> Batch:
    states = Counter(revisions_of(batch).order_by().values_list("state", flat=True))
    digest = hash_of(batch)
    return Batch(batch, states[State.BATCH_REVIEW], states, digest, _picks(batch, digest))


def unanswered(batch: ImportBatch):
    """What waits in the batch and may need a reviewer's word first."""
    rows = revisions_of(batch).filter(
        state=State.BATCH_REVIEW, examinations__findings__severity__in=[Severity.ANSWER, Severity.BLOCKS]
    )
    return rows.order_by("pk").values("pk", "title").distinct()


def revisions_of(batch: ImportBatch):
    return Revision.objects.filter(publication__document__batch=batch)


def hash_of(batch: ImportBatch) -> str:
    """Over every document that belongs to the batch's yes, waiting or released by it, in the order of the file."""
    with connection.cursor() as cursor:
        cursor.execute(HASH, {"batch": batch.pk, "states": [str(State.BATCH_REVIEW), str(State.RELEASED)]})
        return cursor.fetchone()[0]


HASH = """
    SELECT encode(sha256(convert_to(coalesce(string_agg(r.publication_id || ' ' || r.hash, E'\\n'
                                                        ORDER BY r.publication_id), ''), 'UTF8')), 'hex')
    FROM revision r JOIN document d ON d.publication_id = r.publication_id
    WHERE d.batch_id = %(batch)s AND r.mode = 'batch' AND r.state = ANY (%(states)s::text[])
"""


def _picks(batch: ImportBatch, digest: str) -> tuple[int, ...]:
    """The lines to be read, drawn by the hash: nobody chooses them, and they stay the same until something changes."""
    states = [State.BATCH_REVIEW, State.RELEASED]
    lines = ImportLine.objects.filter(batch=batch, publication__revisions__state__in=states)
    n = lines.count()
    places = random.Random(digest).sample(range(1, n + 1), min(n, option("import.sample")))
    placed = lines.annotate(place=Window(RowNumber(), order_by="number")).filter(place__in=places)
    return tuple(placed.order_by("number").values_list("number", flat=True))
