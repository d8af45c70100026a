"""A file of official tables → its sheets and their lines."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from disclosure.catalog_rows import COLUMNS, BadFile, read_catalog
from disclosure.models import Level
from disclosure.official import header as headers
from disclosure.official.domains import Domains, Spoken
from disclosure.official.grid import Grid, grids
from disclosure.official.header import Header
from disclosure.official.lines import Lines
from disclosure.official.sheet_row import ACCEPTED, IGNORED, REFUSED, SheetRow
from disclosure.official.table import Asked, Sheet, Table
from disclosure.official.text import fold
from disclosure.official.words import FIELDS

MOST_LINES = 25_000
LEGEND = re.compile(r"^[“\"]?[■□●○√]|^(?:注|备注|说明|填表|填报|制表|审核人|联系人|单位[:：]|附件|—|第.页)")
IS_TITLE = re.compile(r"领域|目录")


def read_table(
    path: Path, name: str, *, domains: Domains, mappings: Mapping[str, tuple[str, ...]] = (), asked: Asked | None = None
) -> Table:
    """`name`: how the file is called; `mappings`: fingerprint of a header → the targets of its columns."""
    if (raw := _standard(path)) is not None:
        return _read_standard(raw)
    table, asked, mappings = Table(), asked or Asked(), dict(mappings or {})
    for grid in grids(path, name):
        if grid.rows:
            _Reader(grid, name, domains, mappings, asked, table).read()
    _refuse_twice(table)
    return table


def _standard(path: Path) -> bytes | None:
    """The bytes of a CSV in the portal's own columns, which is read to the letter."""
    with path.open("rb") as file:
        first = file.readline(4000).decode("utf-8-sig", "replace")
    return path.read_bytes() if set(COLUMNS[:2]) <= set(first.strip().split(",")) else None


def _read_standard(raw: bytes) -> Table:
    good, bad = read_catalog(raw)
    rows = [SheetRow("", 1, IGNORED, [_("表头")])]
    for row in good:
        fields = {"domain_code": row.domain_code, "domain": row.domain_name, **row.values}
        rows.append(SheetRow("", row.line, ACCEPTED, warnings=row.warnings, row=row, fields=fields))
    for row in bad:
        fields = dict(zip(("domain_code", "level1", "level2"), row.key, strict=False))
        rows.append(SheetRow("", row.line, REFUSED, [row.reason], fields=fields))
    return Table([Sheet("")], sorted(rows, key=lambda row: row.line))


def _refuse_twice(table: Table) -> None:
    first: dict[tuple, SheetRow] = {}
    for each in table.rows:
        if each.row is None:
            continue
        other = first.setdefault(tuple(map(fold, each.row.key)), each)
        if other is not each:
            told = {"where": f"“{other.sheet}”" if other.sheet != each.sheet else "", "line": other.line}
            each.reasons.append(_("与%(where)s第%(line)s行是同一个事项（领域、一级、二级都相同）") % told)
            each.status, each.row = REFUSED, None


