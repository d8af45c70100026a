"""The newest release of each duty that has a rhythm, read from the counters of released things."""

from django.conf import settings

NEWEST = f"""
SELECT d.id, d.due_from, (f.newest AT TIME ZONE '{settings.TIME_ZONE}')::date AS newest
FROM duty d JOIN item i ON i.id = d.item_id JOIN domain g ON g.id = i.domain_id JOIN organ o ON o.id = d.organ_id
LEFT JOIN facet_count f ON f.section = 'document' AND f.n > 0
     AND f.a = 'item:' || g.code || '/' || i.number AND f.b = 'organ:' || o.code
WHERE d.rhythm <> 'event' AND d.ended_on IS NULL"""
