"""Search by hand-written SQL over the same tables: terms, order (titles first, then the newest), total, text of twenty.

No facets, no vocabulary, no template. Of three ways each query is asked in the one that proved fastest for it, which a
program cannot know beforehand: a bound, not a rival.
"""

import contextlib
import os
import time
from collections.abc import Callable

import psycopg

from portal.search.terms import wanted

PAGE = 20
TEXTS = """SELECT e.path, e.title, e.kind, o.name, e.issued_on, e.numbers, e.summary, left(r.body_text, 2000)
           FROM entry e JOIN organ o ON o.id = e.organ_id JOIN release r ON r.id = e.release_id
           WHERE e.publication_id = ANY(%s)"""
ALL_AT_ONCE = """WITH found AS MATERIALIZED (SELECT publication, sort_at, title @@ %(q)s::tsquery AS in_title
                                            FROM entry_terms WHERE tsv @@ %(q)s::tsquery)
                 SELECT (SELECT count(*) FROM found),
                        array(SELECT publication FROM found ORDER BY in_title DESC, sort_at DESC, publication DESC
                              LIMIT 20)"""
NEWEST = """SELECT publication FROM entry_terms WHERE {column} @@ %s::tsquery
            ORDER BY sort_at DESC, publication DESC LIMIT 20"""
TO_A_THOUSAND = "SELECT count(*) FROM (SELECT 1 FROM entry_terms WHERE tsv @@ %s::tsquery LIMIT 1001) AS up"

_best: dict[str, Callable] = {}
_connections: dict[str, psycopg.Connection] = {}


def times(queries: list[str]) -> list[float]:
    """Milliseconds of each query, in the way that is best for it; the first call finds that out."""
    for query in queries:
        if query not in _best:
            _best[query] = _fastest(query)
    return [_time(_best[query], query) for query in queries]


def few(tsquery: str) -> None:
    connection = _connection("plain")
    _count, found = connection.execute(ALL_AT_ONCE, {"q": tsquery}).fetchone()
    connection.execute(TEXTS, [found]).fetchall()


def many(tsquery: str, how: str = "plain") -> None:
    connection = _connection(how)
    found = [row[0] for row in connection.execute(NEWEST.format(column="title"), [tsquery])]
    if len(found) < PAGE:
        found += [row[0] for row in connection.execute(NEWEST.format(column="tsv"), [tsquery])]
    connection.execute(TO_A_THOUSAND, [tsquery]).fetchone()
    connection.execute(TEXTS, [found[:PAGE]]).fetchall()


def walked(tsquery: str) -> None:
    """By date, whatever the planner thinks of it."""
    many(tsquery, "walk")


def _fastest(query: str) -> Callable:
    """Each way is tried no longer than twice what the best one so far took: the wrong one may take seconds."""
    best, least = few, min(_time(few, query) for _n in "12")
    for way, how in ((many, "plain"), (walked, "walk")):
        connection = _connection(how)
        connection.execute("SELECT set_config('statement_timeout', %s, false)", [str(int(2 * least + 10))])
        with contextlib.suppress(psycopg.errors.QueryCanceled):
            if (took := min(_time(way, query) for _n in "12")) < least:
                best, least = way, took
        connection.execute("SET statement_timeout = 0")
    return best


def _time(way: Callable, query: str) -> float:
    begun = time.perf_counter()
    if asked := wanted(query):
        way(asked.tsquery)
    return (time.perf_counter() - begun) * 1000


def _connection(how: str) -> psycopg.Connection:
    if how not in _connections:
        options = "-c enable_bitmapscan=off -c enable_sort=off" if how == "walk" else ""
        _connections[how] = psycopg.connect(
            dbname=os.environ["PORTAL_DATABASE"], options=options, autocommit=True, prepare_threshold=None
        )
    return _connections[how]