class _Reader:
    """Reads one sheet into the table."""

    def __init__(self, grid: Grid, file: str, domains: Domains, mappings, asked: Asked, table: Table):
        self.grid, self.domains, self.mappings, self.asked, self.table = grid, domains, mappings, asked, table
        self.stem = file.rpartition(".")[0] or file
        self.sheet = Sheet(grid.name, grid=grid)
        self.title = ""

    def read(self) -> None:
        self.table.sheets.append(self.sheet)
        if self.grid.hidden:
            self.sheet.note = _("隐藏的工作表，没有读")
            self._ignore_all(self.sheet.note)
            return
        header = headers.find(self.grid, self.mappings)
        if header is None:
            self._without_header()
            return
        self._titles(header)
        self.sheet.header, self.sheet.domain = header, self._domain()
        if not header.is_known:
            self.sheet.note = _("表头里认不出：%s") % "、".join(_called(name) for name in header.missing)
        for line in range(1, header.last + 1):
            self._ignore(line, _("表头") if line >= header.first else _("标题"))
        for lines in self._blocks(header):
            self.table.rows += lines

    def _without_header(self) -> None:
        self.sheet.header = headers.likely(self.grid, self.mappings)
        if self.sheet.header is None or _is_prose(self.grid):
            self.sheet.header = None
            self.sheet.note = _("没有目录的表头，没有读")
            self._ignore_all(self.sheet.note)
            return
        self.sheet.note = _("认不出表头，请指明每一列是什么")
        for line in sorted(self.grid.rows):
            status = REFUSED if line > self.sheet.header.last else IGNORED
            self.table.rows.append(SheetRow(self.sheet.name, line, status, [self.sheet.note]))

    def _titles(self, header: Header) -> None:
        """The longest text above the header is the title."""
        above = [text for line in range(1, header.first) for text in self.grid.rows.get(line, {}).values()]
        self.title = max((" ".join(text.split()) for text in above), key=len, default="")

    def _domain(self) -> Spoken | None:
        if self.asked.home:
            return self.asked.home
        if self.asked.domain:
            return self.domains.by_code(self.asked.domain)
        texts = [self.title, self.sheet.name, self.stem]
        for text in texts:
            if found := self.domains.within(text):
                return found
        return next(filter(None, map(self.domains.new, texts)), None)

    def _level(self) -> str:
        if self.asked.level:
            return self.asked.level
        words = f"{self.title}{self.sheet.name}{self.stem}"
        if re.search(r"[乡镇](?:人民政府|级|政府)|街道办|乡镇|镇街", words) and not re.search(
            "县级|县、乡|县乡", words
        ):
            return Level.TOWNSHIP.value
        return Level.VILLAGE.value if "村级" in words or "村务" in words else Level.COUNTY.value

    def _blocks(self, header: Header) -> Iterator[list[SheetRow]]:
        """The lines below each header; a sheet may repeat it or set another domain below the first."""
        grid, last = self.grid, max(self.grid.rows)
        if last > MOST_LINES:
            raise BadFile(_("“%(sheet)s”有%(n)s行，太长。请拆分后再导入。") % {"sheet": grid.name, "n": last})
        lines = Lines(grid, header, self.domains, self.sheet, self._level(), (self.title or self.stem)[:200],
                      is_home=self.asked.home is not None)  # fmt: skip
        line = header.last
        while line < last:
            line += 1
            own = {column: text for column, text in grid.rows.get(line, {}).items() if text.strip()}
            if not own:
                yield self._ignored(line, _("空行"))
            elif headers.looks_like_header(grid, line):
                again = headers.find(grid, self.mappings, after=line - 1)
                for each in range(line, again.last + 1):
                    yield self._ignored(each, _("重复的表头"))
                line = again.last
                lines.begin(again)
            elif note := self._beside_the_table(line, own, lines):
                yield self._ignored(line, note)
            else:
                yield [lines.read(line)]

    def _beside_the_table(self, line: int, own: dict[int, str], lines: Lines) -> str:
        """Why a line is no item: a title, a legend, a row of column numbers, a signature."""
        texts = [text.strip() for text in own.values()]
        first = texts[0]
        if len(own) >= 4 and all(
            re.fullmatch(r"[(（]?[0-9a-z一二三四五六七八九十①-⑳]{1,2}[)）]?", fold(t)) for t in texts
        ):
            return _("列号")
        if len(own) > 1:
            is_item = lines.holds(line, ("level1", "level2", "level3", "content"))
            return "" if is_item or not LEGEND.match(first) else _("说明")
        column = next(iter(own))
        area = self.grid.area(line, column)
        is_wide = area is not None and area[3] - area[1] >= 2
        if LEGEND.match(first):
            return _("说明")
        if not is_wide and lines.target(column).partition(":")[0] not in ("", "seq", "extra"):
            return ""
        if IS_TITLE.search(first) and (found := self.domains.within(first) or self.domains.new(first)):
            lines.turn_to(found)
            return _("标题")
        lines.under(first)
        return _("标题")

    def _ignored(self, line: int, why: str) -> list[SheetRow]:
        return [SheetRow(self.sheet.name, line, IGNORED, [why])]

    def _ignore(self, line: int, why: str) -> None:
        if self.grid.rows.get(line):
            self.table.rows += self._ignored(line, why)

    def _ignore_all(self, why: str) -> None:
        for line in sorted(self.grid.rows):
            self._ignore(line, why)


def _is_prose(grid: Grid) -> bool:
    """A sheet of remarks: hardly any line of several cells."""
    wide = sum(len(cells) >= 4 for cells in grid.rows.values())
    return wide < 2


def _called(name: str) -> str:
    return str(FIELDS[name])
