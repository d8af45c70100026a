"""How much waits for whom: every reviewer of an organ with what that person may decide now (capability 32)."""

import datetime
from dataclasses import dataclass

from django.db import connection

from portal.publishing.states import REVIEWS

MOST = 12

# Who decides follows from the roles, as in may_decide(): asked once for each organ and role, not for each text.
LOAD = """
WITH waiting AS (
    SELECT r.id, r.round, r.moved_at, b.organ_id,
           CASE r.state WHEN 'secrecy_review' THEN 'secrecy_reviewer' WHEN 'final_review' THEN 'final_reviewer'
                        ELSE 'reviewer' END AS role
    FROM revision r JOIN publication b ON b.id = r.publication_id
    WHERE r.state = ANY (%(states)s) AND b.organ_id = ANY (%(organs)s)
), deciders AS MATERIALIZED (
    SELECT organ_id, role, deciding_organ(organ_id, role) AS by_organ
    FROM (SELECT DISTINCT organ_id, role FROM waiting) AS each
)
SELECT p.name, count(*), min(w.moved_at)
FROM waiting w JOIN deciders d USING (organ_id, role)
  JOIN membership m ON m.organ_id = d.by_organ AND m.role = d.role AND m.since <= %(on)s
       AND (m.until IS NULL OR m.until >= %(on)s)
  JOIN person p ON p.id = m.person_id AND p.is_active
WHERE NOT EXISTS (SELECT 1 FROM contribution c WHERE c.revision_id = w.id AND c.person_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.revision_id = w.id AND a.round = w.round AND a.person_id = p.id)
GROUP BY p.id, p.name ORDER BY count(*) DESC, p.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Load:
    name: str
    waiting: int
    since: datetime.datetime


def loads(organ_ids: set[int], on: datetime.date) -> list[Load]:
    """Who has most waiting, in these organs; one query. A text that several may decide counts for each."""
    if not organ_ids:
        return []
    values = {"states": [str(state) for state in REVIEWS], "organs": sorted(organ_ids), "on": on, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(LOAD, values)
        return [Load(*row) for row in cursor.fetchall()]
