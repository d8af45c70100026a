"""A sheet as a grid of texts with its merged cells, from a workbook or from CSV."""

import csv
import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from disclosure.catalog_rows import BadFile
from portal.examination.reading.asking import cells as cells_in
from portal.examination.reading.places import said

WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06")
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_BYTES = 50 << 20
MOST_COVERED = 200_000
LONGEST_CELL = 100_000  # of a CSV file; the limit of the csv module is one for the whole process, and imports raise it


@dataclass
class Grid:
    """`rows`: line → column → text; `merges`: (top, left, bottom, right)."""

    name: str = ""
    hidden: bool = False
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def prepare(self) -> "Grid":
        """File what is merged under the lines that it covers, so that a cell finds its area without looking at all."""
        lines, self._by_row, covered = sorted(self.rows), {}, 0
        for area in self.merges:
            spanned = lines[bisect_left(lines, area[0]) : bisect_right(lines, area[2])]
            covered += len(spanned)
            if covered > MOST_COVERED:
                raise BadFile(_("合并单元格太多，无法读取。"))
            for line in spanned:
                self._by_row.setdefault(line, []).append(area)
        return self

    def own(self, line: int, column: int) -> str:
        return self.rows.get(line, {}).get(column, "")

    def area(self, line: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged area that covers the cell."""
        for area in self._by_row.get(line, ()):
            if area[1] <= column <= area[3]:
                return area
        return None

    def at(self, line: int, column: int) -> str:
        """What a reader sees there: its own text, or that of the area which covers it."""
        text = self.own(line, column)
        if not text.strip() and (area := self.area(line, column)):
            text = self.own(area[0], area[1])
        return text

    def width(self) -> int:
        return max((max(cells) for cells in self.rows.values() if cells), default=0)


def grids(path: Path, name: str) -> list[Grid]:
    """The sheets of the file at `path`, hidden ones too; `BadFile` says why it cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise BadFile(_("文件是空的。"))
    if size > MOST_BYTES:
        raise BadFile(_("文件超过 %s MB，请拆分后再导入。") % (MOST_BYTES >> 20))
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(WORKBOOKS):
        return list(_of_workbook(cells_in(path, name)))
    if start == OLD_WORKBOOK:
        raise BadFile(_("这是旧格式的表格（.xls、.et）或者 .doc。请用办公软件另存为 .xlsx 再导入。"))
    return [of_csv(path.read_bytes())]


def _of_workbook(told: list) -> Iterator[Grid]:
    if danger := told[-1]["danger"]:
        why = _("不是 .xlsx 工作簿。") if danger == "other_kind" else said(danger)
        raise BadFile(_("文件没有导入：%s") % why)
    grid = None
    for kind, *rest in told[:-1]:
        if kind == "sheet":
            if grid:
                yield grid.prepare()
            grid = Grid(rest[0], rest[1] != "visible")
        elif kind == "row":
            line, hidden, cells = rest
            grid.rows.setdefault(line, {}).update({int(column): text for column, text in cells.items()})
            if hidden:
                grid.hidden_rows.add(line)
        else:
            grid.merges.append(tuple(rest))
    if grid:
        yield grid.prepare()


def of_csv(raw: bytes) -> Grid:
    """Each row under the line on which it begins; whatever separates its cells."""
    text = decoded(raw)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    grid, begin = Grid(), 1
    try:
        for cells in reader:
            if any(len(text) > LONGEST_CELL for text in cells):
                raise csv.Error
            grid.rows[begin] = {column: text for column, text in enumerate(cells, 1) if text.strip()}
            begin = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(_("第%s行起读不下去：引号没有配对，或者一格太长。") % reader.line_num) from error
    return grid.prepare()


def decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError as error:
        told = _("文件既不是 UTF-8 也不是 GB18030 编码（第%s行起）。请另存为“CSV UTF-8”或 .xlsx 再导入。") % line
        raise BadFile(told) from error


def _delimiter(text: str) -> str:
    head = text[:4000]
    return max(",\t;", key=head.count)
