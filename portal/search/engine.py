"""Index, refile, remove, find, suggest: all that the rest of the house knows of search."""

import datetime
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connections, router
from django.db.models import QuerySet

from portal.search.models import EntryTerms
from portal.search.terms import number_key, text_terms, title_terms, wanted

__all__ = ["Found", "finding", "finding_in_title", "index", "number_key", "refile", "remove", "row", "search"]

MAKING = 1  # grows when a text's terms change; `manage.py reindex` then makes them anew
ORDERS = {
    "": "in_title DESC, sort_at DESC, publication DESC",
    "newest": "sort_at DESC, publication DESC",
    "issued": "issued_on DESC NULLS LAST, sort_at DESC, publication DESC",
}


@dataclass(frozen=True)
class Found:
    """One page of what was found. `exact` are those of all pages whose number was asked for; they come first."""

    publications: list[uuid.UUID]
    total: int
    approximate: bool
    facets: dict[str, dict[str, int]]  # axis → code → how many, each axis as if nothing were chosen on it
    exact: list[uuid.UUID]


COLUMNS = ("publication", "sort_at", "issued_on", "made_by", "title", "tsv", "facets", "numbers")


def row(
    publication: uuid.UUID,
    *,
    title: str,
    numbers: Iterable[str],
    organ: str,
    text: str,
    facets: Iterable[str] = (),
    sort_at: datetime.datetime,
    issued_on: datetime.date | None = None,
) -> tuple:
    """The values of COLUMNS; `title` and `tsv` as lists of terms."""
    numbers = list(numbers)
    heads = title_terms(title)
    everything = text_terms(title, *numbers, organ, text)
    keys = sorted({number_key(number) for number in numbers} - {""})
    return publication, sort_at, issued_on, MAKING, sorted(heads), sorted(everything), sorted(set(facets)), keys


def index(publication: uuid.UUID, **facts) -> None:
    """Make a released thing findable, in the release's own transaction; `facts` as `row` names them."""
    with connections[router.db_for_write(EntryTerms)].cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO entry_terms ({", ".join(COLUMNS)})
                VALUES (%s, %s, %s, %s, array_to_tsvector(%s), array_to_tsvector(%s), %s::text[], %s::text[])
                ON CONFLICT (publication) DO UPDATE
                SET ({", ".join(COLUMNS[1:])}) = ROW ({", ".join(f"excluded.{name}" for name in COLUMNS[1:])})""",
            row(publication, **facts),
        )


def refile(facets: Mapping[uuid.UUID, Iterable[str]]) -> None:
    """Put other facets on things already indexed; their terms stay."""
    with connections[router.db_for_write(EntryTerms)].cursor() as cursor:
        cursor.executemany(
            "UPDATE entry_terms SET facets = %s::text[] WHERE publication = %s",
            [(sorted(set(values)), publication) for publication, values in sorted(facets.items())],
        )


def remove(publication: uuid.UUID) -> None:
    EntryTerms.objects.filter(publication=publication).delete()


def search(query: str, *, facets: Collection[str] = (), order: str = "", start: int = 0, size: int = 20) -> Found:
    """The page of `size` things from place `start` on among all that hold what `query` asks for."""
    asked = wanted(query)
    if not asked:
        return Found([], 0, False, {}, [])
    names = {"q": asked.tsquery, "facets": sorted(facets), "key": number_key(query), "start": start, "size": size}
    with connections[router.db_for_read(EntryTerms)].cursor() as cursor:
        cursor.execute(
            f"""WITH found AS MATERIALIZED (
                    SELECT publication, sort_at, issued_on, title @@ %(q)s::tsquery AS in_title,
                           numbers @> ARRAY[%(key)s] AS exact
                    FROM entry_terms
                    WHERE (tsv @@ %(q)s::tsquery OR numbers @> ARRAY[%(key)s]) AND facets @> %(facets)s::text[]
                )
                SELECT (SELECT count(*) FROM found),
                       (SELECT array_agg(publication ORDER BY {ORDERS[order]}) FROM found WHERE exact),
                       array(SELECT publication FROM found ORDER BY exact DESC, {ORDERS[order]}
                             LIMIT %(size)s OFFSET %(start)s)""",
            names,
        )
        total, exact, publications = cursor.fetchone()
        counts = _facets(cursor, names, facets)
    return Found(publications, total, False, counts, exact or [])


def _facets(cursor, names: dict, chosen: Collection[str]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    axes = {value.partition(":")[0] for value in chosen}
    for axis in ("", *sorted(axes)):
        kept = [value for value in chosen if value.partition(":")[0] != axis]
        cursor.execute(
            """SELECT facet, count(*) FROM entry_terms, unnest(facets) AS facet
               WHERE tsv @@ %(q)s::tsquery AND facets @> %(kept)s::text[] GROUP BY facet""",
            {**names, "kept": kept},
        )
        for facet, n in cursor.fetchall():
            name, _, code = facet.partition(":")
            if name == axis or (not axis and name not in axes):
                counts.setdefault(name, {})[code] = n
    return {axis: dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))) for axis, found in counts.items()}


def finding(query: str) -> QuerySet:
    """The terms of everything that holds all that `query` asks for; nothing when it asks for nothing."""
    asked = wanted(query)
    return EntryTerms.objects.filter(tsv__holds=asked.tsquery) if asked else EntryTerms.objects.none()


def finding_in_title(query: str) -> QuerySet:
    """Of these, the ones whose title alone holds it all."""
    asked = wanted(query)
    return EntryTerms.objects.filter(title__holds=asked.tsquery) if asked else EntryTerms.objects.none()
