"""People who bring one draft after another through its review, in a process that may die at any moment; and what
must be true of the rows whenever it died."""

import os
import random
import signal
import time

import psycopg
from django.db import Error, connections

from disclosure.models import CatalogItem
from portal.people.models import Organ, Person
from portal.workflow import Conflict, MoveRefused
from tests.cast import PATH, Cast, draft, walk

# A row for each thing that is not as it must be: revision, what, found, expected.
WRONG = """
WITH moved AS (SELECT revision_id::text AS id, move, to_state FROM revision_event),
     told AS (SELECT object_id AS id, action, to_state FROM trail
              WHERE object_type = 'publishing.revision' AND action = ANY (%s)),
     stood AS (
         SELECT r.id::text, r.state::text, r.track::text[],
                coalesce((SELECT e.to_state FROM revision_event e WHERE e.revision_id = r.id
                          ORDER BY e.id DESC LIMIT 1), 'draft') AS last,
                EXISTS (SELECT FROM release l JOIN entry y ON y.release_id = l.id JOIN entry_terms t
                            ON t.publication = y.publication_id
                        WHERE l.revision_id = r.id AND l.hash = r.hash) AS is_public,
                (SELECT array_agg(a.step::text ORDER BY a.id) FROM approval a
                 WHERE a.revision_id = r.id AND a.round = r.round AND a.hash = r.hash) AS passed
         FROM revision r)
SELECT id, 'moved, not told', move, to_state FROM (TABLE moved EXCEPT ALL TABLE told) x
UNION ALL SELECT id, 'told, not moved', action, to_state FROM (TABLE told EXCEPT ALL TABLE moved) x
UNION ALL SELECT id, 'stands elsewhere', state, last FROM stood WHERE state <> last
UNION ALL SELECT id, 'half public', state, is_public::text FROM stood WHERE (state = 'released') <> is_public
UNION ALL SELECT id, 'not all have passed it', passed::text, track::text FROM stood
          WHERE state = 'released' AND passed IS DISTINCT FROM track
UNION ALL SELECT a.revision_id::text, 'approved own words', a.step, '' FROM approval a
          JOIN contribution c USING (revision_id, person_id)
UNION ALL SELECT id::text, 'begun, not told', '', '' FROM revision WHERE id::text NOT IN (
              SELECT object_id FROM trail WHERE object_type = 'publishing.revision' AND action = 'begin')
"""


def wrong(connection: psycopg.Connection) -> list[tuple]:
    return connection.execute(WRONG, [[move for move, _who in PATH]]).fetchall()


def decide() -> None:
    """For ever. Where the database went away, again from the start."""
    cast = None
    while True:
        try:
            cast = cast or known()
            walk(cast, draft(cast, title=f"第{os.getpid()}-{time.monotonic_ns()}号通知", document_number=""), len(PATH))
        except (Error, Conflict, MoveRefused):
            connections.close_all()
            time.sleep(0.01)


def die(times: int) -> None:
    """One after another decides, until it is killed somewhere."""
    draw, cast = random.Random(12), known()
    walk(cast, draft(cast, document_number=""), len(PATH))  # what is loaded by it need not be loaded by each
    connections.close_all()
    for _time in range(times):
        child = os.fork()
        if not child:
            decide()
        time.sleep(0.1 + draw.random())
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def known() -> Cast:
    organs = {organ.code: organ for organ in Organ.objects.all()}
    people = {person.username: person for person in Person.objects.all()}
    return Cast(organs["xzf"], organs["mzj"], organs["zhen"], CatalogItem.objects.get(), people)
