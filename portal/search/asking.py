"""The statements of search: one looks how much there is, one fetches the page and counts what can narrow it."""

from collections.abc import Collection
from functools import cached_property

from portal.search.facets import axis_of
from portal.search.plan import LOTS, Estimate
from portal.search.terms import Wanted, number_key, wanted

ORDERS = {
    "": "sort_at DESC, publication DESC",
    "newest": "sort_at DESC, publication DESC",
    "issued": "issued_on DESC NULLS LAST, sort_at DESC, publication DESC",
}
MOST_EXACT = 50  # things under one number; more are no numbers
RECENT = 500  # rows among which a suggestion is looked for first
PAGE, WHOLE = -1, -2  # in place of a branch


class Question:
    """What is asked for. A branch is the question without the choices on one axis; the first leaves none out."""

    def __init__(self, query: str, facets: Collection[str] = (), order: str = ""):
        self.query, self.facets, self.order = query, facets, order
        self.wanted: Wanted = wanted(query)
        self.by_terms = False  # whether the whole terms alone leave little, so that no beginnings are looked up

    @cached_property
    def branches(self) -> list[str]:
        return ["", *sorted({axis_of(facet) for facet in self.facets})]

    @cached_property
    def values(self) -> dict:
        """What the statements below name."""
        key = number_key(self.query)
        values = {"q": self.wanted.tsquery, "whole": self.wanted.whole, "begun": self.wanted.begun}
        values["key"] = key if any(map(str.isdigit, key)) else None
        for n, axis in enumerate(self.branches):
            values[f"facets{n}"] = sorted(facet for facet in self.facets if axis_of(facet) != axis)
        return values

    def looking(self, lot: int) -> str:
        """How many rows the table has; what has the very number, and which of it does not hold the words as typed; of
        titles, of the whole terms alone and of each branch, the rows below `lot`."""
        rows = f"SELECT count(*) FROM entry_terms WHERE draw < {lot} AND"
        counts = ", ".join(f"({rows} tsv @@ %(q)s::tsquery{self._narrowed(n)})" for n in range(len(self.branches)))
        # One character begins many terms: looked up, they cost more than the few rows that the others leave.
        is_mixed = self.wanted.whole and self.wanted.begun
        by_terms = f"({rows} tsv @@ %(whole)s::tsquery{self._narrowed(0)})" if is_mixed else "NULL"
        numbered = f"SELECT publication FROM entry_terms WHERE numbers @> ARRAY[%(key)s]{self._narrowed(0)}"
        return f"""
            SELECT (SELECT reltuples::int FROM pg_class WHERE oid = 'entry_terms'::regclass),
                   array({numbered} ORDER BY {ORDERS[self.order]} LIMIT {MOST_EXACT}),
                   array({numbered} AND NOT tsv @@ %(q)s::tsquery LIMIT {MOST_EXACT}),
                   ({rows} title @@ %(q)s::tsquery{self._narrowed(0)}), {by_terms}, ARRAY[{counts}]"""

    def fetching(self, estimates: list[Estimate], *, beside: bool) -> str:
        """The page by the words' index, with the exact total; then the counts. `beside`: of the things with the very
        number some do not hold the words as typed."""
        title_first = "in_title DESC, " if not self.order else ""
        either = " OR publication = ANY (%(beside)s::uuid[])" if beside else ""
        found = f"({self._holding(0)}{either}){self._narrowed(0) if either else ''}"
        return f"""
            WITH found AS MATERIALIZED (
                SELECT publication, sort_at, issued_on, draw, facets, title @@ %(q)s::tsquery AS in_title
                FROM entry_terms WHERE {found}
            ), page AS (
                SELECT publication, row_number() OVER () AS n FROM (
                    SELECT publication FROM found WHERE publication <> ALL (%(exact)s::uuid[])
                    ORDER BY {title_first}{ORDERS[self.order]} LIMIT %(size)s OFFSET %(start)s
                ) AS inside
            ), counted0 AS MATERIALIZED (
                SELECT facets FROM found WHERE draw < {estimates[0].counting_lot}
            ){self._counted(estimates, 1)}
            SELECT {PAGE}, publication::text, n FROM page
            UNION ALL SELECT {WHOLE}, '', count(*) FROM found{self._counts()}"""

    def walking(self, estimates: list[Estimate], *, heads_are_many: bool) -> str:
        """The page by reading rows in order until it is full, titles first unless another order is asked for."""
        order = ORDERS[self.order]
        other = " AND publication <> ALL (%(exact)s::uuid[])"
        body = self._holding(0, walking=True) + other
        page = f"SELECT publication FROM entry_terms WHERE {body} ORDER BY {order} LIMIT %(size)s OFFSET %(start)s"
        parts = ""
        if not self.order:
            in_title = self._holding(0, "title", walking=heads_are_many)
            parts = f"""heads AS MATERIALIZED (
                SELECT publication, sort_at FROM entry_terms WHERE {in_title}{other}
                ORDER BY {order} LIMIT %(start)s + %(size)s
            ), rest AS MATERIALIZED (
                SELECT publication, sort_at FROM entry_terms WHERE {body} AND NOT ts_match_vq(title, %(q)s::tsquery)
                ORDER BY {order} LIMIT (SELECT %(start)s + %(size)s - count(*) FROM heads)
            ), """
            page = f"""SELECT publication FROM (SELECT 0 AS rank, * FROM heads UNION ALL SELECT 1, * FROM rest) AS parts
                       ORDER BY rank, {order} LIMIT %(size)s OFFSET %(start)s"""
        return f"""
            WITH {parts}page AS (SELECT publication, row_number() OVER () AS n FROM ({page}) AS inside)
            {self._counted(estimates, 0)}
            SELECT {PAGE}, publication::text, n FROM page{self._counts()}"""

    def _counted(self, estimates: list[Estimate], first: int) -> str:
        return "".join(
            f""", counted{n} AS MATERIALIZED (
                SELECT facets FROM entry_terms WHERE {self._holding(n, lot=estimates[n].counting_lot)}
            )"""
            for n in range(first, len(self.branches))
        )

    def _counts(self) -> str:
        return "".join(
            f"""
            UNION ALL SELECT {n}, '', count(*) FROM counted{n}
            UNION ALL SELECT {n}, facet, count(*) FROM counted{n}, unnest(facets) AS facet GROUP BY facet"""
            for n in range(len(self.branches))
        )

    def _holding(self, branch: int, column: str = "tsv", *, lot: int = LOTS, walking: bool = False) -> str:
        """`walking`: by the functions behind the operators, so that no index of words is used."""
        if walking:
            return f"ts_match_vq({column}, %(q)s::tsquery){self._narrowed(branch, walking=True)}"
        holds = f"{column} @@ %(q)s::tsquery"
        if self.by_terms and lot == LOTS:
            holds = f"{column} @@ %(whole)s::tsquery AND ts_match_vq({column}, %(begun)s::tsquery)"
        return f"{f'draw < {lot} AND ' if lot < LOTS else ''}{holds}{self._narrowed(branch)}"

    def _narrowed(self, branch: int, *, walking: bool = False) -> str:
        if not self.values[f"facets{branch}"]:  # everything holds nothing: no condition, or an index is read through
            return ""
        wanted_facets = f"%(facets{branch})s::text[]"
        return f" AND arraycontains(facets, {wanted_facets})" if walking else f" AND facets @> {wanted_facets}"

    def suggesting(self) -> str:
        """The newest whose title holds it: among the newest of all, or, where these are too few, by the index."""
        order = ORDERS[""]
        return f"""
            WITH recent AS MATERIALIZED (
                SELECT publication, sort_at FROM (
                    SELECT publication, sort_at, title FROM entry_terms ORDER BY {order} LIMIT {RECENT}
                ) AS newest WHERE title @@ %(q)s::tsquery LIMIT %(size)s
            )
            SELECT publication FROM (
                SELECT * FROM recent WHERE (SELECT count(*) FROM recent) = %(size)s
                UNION ALL (
                    SELECT publication, sort_at FROM entry_terms
                    WHERE title @@ %(q)s::tsquery AND (SELECT count(*) FROM recent) < %(size)s
                    ORDER BY {order} LIMIT %(size)s
                )
            ) AS parts ORDER BY {order}"""
