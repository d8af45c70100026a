"""A workbook: a text a sheet, a line a row, a tab between cells; hidden sheets, rows and columns apart."""

import re

from portal.examination.reading import swift_sheets
from portal.examination.reading.markup import parse
from portal.examination.reading.material import Where
from portal.examination.reading.plain import may_tell
from portal.examination.reading.sheet import Sheet
from portal.examination.reading.source import Source

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
