"""OpenDocument (odt, ods, odp) and OFD: zip packages whose XML holds the words directly."""

import re

from portal.examination.reading.markup import Walker, parse
from portal.examination.reading.source import Source

PAGE = re.compile(r"(?:.*/)?Content\d*\.xml", re.IGNORECASE)
DULL_OFD = re.compile(r".*(PublicRes|DocumentRes|Signature|Signatures|PageRes)[^/]*\.xml", re.IGNORECASE)


def read_odf(source: Source) -> None:
    for name in source.package.members:
        if name == "content.xml":
            _read_content(source, name)
        elif name == "meta.xml":
            _read_lines(source, name, "property", "property")
        elif name == "styles.xml":
            _read_lines(source, name, "header", "body")
        elif name == "manifest.rdf" or name.startswith(("META-INF/", "Configurations2/")):
            if "encryption" in name.lower():
                source.unreadable()
        elif name.endswith(".xml"):
            _read_lines(source, name, "custom", "hidden")
        elif name != "mimetype":
            source.embedded(name, source.package.bytes(name))


def _read_content(source: Source, name: str) -> None:
    walker = OdfWalker(everything=True).read(source.package.stream(name, markup=True))
    kind = "cells" if walker.tables else "body"
    source.text(name, (), walker.text("body"), kind)
    for channel, text_kind in (("deleted", "tracked"), ("hidden", "hidden"), ("attributes", "property")):
        source.text(f"{name}#{channel}", ((channel, ""),), walker.text(channel), text_kind, True)
    for number, box in enumerate(walker.boxes, 1):
        source.text(f"{name}#note{number}", (("comment", ""),), box, "comment", True)


class OdfWalker(Walker):
    """Hidden sheets, rows and columns go by styles or by `visibility`."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.hidden_depth: int | None = None
        self.tables = False
        self.column_hidden: list[bool] = []
        self.column = 0

    def start(self, name, attributes):
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "style":
            self.style = local.get("name", "")
        elif name == "table-properties" and local.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            self.column_hidden, self.tables = [], self.tables or "spreadsheet" in self.names
        elif name == "table-column":
            repeated = min(int(local.get("number-columns-repeated", "1") or 1), 1024)
            self.column_hidden += [local.get("visibility") in ("collapse", "filter")] * repeated
        elif name == "table-row":
            self.column = 0
        super().start(name, attributes)
        is_hidden = name in ("table", "section") and (
            local.get("style-name") in self.hidden_styles or local.get("display") == "none"
        )
        is_hidden |= name == "table-row" and local.get("visibility") in ("collapse", "filter")
        if name in ("table-cell", "covered-table-cell"):
            is_hidden |= self.column < len(self.column_hidden) and self.column_hidden[self.column]
            self.column += min(int(local.get("number-columns-repeated", "1") or 1), 1024)
        if is_hidden and self.hidden_depth is None:
            self.hidden_depth, self.hidden = len(self.names), True

    def end(self, name):
        super().end(name)
        if self.hidden_depth is not None and len(self.names) < self.hidden_depth:
            self.hidden_depth, self.hidden = None, False


def _read_lines(source: Source, name: str, code: str, kind: str) -> None:
    walker = Walker(everything=True).read(source.package.stream(name, markup=True))
    source.text(name, ((code, ""),), walker.text("body"), kind, kind != "body")
    for number, box in enumerate(walker.boxes, 1):
        source.text(f"{name}#box{number}", ((code, ""),), box, kind, kind != "body")
    source.text(f"{name}#attributes", ((code, ""),), walker.text("attributes"), "property", True)


def read_ofd(source: Source) -> None:
    """The letters of each page in their order; a piece of text may hold a single one."""
    for name in source.package.members:
        lowered = name.lower()
        if lowered.endswith(".xml"):
            if DULL_OFD.match(name):
                parse(source.package.stream(name, markup=True), lambda name, attributes: None)
            elif PAGE.fullmatch(name):
                _read_page(source, name)
            else:
                _read_lines(source, name, "property" if "ofd.xml" in lowered else "custom", "property")
        else:
            source.embedded(name, source.package.bytes(name))


def _read_page(source: Source, name: str) -> None:
    """Pieces on one height are one line, from left to right; OFD has no paragraphs."""
    lines: dict[str, list[tuple[float, str]]] = {}
    state = {"words": False, "height": "", "left": 0.0, "at": 0.0}

    def start(element, attributes):
        if element == "TextObject":
            boundary = attributes.get("Boundary", "").split()
            state["height"] = boundary[1] if len(boundary) > 1 else str(len(lines))
            state["at"] = state["left"] = _number(boundary[0]) if boundary else 0.0
        state["words"] = element == "TextCode"
        if state["words"] and "X" in attributes:  # without it, behind the piece before
            state["at"] = state["left"] + _number(attributes["X"])

    def end(element):
        state["words"] = False

    def data(letters):
        if state["words"]:
            lines.setdefault(state["height"], []).append((state["at"], letters))

    parse(source.package.stream(name, markup=True), start, end, data)
    ordered = (sorted(pieces, key=lambda piece: piece[0]) for pieces in lines.values())
    source.text(name, (), "\n".join("".join(letters for _at, letters in pieces) for pieces in ordered))


def _number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return 0.0
