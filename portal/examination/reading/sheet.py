"""One sheet of a workbook: its lines, what is hidden of it, and what lies in it beside its cells."""

import re
from collections.abc import Iterable

from portal.examination.reading.material import Hostile
from portal.examination.reading.plain import may_tell

DDE_FORMULA = re.compile(r"^[^!]*\|'?[^!]*'?!")
LETTERS = re.compile(r"[A-Z]+")
MOST_EMPTY = 64


class Sheet:
    """The handlers of its XML: they run some million times for a large one, so they do little."""

    def __init__(self, strings: list[str]):
        self.strings = strings
        self.rows: list[str] = []
        self.hidden_rows: list[str] = []
        self.hidden_columns: list[str] = []
        self.printed: list[str] = []
        self.prompts: list[str] = []
        self.formulas: list[str] = []
        self.row: list[str] = []
        self.hidden_cells: list[str] = []
        self.passed = 0  # the number of the last column that was read
        self.numbers: dict[str, int] = {}
        self.spans: list[tuple[int, int]] = []  # hidden columns
        self.value: list[str] | None = None
        self.cell, self.kind, self.column, self.formula = "", "", "", []
        self.is_hidden = self.no_height = False
        self.formats_hide = False

    def add(self, rows: Iterable) -> None:
        """Rows that were read the swift way."""
        for is_hidden, cells, texts, formulas in rows:
            for formula in formulas:
                self._formula(formula)
            self.row, self.hidden_cells, self.passed, self.is_hidden = [], [], 0, is_hidden
            if self.spans or (cells and self._number(cells[-1][0]) != len(cells)):
                for cell, text in zip(cells, texts, strict=True):
                    self._place(text, cell[0])
            else:  # one cell beside the other, none left out
                self.row = texts
            self._end_row()

    def _formula(self, formula: str) -> None:
        if DDE_FORMULA.match(formula):
            raise Hostile("dde")
        if may_tell(formula):
            self.formulas.append(formula)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.kind, self.cell, self.column = attributes.get("t", "n"), "", attributes.get("r", "")
        elif name in ("v", "t", "f", "formula1", "formula2"):
            self.value = []
        elif name == "row":
            self.row, self.hidden_cells, self.passed = [], [], 0
            self.is_hidden = attributes.get("hidden") in ("1", "true") or attributes.get("ht") == "0"
        elif name == "rPh":
            self.kind = "sound"
        elif name == "col":
            width = attributes.get("width", "1")
            if attributes.get("hidden") in ("1", "true") or width in ("0", "0.0"):
                self.spans.append((int(attributes.get("min", 0)), int(attributes.get("max", 0))))
        elif name in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
            self.value = []
        elif name == "dataValidation":
            self.prompts += [
                attributes[key] for key in ("promptTitle", "prompt", "errorTitle", "error") if key in attributes
            ]
        elif name == "ddeLink":
            raise Hostile("dde")
        else:  # tips of links, notes of scenarios
            self.prompts += [value for value in attributes.values() if may_tell(value)]

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            if self.kind != "sound":
                self.cell += "".join(self.value or ())
            self.value = None
        elif name == "c":
            text = self.cell
            if self.kind == "s":
                try:
                    text = self.strings[int(text)]
                except (ValueError, IndexError):
                    text = ""
            self._place(text, self.column)
        elif name == "f":
            self._formula("".join(self.value or ()))
            self.value = None
        elif name in ("formula1", "formula2"):
            self.formulas.append("".join(self.value or ()))
            self.value = None
        elif name == "row":
            self._end_row()
        elif name.endswith(("Header", "Footer")):
            text = re.sub(
                r"&(?:[LCR]|\"[^\"]*\"|\d+|K[0-9A-Fa-f]{6}|[PNDTFAGZBIUESXY])", "\n", "".join(self.value or ())
            )
            self.printed.append(text.strip())
            self.value = None

    def data(self, letters: str) -> None:
        if self.value is not None:
            self.value.append(letters)

    def _place(self, text: str, column: str) -> None:
        """Add a cell to its row, under the column that it names."""
        number = self._number(column)
        if self.spans and any(first <= number <= last for first, last in self.spans):
            self.hidden_cells.append(text)
            self.passed = number
            return
        # Empty cells are not written: what follows stands under its own heading all the same.
        for between in range(self.passed + 1, min(number, self.passed + MOST_EMPTY)):
            if not any(first <= between <= last for first, last in self.spans):
                self.row.append("")
        self.passed = max(number, self.passed)
        self.row.append(text)

    def _end_row(self) -> None:
        (self.hidden_rows if self.is_hidden else self.rows).append("\t".join(self.row))
        self.hidden_columns.append("\t".join(self.hidden_cells))

    def _number(self, column: str) -> int:
        """Which column a place such as AB12 names."""
        letters = column.rstrip("0123456789")
        if letters not in self.numbers:
            self.numbers[letters] = column_number(letters) if LETTERS.fullmatch(letters) and len(letters) < 4 else 0
        return self.numbers[letters]


def column_number(place: str) -> int:
    """The number of the column of a place such as AB or AB12: 28."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number
