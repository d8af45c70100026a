"""The numbers behind every picture of coverage, from one of two sources: the desk's, as of now; the public's, of last
night. Both have the same columns, so both are asked by the same statements."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from disclosure.coverage.rows import AT_THE_DESK, values
from disclosure.coverage.states import MISSING
from disclosure.models import Coverage
from portal.database import asking

LINE = """c.id, c.item_id, c.organ_id, c.domain_id, c.state, c.n, c.newest, c.due_on, c.note, i.number,
       v.level1, v.level2, v.level3"""
NAMED = """JOIN item i ON i.id = c.item_id JOIN item_version v ON v.item_id = c.item_id AND v.state = 'in_force'"""
LINES = f"SELECT {LINE} FROM {{source}} {NAMED} WHERE {{where}} ORDER BY {{order}}"
# The first picture: every duty is looked at once, for the cells and for what is worst among them.
PICTURE = f"""
WITH c AS MATERIALIZED (SELECT * FROM {{source}} WHERE organ_id = ANY(%(organs)s)),
cells AS (SELECT organ_id, domain_id, state, count(*) AS duties, sum(n) AS documents FROM c GROUP BY 1, 2, 3),
worst AS (SELECT json_build_array({LINE}) AS line FROM c {NAMED}
          WHERE c.state = ANY(%(missing)s) AND c.due_on IS NOT NULL
          ORDER BY c.due_on, c.organ_id, i.id LIMIT %(most)s)
SELECT (SELECT coalesce(json_agg(json_build_array(organ_id, domain_id, state, duties, documents)), '[]') FROM cells),
       (SELECT coalesce(json_agg(line), '[]') FROM worst)"""

DOMAINS = """
SELECT g.code, g.name, count(*), count(*) FILTER (WHERE c.n > 0 OR c.state = 'through')
FROM {source} JOIN domain g ON g.id = c.domain_id
WHERE c.organ_id = %(organ)s AND c.state <> 'not_applicable' GROUP BY g.id ORDER BY g.sort_order, g.code"""


@dataclass(frozen=True)
class CellCount:
    """How many duties of an organ in a domain are in a state, and how many documents they have."""

    organ: int
    domain: int
    state: str
    duties: int
    documents: int


@dataclass(frozen=True)
class Line:
    """One duty."""

    key: int
    item: int
    organ: int
    domain: int
    state: str
    n: int
    newest: datetime.date | None
    due_on: datetime.date | None
    note: str
    number: str
    level1: str
    level2: str
    level3: str

    @classmethod
    def told(cls, values: list) -> "Line":
        """From JSON, where days are words."""
        line = cls(*values)
        newest, due_on = (day and datetime.date.fromisoformat(day) for day in (line.newest, line.due_on))
        return replace(line, newest=newest, due_on=due_on)

    @property
    def is_public(self) -> bool:
        """Something of it is released, under it or under an item that satisfies it."""
        return self.n > 0 or self.state == "through"

    @property
    def title(self) -> str:
        deepest = self.level3 or self.level2
        return deepest if deepest == self.level1 else f"{self.level1}：{deepest}"


@dataclass(frozen=True)
class Source:
    table: str
    values: dict = field(default_factory=dict)

    def picture(self, organs: Collection[int], most: int) -> tuple[list[CellCount], list[Line]]:
        """The cells of these organs; and what should have been public by a day, longest ago first."""
        [(cells, worst)] = self._ask(PICTURE, {"organs": list(organs), "missing": list(MISSING), "most": most})
        return [CellCount(*row) for row in cells], [Line.told(row) for row in worst]

    def domains_of(self, organ: int) -> list[tuple[str, str, int, int]]:
        """Code and name of each domain in which the organ owes something, how many items, how many with documents."""
        return self._ask(DOMAINS, {"organ": organ})

    def of_organ(self, organ: int) -> list[Line]:
        return self._lines("c.organ_id = %(key)s", "i.domain_id, i.number", {"key": organ})

    def of_domain(self, domain: int) -> list[Line]:
        return self._lines("c.domain_id = %(key)s", "i.number", {"key": domain})

    def _lines(self, where: str, order: str, more: dict) -> list[Line]:
        return [Line(*row) for row in self._ask(LINES, more, where=where, order=order)]

    def _ask(self, statement: str, more: dict, **parts) -> list[tuple]:
        return asking.rows(Coverage, statement.format(source=self.table, **parts), self.values | more)


LAST_NIGHT = Source("coverage AS c")


def now(on: datetime.date) -> Source:
    return Source(f"({AT_THE_DESK}) AS c", values(on))
