"""Index, refile, remove, find, suggest: all that the rest of the house knows of search."""

import datetime
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connections, router

from portal.search.asking import NEWEST_FIRST, PAGE, Question
from portal.search.models import EntryTerms
from portal.search.plan import LOTS, Estimate, about, counting_lot, first_lot
from portal.search.terms import Wanted, number_key, text_terms, title_terms

__all__ = [
    "Found",
    "holding",
    "in_titles",
    "index",
    "made",
    "number_key",
    "refile",
    "remove",
    "row",
    "search",
    "suggest",
]

MAKING = 2  # grows when a text's terms change; `manage.py reindex` then makes them anew


@dataclass(frozen=True)
class Found:
    """One page of what was found. `exact` are those of all pages whose number was asked for; they come first."""

    publications: list[uuid.UUID]
    total: int
    approximate: bool
    facets: dict[str, dict[str, int]]  # axis → code → how many, each axis as if nothing were chosen on it
    exact: list[uuid.UUID]


TABLE = "entry_terms"
COLUMNS = ("publication", "sort_at", "issued_on", "made_by", "title", "tsv", "facets", "numbers")


def row(
    publication: uuid.UUID,
    *,
    title: str,
    numbers: Iterable[str],
    organ: str,
    text: str,
    beside: Iterable[str] = (),
    facets: Iterable[str] = (),
    sort_at: datetime.datetime,
    issued_on: datetime.date | None = None,
) -> tuple:
    """The values of COLUMNS; `title` and `tsv` as lists of terms. `beside` is what else is read of the thing."""
    numbers = list(numbers)
    heads = title_terms(title)
    everything = text_terms(title, *numbers, organ, text, *beside)
    keys = sorted({number_key(number) for number in numbers} - {""})
    return publication, sort_at, issued_on, MAKING, sorted(heads), sorted(everything), sorted(set(facets)), keys


def index(publication: uuid.UUID, *, table: str = TABLE, using: str = "", **facts) -> None:
    """Make a released thing findable, in the release's own transaction; `facts` as `row` names them."""
    with connections[using or router.db_for_write(EntryTerms)].cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {table} ({", ".join(COLUMNS)})
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


def made() -> set[uuid.UUID]:
    """The things whose terms are of today's making."""
    return set(EntryTerms.objects.filter(made_by=MAKING).values_list("publication", flat=True))


def remove(publication: uuid.UUID) -> None:
    EntryTerms.objects.filter(publication=publication).delete()


def search(
    query: str,
    *,
    meant: Wanted | None = None,
    facets: Collection[str] = (),
    within: Collection[str] = (),
    order: str = "",
    start: int = 0,
    size: int = 20,
    more: int = 0,
) -> Found:
    """The page of `size` things from place `start` on among all that hold what `query` asks for: those with that very
    number first, then those whose title holds it, the newest first; or in the order "newest" or "issued". `facets` are
    choices among others of their axes, `within` is where one looks. `meant`: what things must hold, if not the query as
    it is typed. `more`: so many instead of `size` where all that answer are fetched anyway."""
    question = Question(query, facets, within, order, meant)
    if not question.wanted:
        return Found([], 0, False, {}, [])
    alias = router.db_for_read(EntryTerms)
    database = connections[alias].settings_dict["NAME"]
    with connections[alias].cursor() as cursor:
        lot = first_lot(_rows.get(database, 0))
        cursor.execute(question.looking(lot), question.values)
        everything, newest, how_many, exact, beside, heads, by_terms, hits = cursor.fetchone()
        _rows[database] = everything
        estimates = [Estimate(n, lot) for n in hits]
        question.by_terms = by_terms is not None and Estimate(by_terms, lot).is_small
        approximate = estimates[0].is_read(everything)
        if (
            newest
            and how_many
            and order in NEWEST_FIRST
            and estimates[0].is_recent(start + size, int(how_many), everything)
        ):
            question.recent, approximate = newest, True
        if not approximate:
            size = max(size, more)
        first = exact[start : start + size]
        part = {"exact": exact, "beside": beside, "size": size - len(first), "start": max(0, start - len(exact))}
        if approximate:
            statement = question.reading(estimates, Estimate(heads, lot))
        else:
            statement = question.fetching(estimates, beside=bool(beside))
        cursor.execute(statement, question.values | part)
        rows = cursor.fetchall()
    page = [uuid.UUID(value) for branch, value, _n in sorted(rows, key=lambda row: row[2]) if branch == PAGE]
    counts = {(branch, value): n for branch, value, n in rows if branch != PAGE}
    lots = [
        estimate.sample if approximate or n and not estimate.is_small else counting_lot(counts[n, ""])
        for n, estimate in enumerate(estimates)
    ]
    # Told as "about" is what the larger of the two samples says.
    total = counts[0, ""]
    if approximate:
        total = about(max((hits[0], hits[0] * LOTS / lot), (total, total * LOTS / lots[0]))[1])
    return Found(first + page, total, approximate, _facets(question.branches, lots, counts), exact)


def holding(query: str, publications: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of `publications` that `query` finds."""
    question = Question(query)
    if not question.wanted:
        return set()
    with connections[router.db_for_read(EntryTerms)].cursor() as cursor:
        cursor.execute(
            """SELECT publication FROM entry_terms WHERE publication = ANY (%(those)s::uuid[])
               AND (tsv @@ %(q)s::tsquery OR numbers @> ARRAY[%(key)s::text])""",
            question.values | {"those": list(publications)},
        )
        return {publication for (publication,) in cursor.fetchall()}


def suggest(query: str, *, size: int = 8, meant: Wanted | None = None) -> list[uuid.UUID]:
    """The newest things whose title holds what is being typed."""
    question = Question(query, meant=meant)
    if not question.wanted:
        return []
    with connections[router.db_for_read(EntryTerms)].cursor() as cursor:
        cursor.execute(question.suggesting(), question.values | {"size": size, "exact": []})
        return [publication for (publication,) in cursor.fetchall()]


def in_titles(meant: Sequence[Wanted]) -> list[bool]:
    """Of each whether a title holds it; one query for all."""
    if not meant:
        return []
    each = ", ".join(["EXISTS (SELECT FROM entry_terms WHERE title @@ %s::tsquery)"] * len(meant))
    with connections[router.db_for_read(EntryTerms)].cursor() as cursor:
        cursor.execute(f"SELECT {each}", [one.tsquery for one in meant])
        return list(cursor.fetchone())


def about_how_many() -> int:
    """About how many things there are, as of the last search."""
    return _rows.get(connections[router.db_for_read(EntryTerms)].settings_dict["NAME"], 0)


_rows: dict[str, int] = {}  # how many rows a database's table had when it was last asked


def _facets(branches: list[str], lots: list[int], counts: dict) -> dict[str, dict[str, int]]:
    """Each axis from its own branch where something is chosen on it, else from the first."""
    facets: dict[str, dict[str, int]] = {}
    for (branch, facet), n in sorted(counts.items(), key=lambda count: (-count[1], count[0])):
        axis, _, code = facet.partition(":")
        if code and branches[branch] == (axis if axis in branches else ""):
            facets.setdefault(axis, {})[code] = n if lots[branch] == LOTS else about(n * LOTS / lots[branch])
    return facets
