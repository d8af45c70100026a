"""What changed between two versions of a released text, for readers: table rows by their key, then the words beside."""

from collections import Counter
from dataclasses import dataclass, field

from disclosure.series import tables
from portal.publishing.comparing import Row, compare
from portal.publishing.content import text_of

SERIALS = ("序号", "编号")  # a column that only counts names no row
MOST = 2000  # rows of a table that are told apart; a longer one is compared as text


@dataclass(frozen=True)
class Change:
    """One row that came (no `old`), went (no `new`), or has cells that changed: (column, before, after)."""

    name: str
    kind: str  # new, gone, changed
    row: list[str] = field(default_factory=list)
    cells: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Difference:
    head: list[str]
    changes: list[Change]
    words: list[Row]

    @property
    def counts(self) -> Counter:
        return Counter(change.kind for change in self.changes)


def difference(old: str, new: str) -> Difference:
    """Of two bodies in HTML."""
    pairs = _pairs(old, new)
    changes = [change for before, after in pairs for change in _rows(before, after)]
    told = [table for pair in pairs for table in pair]
    head = max((table.head for table in told), key=len, default=[])
    return Difference(head, changes, compare(_besides(old, pairs, 0), _besides(new, pairs, 1)))


def _pairs(old: str, new: str) -> list[tuple[tables.Table, tables.Table]]:
    """The tables of both that have the same head, one after the other."""
    before = [table for table in map(tables.read, tables.TABLE.findall(old)) if _is_told(table)]
    pairs = []
    for after in (table for table in map(tables.read, tables.TABLE.findall(new)) if _is_told(table)):
        same = next((table for table in before if table.head == after.head), None)
        if same:
            before.remove(same)
            pairs.append((same, after))
    return pairs


def _is_told(table: tables.Table) -> bool:
    return not table.has_spans and len(table.rows) <= MOST and len(table.head) > 1


def _rows(before: tables.Table, after: tables.Table) -> list[Change]:
    at = next((at for at, name in enumerate(after.head) if name not in SERIALS), 0)
    old, new = _keyed(before, at), _keyed(after, at)
    changes = [
        Change(key[0], "changed", cells=cells)
        for key, row in new.items()
        if key in old and (cells := _cells(after.head, old[key], row))
    ]
    changes += [Change(key[0], "new", row) for key, row in new.items() if key not in old]
    return changes + [Change(key[0], "gone", row) for key, row in old.items() if key not in new]


def _cells(head: list[str], old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    return [
        (name, before, after)
        for name, before, after in zip(head, old, new, strict=False)
        if before != after and name not in SERIALS
    ]


def _keyed(table: tables.Table, at: int) -> dict[tuple[str, int], list[str]]:
    """(key, the how-manieth of the same) → row."""
    seen: Counter = Counter()
    rows = {}
    for row in table.rows:
        key = row[at] if at < len(row) else ""
        rows[key, seen[key]] = row
        seen[key] += 1
    return rows


def _besides(html: str, pairs: list, side: int) -> str:
    """The text without the tables that were compared row by row."""
    compared = [pair[side] for pair in pairs]
    return text_of(tables.TABLE.sub(lambda found: "" if tables.read(found[0]) in compared else found[0], html))
