"""A workbook: a text a sheet, a line a row, a tab between cells; hidden sheets, rows and columns apart."""

import re
from collections.abc import Iterable

from portal.examination.reading import swift_sheets
from portal.examination.reading.markup import parse
from portal.examination.reading.material import Hostile, Where
from portal.examination.reading.plain import may_tell
from portal.examination.reading.source import Source

DDE_FORMULA = re.compile(r"^[^!]*\|'?[^!]*'?!")
LETTERS = re.compile(r"[A-Z]+")
MOST_EMPTY = 64
CHUNK = 1 << 16
SHEET = re.compile(r"xl/(?:worksheets|chartsheets)/[^/]+\.xml")
STRINGS = "xl/sharedStrings.xml"


class Workbook:
    def __init__(self, source: Source):
        self.source, self.package = source, source.package
        self.strings: list[str] = []

    def contents(self) -> list[tuple[str, str, str]]:
        """Part, title and state of each sheet in the order of the workbook; the strings are read with it."""
        if STRINGS in self.package.members:
            self._read_strings()
        rows = self._read_contents().items()
        return [(part, title, state) for part, (title, state) in rows if part in self.package.members]

    def read(self) -> set[str]:
        """Tells all it finds; returns the parts it has read."""
        taken = {"xl/workbook.xml"}
        if STRINGS in self.package.members:
            self._read_strings()
            taken.add(STRINGS)
        sheets = self._read_contents()
        for name in self.package.members:
            if SHEET.fullmatch(name):
                title, state = sheets.get(name, (name.rpartition("/")[2], "hidden"))
                self._read_sheet(name, title, state)
                taken.add(name)
        return taken

    def _read_strings(self) -> None:
        data = self._checked(STRINGS)
        if swift_sheets.is_plain(data):
            self.strings = swift_sheets.strings(data)
            return
        pieces: list[str] = []
        in_sound = in_words = False

        def start(name, attributes):
            nonlocal in_sound, in_words
            if name == "si":
                pieces.clear()
            elif name == "rPh":
                in_sound = True
            elif name == "t":
                in_words = True

        def end(name):
            nonlocal in_sound, in_words
            if name == "si":
                self.strings.append("".join(pieces))
            elif name == "rPh":
                in_sound = False
            elif name == "t":
                in_words = False

        def gather(letters):
            if in_words and not in_sound:
                pieces.append(letters)

        parse((data,), start, end, gather)

    def _checked(self, part: str) -> bytes:
        """The whole part, which the parser has found well formed and free of traps."""
        data = b"".join(self.package.stream(part, markup=True))
        parse(data[at : at + CHUNK] for at in range(0, len(data), CHUNK))
        return data

    def _read_contents(self) -> dict[str, tuple[str, str]]:
        """Part → title and state; the titles and the defined names are texts too."""
        rows, names, value, name_now = [], [], [], ""

        def start(name, attributes):
            nonlocal name_now
            if name == "sheet":
                relation = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
                rows.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))
            elif name == "definedName":
                name_now = attributes.get("name", "")
                value.clear()

        def end(name):
            if name == "definedName":
                names.append((name_now, "".join(value)))

        parse(self.package.stream("xl/workbook.xml", markup=True), start, end, value.append)
        for number, (title, state, _relation) in enumerate(rows, 1):
            self.source.text(f"xl/workbook.xml#sheet{number}", (("sheet_name", ""),), title, "name", state != "visible")
        for number, (name, refers) in enumerate(names, 1):
            words = "\n".join((f"{name}：{refers.strip(chr(34) + '=')}", name, refers.strip('"=')))
            if may_tell(words):
                self.source.text(f"xl/workbook.xml#name{number}", (("defined_name", name),), words, "property", True)
        targets = self._targets()
        return {targets[relation]: (title, state) for title, state, relation in rows if relation in targets}

    def _targets(self) -> dict[str, str]:
        found: dict[str, str] = {}

        def start(name, attributes):
            if name == "Relationship":
                target = attributes.get("Target", "")
                found[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

        if "xl/_rels/workbook.xml.rels" in self.package.members:
            parse(self.package.stream("xl/_rels/workbook.xml.rels", markup=True), start)
        return found

    def _read_sheet(self, part: str, title: str, state: str) -> None:
        sheet, data = Sheet(self.strings), self._checked(part)
        start, end = data.find(b"<sheetData>"), data.rfind(b"</sheetData>")
        if 0 <= start < end and swift_sheets.is_plain(data):
            parse((data[:start], b"<sheetData/>", data[end + 12 :]), sheet.start, sheet.end, sheet.data)
            sheet.add(swift_sheets.rows(data, self.strings))
        else:
            parse((data,), sheet.start, sheet.end, sheet.data)
        del data
        hidden = state != "visible"
        where: Where = (("hidden_sheet" if hidden else "sheet", title),)
        tell = self.source.text
        tell(part, where, "\n".join(sheet.rows), "hidden" if hidden else "cells", hidden)
        tell(f"{part}#rows", (*where, ("hidden_row", "")), "\n".join(sheet.hidden_rows), "hidden", True)
        columns = "\n".join(line for line in sheet.hidden_columns if line.strip())
        tell(f"{part}#columns", (*where, ("hidden_column", "")), columns, "hidden", True)
        tell(f"{part}#print", (*where, ("print_header", "")), "\n".join(sheet.printed), "body")
        tell(f"{part}#prompts", (*where, ("prompt", "")), "\n".join(sheet.prompts), "hidden", True)
        formulas = "\n".join(dict.fromkeys(sheet.formulas))
        tell(f"{part}#formulas", (*where, ("formula", "")), formulas, "hidden", True)


class Sheet:
    """The handlers of one sheet's XML: they run some million times for a large one, so they do little."""

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
            number = 0
            for letter in letters if LETTERS.fullmatch(letters) and len(letters) < 4 else "":
                number = number * 26 + ord(letter) - 64
            self.numbers[letters] = number
        return self.numbers[letters]
