"""Every duty that stands today with what is released of it: from the counters, never from the documents."""

import datetime

from django.conf import settings

from disclosure.coverage.states import CASE
from disclosure.matters import PARTS
from portal.cases.models.workday import working_calendar
from portal.publishing.states import EDITABLE, REVIEWS, State
from portal.site.options import option

# Drafts of things never released before, with the day on which they are due (REG-06); the desk's only.
OPEN = tuple(str(state) for state in (*EDITABLE, *REVIEWS, State.REFERRED, State.SCHEDULED))
PENDING = """
SELECT di.item_id, p.organ_id, min(r.due_on) AS pending_on
FROM revision r JOIN publication p ON p.id = r.publication_id JOIN document_item di ON di.revision_id = r.id
WHERE r.state = ANY(%(open)s) AND r.due_on IS NOT NULL AND p.number IS NULL GROUP BY 1, 2"""
NOTHING = "SELECT NULL::bigint AS item_id, NULL::bigint AS organ_id, NULL::date AS pending_on WHERE false"
# A matter of the law of which an item that satisfies it is released by the same organ.
THROUGH = f"""
SELECT DISTINCT p.matter_id AS item_id, f.b AS organ FROM ({PARTS}) AS p
JOIN facet_count f ON f.section = 'document' AND f.n > 0 AND f.a = 'item:' || p.path AND f.b LIKE 'organ:%%'"""
ROWS = f"""
SELECT d.id, d.item_id, d.organ_id, i.domain_id, coalesce(f.n, 0) AS n,
       (f.newest AT TIME ZONE '{settings.TIME_ZONE}')::date AS newest, d.due_on, w.pending_on,
       d.rhythm, d.not_applicable, t.organ IS NOT NULL AS through
FROM duty d JOIN item i ON i.id = d.item_id JOIN domain g ON g.id = i.domain_id
JOIN item_version v ON v.item_id = i.id AND v.state = 'in_force' JOIN organ o ON o.id = d.organ_id
LEFT JOIN facet_count f ON f.section = 'document' AND f.n > 0
     AND f.a = 'item:' || g.code || '/' || i.number AND f.b = 'organ:' || o.code
LEFT JOIN ({THROUGH}) AS t ON t.item_id = d.item_id AND t.organ = 'organ:' || o.code
LEFT JOIN ({{pending}}) AS w ON w.item_id = d.item_id AND w.organ_id = d.organ_id
WHERE d.ended_on IS NULL AND o.successor_id IS NULL"""
STATED = f"""
SELECT id, item_id, organ_id, domain_id, {CASE} AS state, n, newest, least(due_on, pending_on) AS due_on,
       not_applicable AS note FROM ({ROWS}) AS duties"""
AT_THE_DESK = STATED.format(pending=PENDING)
FOR_THE_PUBLIC = STATED.format(pending=NOTHING)


def values(on: datetime.date) -> dict:
    """What the statements ask for on the day `on`."""
    soon = working_calendar().add_working_days(on, option("coverage.soon_days")).date
    return {"day": on, "soon": soon, "open": list(OPEN)}
