"""An index of the newest things of a large table. A word that stands in one text of a hundred is in tens of thousands
of rows there: fetching them all is dear, and so is reading rows in order until a page is full; among the newest there
are enough of them, and few (docs/adr/0029). What is released later belongs to it too, until `manage.py reindex` makes
it anew.
"""

from django.db import connections

from portal.search.asking import NEWEST_INDEX
from portal.search.plan import RECENT, RECENT_FROM

OWNER = "owner"
MOST = 2  # times as many as it was made for


def is_due() -> bool:
    """Whether the table is large, and the index is missing, half made, or has grown to more than it should hold."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            """SELECT (SELECT reltuples FROM pg_class WHERE oid = 'entry_terms'::regclass),
                      (SELECT pg_get_expr(indpred, indrelid) FROM pg_index
                       WHERE indexrelid = to_regclass(%(name)s) AND indisvalid),
                      obj_description(to_regclass(%(name)s), 'pg_class')""",
            {"name": NEWEST_INDEX},
        )
        everything, newest, how_many = cursor.fetchone()
        if everything < RECENT_FROM or not (newest and how_many):
            return everything >= RECENT_FROM
        cursor.execute(f"SELECT count(*) FROM entry_terms WHERE {newest}")
        return cursor.fetchone()[0] > MOST * everything / RECENT


def make() -> None:
    """While releases and searches go on."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            """SELECT min(sort_at)::text, count(*) FROM (
                   SELECT sort_at FROM entry_terms ORDER BY sort_at DESC, publication DESC
                   LIMIT (SELECT count(*) / %s::int + 1 FROM entry_terms)) AS newest""",
            [RECENT],
        )
        first, rows = cursor.fetchone()
        cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {NEWEST_INDEX}")
        cursor.execute(
            f"CREATE INDEX CONCURRENTLY {NEWEST_INDEX} ON entry_terms USING gin (tsv, title, facets)"
            f" WITH (fastupdate = off) WHERE sort_at >= '{first}'"
        )
        cursor.execute(f"COMMENT ON INDEX {NEWEST_INDEX} IS '{rows}'")
