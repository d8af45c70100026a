"""The template of a list of persons: which columns the public reads, and how each is written (PII-03, N19).

It is laid over the table when a draft is saved, so what the template leaves out stands in no draft; at submission the
same template must change nothing any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from disclosure.series import tables
from portal.examination.folding import fold
from portal.examination.masks.shapes import VILLAGE, masked


def _to_village(words: str) -> str:
    """What stands below the village or community is gone."""
    end = max((match.end() for match in VILLAGE.finditer(fold(words))), default=0)
    return words if end == len(words) else f"{words[:end]}***"


# How a column is written → what is left of a cell. Laid on once more, each changes nothing.
WAYS: dict[str, Callable[[str], str]] = {
    "照写": str,
    "隐名": lambda words: "".join(masked("minor", words)),
    "末四位": lambda words: "".join(masked("bank_card", words)),
    "到村": _to_village,
}


@dataclass(frozen=True)
class Column:
    name: str
    way: str

    def shown(self, words: str) -> str:
        return WAYS[self.way](words) if words else words


@dataclass
class Laid:
    """The text under the template, what was left out of it, and what the template cannot mend."""

    html: str
    left_out: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)  # columns of which something was masked
    faults: list[str] = field(default_factory=list)


def columns_of(lines: list[str]) -> list[Column]:
    """“户主：隐名” as a column; raises ValueError with words for a line that is none."""
    columns = []
    for line in lines:
        name, _colon, way = line.replace(":", "：").partition("：")
        way = way.strip() or "照写"
        if way not in WAYS or not name.strip():
            raise ValueError(_("“%(line)s”看不懂：写“列名：办法”，办法是%(ways)s。") % {
                "line": line, "ways": "、".join(WAYS)})  # fmt: skip
        columns.append(Column(name.strip(), way))
    return columns


def lay(html: str, columns: list[Column]) -> Laid:
    """Every table of the text under the template."""
    laid = Laid(html)
    if not tables.TABLE.search(html):
        laid.faults.append(_("名单要写成表格，列是：%s。") % "、".join(column.name for column in columns))
    laid.html = tables.TABLE.sub(lambda found: _table(found[0], columns, laid), html)
    return laid


def blank(columns: list[Column]) -> str:
    """The empty table that a writer begins with."""
    return tables.draw([column.name for column in columns], [[""] * len(columns)] * 3)


def _table(html: str, columns: list[Column], laid: Laid) -> str:
    table = tables.read(html)
    head, body = table.head, table.rows
    if table.has_spans:
        laid.faults.append(_("名单里有合并的格，请拆开。"))
        return html
    missing = [column.name for column in columns if column.name not in head]
    if missing:
        laid.faults.append(_("名单缺少“%s”列。") % "”“".join(missing))
        return html
    if odd := next((number for number, row in enumerate(body, 1) if len(row) != len(head)), 0):
        laid.faults.append(_("名单第%s行的格数和表头不一样。") % odd)
        return html
    places = [head.index(column.name) for column in columns]
    laid.left_out += [name for at, name in enumerate(head) if at not in places]
    shown = [[column.shown(row[at]) for column, at in zip(columns, places, strict=True)] for row in body]
    for number, (column, at) in enumerate(zip(columns, places, strict=True)):
        if any(new[number] != old[at] for new, old in zip(shown, body, strict=True)):
            laid.hidden.append(column.name)
    return tables.draw([column.name for column in columns], shown, table.caption)
