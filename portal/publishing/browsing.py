"""A page of a section, narrowed by facets: which entries, how many, and how many under every other facet.

What the counters know is exact and costs one look-up: the total of two facets or fewer, and the facets beside none or
one. The rest is counted when it is small and estimated from a fixed sample when it is big; the plan that fetches the
page is chosen by those numbers too, not by the server's guess about arrays.
"""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field

from portal.database import asking
from portal.publishing.models import Entry
from portal.publishing.models.entry import SAMPLE_ENDS
from portal.search.facets import Counts, axis_of, counts

EXACT = 1000  # up to so many are counted one by one
ENOUGH = 150  # so many at least are looked at for an estimate, where there are as many in a sample
ORDERS = {
    "": "sort_at DESC, publication_id DESC",
    "issued": "issued_on DESC NULLS LAST, sort_at DESC, publication_id DESC",
    "number": "number_order(numbers) NULLS LAST, sort_at DESC, publication_id DESC",
}
BOUND = "AND in_force_on(entry, %s::date)"  # sql/70_links.sql
FETCH = 4  # what a row found by its facets costs, against one passed on the way down the order


@dataclass(frozen=True)
class Browsed:
    publications: list[uuid.UUID]
    total: int
    approximate: bool
    facets: dict[str, dict[str, int]]  # axis → code → how many, each axis as if nothing were chosen on it
    rough: set[str] = field(default_factory=set)  # the axes whose numbers are estimates


def browse(
    section: str,
    chosen: Collection[str],
    *,
    order: str = "",
    start: int = 0,
    size: int = 20,
    on: datetime.date | None = None,
) -> Browsed:
    """`chosen`: at most one facet of each axis. `on`: only what bound on that day, which no counter knows; then at
    least one facet is chosen."""
    chosen = sorted(chosen)
    known = counts(section, chosen)
    # Which facets stand beside which axis's choice: all that is chosen on the other axes.
    others = {axis_of(facet): [other for other in chosen if other != facet] for facet in chosen}
    sets = {tuple(kept) for kept in (chosen, *others.values()) if len(kept) > 1 or on}
    counted = _count(section, sets, known, on)
    total, approximate = _total(chosen, known, counted, on)
    there = size and (approximate or total > start)
    publications = _publications(section, chosen, order, start, size, total, known.all, on) if there else []
    facets, rough = _facets(chosen, others, known, counted)
    return Browsed(publications, total, approximate, facets, rough)


def newest(section: str, chosen: list[str], known: Counts, *, size: int) -> list[uuid.UUID]:
    """The first page alone, where the counters are at hand."""
    return _publications(section, chosen, "", 0, size, known.of(chosen), known.all)


@dataclass(frozen=True)
class Counted:
    """Every facet → how many of a narrowed set have it."""

    by_facet: dict[str, int]
    is_estimate: bool


def _count(section: str, sets: Collection[tuple], known: Counts, on=None) -> dict[tuple, Counted]:
    """Each set of two or more facets: counted, or estimated when it is big; two queries at most."""
    small = {kept for kept in sets if known.of(kept) <= EXACT}
    found = _grouped(section, {kept: _share(known.of(kept)) for kept in sets - small}, on)
    for kept, by_facet in list(found.items()):
        # Of three facets and more only the sample says that few have them all.
        if (len(kept) > 2 or on and kept) and by_facet.get(kept[0], 0) <= EXACT:
            small.add(kept)
    estimates = {kept: Counted(by_facet, True) for kept, by_facet in found.items() if kept not in small}
    return estimates | {kept: Counted(n, False) for kept, n in _grouped(section, dict.fromkeys(small, 1), on).items()}


def _share(n: int) -> int:
    """The smallest sample that holds enough of about `n`: one of so many."""
    return max((share for share in SAMPLE_ENDS if n >= ENOUGH * share), default=min(SAMPLE_ENDS))


def _grouped(section: str, shares: dict[tuple, int], on=None) -> dict[tuple, dict[str, int]]:
    """Narrowed set → facet → how many, each looked at in one of so many (1: all)."""
    found: dict[tuple, dict[str, int]] = {kept: {} for kept in shares}
    if not shares:
        return found
    numbered, parts, values = sorted(shares.items()), [], []
    for number, (kept, share) in enumerate(numbered):
        parts.append(
            f"""SELECT {number}, facet, count(*) FROM entry, unnest(facets) AS facet
                WHERE section = %s AND entry.facets @> %s::text[] {"AND publication_id < %s" if share > 1 else ""}
                {BOUND if on else ""}
                GROUP BY facet"""
        )
        values += [section, list(kept), *([SAMPLE_ENDS[share]] if share > 1 else []), *([on] if on else [])]
    for number, facet, n in asking.rows(Entry, " UNION ALL ".join(parts), values):
        kept, share = numbered[number]
        found[kept][facet] = n * share
    return found


def _total(chosen: list[str], known: Counts, counted: dict[tuple, Counted], on=None) -> tuple[int, bool]:
    if len(chosen) <= 2 and not on:
        return known.of(chosen), False
    found = counted[tuple(chosen)]
    return found.by_facet.get(chosen[0], 0), found.is_estimate


def _facets(chosen: list[str], others: dict[str, list[str]], known: Counts, counted: dict[tuple, Counted]):
    facets: dict[str, dict[str, int]] = {}
    rough = set()
    for axis, kept in [*others.items(), ("", chosen)]:
        found = counted.get(tuple(kept)) or Counted(known.with_each(kept), False)
        for facet, n in sorted(found.by_facet.items(), key=lambda pair: (-pair[1], pair[0])):
            name, _, code = facet.partition(":")
            if name == axis or (not axis and name not in others):
                facets.setdefault(name, {})[code] = n
                if found.is_estimate:
                    rough.add(name)
    return facets, rough


def _publications(
    section: str, chosen: list[str], order: str, start: int, size: int, total: int, of: int, on=None
) -> list[uuid.UUID]:
    """Walk down the order and pass by what does not fit, or fetch all that fits and sort it: whichever is shorter."""
    page = f"ORDER BY {ORDERS[order]} LIMIT %s OFFSET %s"
    bound, values = (BOUND, [on]) if on else ("", [])
    if not chosen:
        sql = f"SELECT publication_id FROM entry WHERE section = %s {bound} {page}"
    elif order != "number" and (start + size) * of < FETCH * total * total:
        # IS TRUE keeps the index of facets out of it.
        sql = f"SELECT publication_id FROM entry WHERE section = %s AND (facets @> %s::text[]) IS TRUE {bound} {page}"
        values.insert(0, chosen)
    else:
        sql = f"""WITH fitting AS MATERIALIZED (
                      SELECT publication_id, sort_at, issued_on, numbers FROM entry
                      WHERE section = %s AND facets @> %s::text[] {bound})
                  SELECT publication_id FROM fitting {page}"""
        values.insert(0, chosen)
    values = [section, *values, size, start]
    return [publication for (publication,) in asking.rows(Entry, sql, values)]
