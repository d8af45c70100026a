"""The statements of search: one looks how much there is, one gets the page and counts what can narrow it."""

from collections.abc import Collection
from functools import cached_property

from portal.search.facets import axis_of
from portal.search.plan import COUNTED, EXACT_UP_TO, LOTS, Estimate
from portal.search.terms import Wanted, number_key, wanted

ORDERS = {
    "": "sort_at DESC, publication DESC",
    "newest": "sort_at DESC, publication DESC",
    "issued": "issued_on DESC NULLS LAST, sort_at DESC, publication DESC",
}
NEWEST_FIRST = ("", "newest")
MOST_EXACT = 50  # things under one number; more are no numbers
RECENT = 500  # rows among which a suggestion is looked for first
PAGE = -1  # in place of a branch
OTHER = "publication <> ALL (%(exact)s::uuid[])"
KEYS = "publication, sort_at, issued_on"
NEWEST_INDEX = "entry_terms_recent"  # made and sized by portal/search/recent.py
# As plan.counting_lot says, once the rows are known.
LOT = f"(SELECT CASE WHEN count(*) <= {EXACT_UP_TO} THEN {LOTS} ELSE {LOTS} * {COUNTED} / count(*) + 1 END FROM %s)"


class Question:
    """What is asked for. A branch is the question without the choices on one axis; the first leaves none out."""

    def __init__(
        self,
        query: str,
        facets: Collection[str] = (),
        within: Collection[str] = (),
        order: str = "",
        meant: Wanted | None = None,
    ):
        self.query, self.facets, self.within, self.order = query, facets, within, order
        self.wanted: Wanted = wanted(query) if meant is None else meant
        self.recent = ""  # which rows are the newest, where the page is looked for among them first
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
            values[f"facets{n}"] = sorted({*self.within, *(each for each in self.facets if axis_of(each) != axis)})
        return values

    def looking(self, lot: int) -> str:
        """How many rows the table has, which are its newest and how many these are; what has the very number, and
        which of it does not hold the words as typed; of titles, of the whole terms alone and of each branch, the rows
        below `lot`."""
        numbered = f"SELECT publication FROM entry_terms WHERE numbers @> ARRAY[%(key)s]{self._narrowed(0)}"
        rows = f"SELECT count(*) FROM entry_terms WHERE draw < {lot} AND"
        counts = ", ".join(f"({rows} tsv @@ %(q)s::tsquery{self._narrowed(n)})" for n in range(len(self.branches)))
        # One character begins many terms: looked up, they cost more than the few rows that the others leave.
        is_mixed = self.wanted.whole and self.wanted.begun
        return f"""
            SELECT (SELECT reltuples::int FROM pg_class WHERE oid = 'entry_terms'::regclass),
                   (SELECT pg_get_expr(indpred, indrelid) FROM pg_index
                    WHERE indexrelid = to_regclass('{NEWEST_INDEX}') AND indisvalid),
                   obj_description(to_regclass('{NEWEST_INDEX}'), 'pg_class'),
                   array({numbered} ORDER BY {ORDERS[self.order]} LIMIT {MOST_EXACT}),
                   array({numbered} AND NOT tsv @@ %(q)s::tsquery LIMIT {MOST_EXACT}),
                   ({rows} title @@ %(q)s::tsquery{self._narrowed(0)}),
                   {f"({rows} tsv @@ %(whole)s::tsquery)" if is_mixed else "NULL"}, ARRAY[{counts}]"""

    def fetching(self, estimates: list[Estimate], *, beside: bool) -> str:
        """The page by the words' index; then the counts. `beside`: some things have the very number, but not the words
        as they are typed."""
        title_first = "in_title DESC, " if not self.order else ""
        found = self._holding(0)
        if beside:
            found = f"({found}) OR (publication = ANY (%(beside)s::uuid[]){self._narrowed(0)})"
        return f"""
            WITH all0 AS MATERIALIZED (
                SELECT {KEYS}, draw, facets, title @@ %(q)s::tsquery AS in_title FROM entry_terms WHERE {found}
            ), page AS (
                SELECT publication FROM all0 WHERE {OTHER}
                ORDER BY {title_first}{ORDERS[self.order]} LIMIT %(size)s OFFSET %(start)s
            ){self._counting(estimates, fetched=True)}"""

    def reading(self, estimates: list[Estimate], heads: Estimate) -> str:
        """The page by reading rows in order until it is full, titles first unless another order is asked for."""
        order, end = ORDERS[self.order], "%(start)s + %(size)s"
        if self.order:
            parts = self._read("rest", "tsv", estimates[0].readable, end)
            page = "SELECT publication, 1 AS rank, sort_at, issued_on FROM rest"
        else:
            parts = self._read("heads", "title", 0 if heads.is_small else heads.rows, end)
            left = f"(SELECT {end} - count(*) FROM heads)"
            parts += ", " + self._read("rest", "tsv", estimates[0].readable, left, " AND NOT ts_match_vq(title, %(q)s)")
            page = "SELECT 0 AS rank, * FROM heads UNION ALL SELECT 1, * FROM rest"
        return f"""
            WITH {parts}, page AS (
                SELECT publication FROM ({page}) AS parts ORDER BY rank, {order} LIMIT %(size)s OFFSET %(start)s
            ){self._counting(estimates, fetched=False)}"""

    def suggesting(self) -> str:
        """The newest whose title holds it."""
        return f"""WITH {self._read("heads", "title", RECENT, "%(size)s")}
                   SELECT publication FROM heads ORDER BY {ORDERS[""]}"""

    def _read(self, name: str, column: str, rows: int, limit: str, other: str = "") -> str:
        """The first rows in order that hold the words: among the first `rows` of all, or, if these are too few, by the
        index."""
        order = ORDERS[self.order]
        other = f"{other} AND {OTHER}"
        # The functions behind the operators, which no index knows.
        holds = f"ts_match_vq({column}, %(q)s){self._narrowed(0, read=True)}{other}"
        near = f"""SELECT {KEYS} FROM (
                    SELECT {KEYS}, facets, title, tsv FROM entry_terms ORDER BY {order} LIMIT {rows}
                ) AS first_rows WHERE {holds} LIMIT {limit}"""
        if self.recent:
            near = f"""SELECT * FROM (
                    SELECT {KEYS} FROM entry_terms WHERE {self.recent} AND {self._holding(0, column)}{other} OFFSET 0
                ) AS newest ORDER BY {order} LIMIT {limit}"""
        return f"""{name}_near AS MATERIALIZED (
                {near}
            ), {name} AS MATERIALIZED (
                SELECT * FROM {name}_near WHERE (SELECT count(*) FROM {name}_near) >= {limit}
                UNION ALL (
                    SELECT * FROM (
                        SELECT {KEYS} FROM entry_terms
                        WHERE {self._holding(0, column)}{other} AND (SELECT count(*) FROM {name}_near) < {limit}
                        OFFSET 0 -- or PostgreSQL reads all rows in order after all
                    ) AS fetched ORDER BY {order} LIMIT {limit}
                )
            )"""

    def _counting(self, estimates: list[Estimate], *, fetched: bool) -> str:
        """Of each branch its rows, and its rows by facet: of all, or below the lot that its rows call for."""
        parts, counts = [], []
        for n, estimate in enumerate(estimates):
            if n or not fetched:
                lot = "" if estimate.is_small else f" AND draw < {estimate.sample}"
                parts.append(
                    f", all{n} AS MATERIALIZED (SELECT draw, facets FROM entry_terms WHERE {self._holding(n)}{lot})"
                )
            below = f" WHERE draw < {LOT % f'all{n}'}" if estimate.is_small or fetched and not n else ""
            axis = f" WHERE starts_with(facet, '{self.branches[n]}:')" if n else ""
            parts.append(f", counted{n} AS MATERIALIZED (SELECT facets FROM all{n}{below})")
            counts.append(f"SELECT {n}, '', count(*) FROM all{n}")
            each = f"SELECT unnest(facets) AS facet FROM counted{n}"
            counts.append(f"SELECT {n}, facet, count(*) FROM ({each}) AS each{axis} GROUP BY facet")
        page = f"SELECT {PAGE}, publication::text, row_number() OVER () FROM page"
        return f"{''.join(parts)} {' UNION ALL '.join([page, *counts])}"

    def _holding(self, branch: int, column: str = "tsv") -> str:
        holds = f"{column} @@ %(q)s::tsquery"
        if self.by_terms and column == "tsv":
            holds = "tsv @@ %(whole)s::tsquery AND ts_match_vq(tsv, %(begun)s)"
        return f"{holds}{self._narrowed(branch)}"

    def _narrowed(self, branch: int, *, read: bool = False) -> str:
        if not self.values[f"facets{branch}"]:  # everything holds nothing: no condition, or an index is read through
            return ""
        wanted_facets = f"%(facets{branch})s::text[]"
        return f" AND arraycontains(facets, {wanted_facets})" if read else f" AND facets @> {wanted_facets}"
