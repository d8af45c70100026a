"""The cells of a workbook in their places, with what is merged and hidden: for tables that are read by their columns.

Told as rows: ["sheet", title, state], ["row", number, is hidden, {column: text}], ["merge", first row, first column,
last row, last column]; a last word says whether the file is safe.
"""

import io
import re
from collections.abc import Iterator

from portal.examination.reading.markup import parse
from portal.examination.reading.material import Hostile, Material
from portal.examination.reading.package import SIGNATURES, Package
from portal.examination.reading.sheet import column_number
from portal.examination.reading.sheets import Workbook
from portal.examination.reading.source import Source

MOST_ROWS, MOST_COLUMNS, MOST_MERGES = 20_000, 200, 50_000
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
WHOLE = re.compile(r"(-?[0-9]+)\.0+")


def answers(data: bytes, name: str) -> Iterator[list | dict]:
    danger = ""
    try:
        yield from _workbook(data, name)
    except Hostile as hostile:
        danger = hostile.code
    except MemoryError:
        danger = "too_big"
    except RecursionError:
        danger = "too_deep"
    yield {"danger": danger}


def _workbook(data: bytes, name: str) -> Iterator[list]:
    if not data.startswith(SIGNATURES):
        raise Hostile("other_kind")
    material = Material()
    package = Package(io.BytesIO(data), material)
    if "xl/workbook.xml" not in package.members:
        raise Hostile("other_kind")
    source = Source(name, data, material, "", (), 0, lambda inner: None)
    source.package = package
    book = Workbook(source)
    for part, title, state in book.contents():
        yield ["sheet", title, state]
        sheet = _Sheet(book.strings)
        parse(package.stream(part, markup=True), sheet.start, sheet.end, sheet.data)
        yield from sheet.rows
        yield from sheet.merges


class _Sheet:
    """The handlers of one sheet's XML."""

    def __init__(self, strings: list[str]):
        self.strings, self.rows, self.merges = strings, [], []
        self.row, self.column, self.hidden = 0, 0, False
        self.cells: dict[int, str] = {}
        self.kind, self.value, self.pieces = "n", "", None
        self.sound = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self.row = int(number) if number.isdigit() else self.row + 1
            self.hidden = attributes.get("hidden") in ("1", "true")
            self.cells, self.column = {}, 0
        elif name == "c":
            place = PLACE.fullmatch(attributes.get("r", ""))
            self.column = column_number(place[1]) if place else self.column + 1
            self.kind, self.value = attributes.get("t", "n"), ""
        elif name in ("v", "t"):
            self.pieces = []
        elif name == "rPh":
            self.sound = True
        elif name == "mergeCell" and (area := AREA.fullmatch(attributes.get("ref", ""))):
            top, left, bottom, right = int(area[2]), column_number(area[1]), int(area[4]), column_number(area[3])
            self.merges.append(["merge", top, left, bottom, right])
            if len(self.merges) > MOST_MERGES:
                raise Hostile("too_long")

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            if not self.sound:
                self.value += "".join(self.pieces or ())
            self.pieces = None
        elif name == "rPh":
            self.sound = False
        elif name == "c":
            if (text := self._text()).strip():
                if self.column > MOST_COLUMNS:
                    raise Hostile("too_long")
                self.cells[self.column] = text
        elif name == "row" and self.cells:
            if len(self.rows) >= MOST_ROWS:
                raise Hostile("too_long")
            self.rows.append(["row", self.row, self.hidden, self.cells])

    def data(self, letters: str) -> None:
        if self.pieces is not None:
            self.pieces.append(letters)

    def _text(self) -> str:
        if self.kind == "s":
            try:
                text = self.strings[int(self.value)]
            except (ValueError, IndexError):
                text = ""
        elif self.kind == "b":
            text = "√" if self.value == "1" else ""
        else:
            text = WHOLE.sub(r"\1", self.value) if self.kind == "n" else self.value
        return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
