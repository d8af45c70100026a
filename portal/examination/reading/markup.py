"""The words of one XML part, as they stream by: no document types, no entities, no tree in memory."""

from collections import defaultdict
from collections.abc import Iterable
from xml.parsers import expat

from portal.examination.reading.material import Hostile
from portal.examination.reading.plain import may_tell

MAX_LEVELS = 500
# Elements whose letters are words (Office Open XML); in other XML all letters are.
WORDS = {"t", "delText", "instrText", "delInstrText", "v", "oddHeader", "oddFooter", "evenHeader", "evenFooter",
         "firstHeader", "firstFooter", "lpwstr", "lpstr", "text", "definedName", "formula", "sqref"}  # fmt: skip
PARAGRAPHS = {"p", "h", "si", "comment", "li", "pt", "lvl", "TextObject", "docPart", "item", "property"}
CELLS = {"tc", "table-cell", "covered-table-cell"}
ROWS = {"tr", "table-row"}
BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ", "ptab": "\t", "noBreakHyphen": "-"}
DELETED = {"del", "moveFrom", "deletion"}
RUBY = {"rt", "ruby-text"}
BOXES = {"txbxContent", "annotation", "note-body"}
# Letters that the symbol fonts draw as stars.
STARS = {"f0ab", "f0b6", "f0ac", "f0ad", "f0ae", "f0af", "f0b5", "00ab", "00b6", "2605", "2606", "f046", "f048", "f049"}
SYMBOL_FONTS = ("wingdings", "zapf", "symbol")


def parse(chunks: Iterable[bytes], start=None, end=None, data=None) -> None:
    """Stream XML to these handlers, which get local names; without them only see whether it is sound."""
    parser = expat.ParserCreate()
    parser.buffer_text, parser.buffer_size = True, 1 << 16
    levels = 0

    def forbidden(*_details):
        raise Hostile("doctype")

    def opened(name, attributes):
        nonlocal levels
        levels += 1
        if levels > MAX_LEVELS:
            raise Hostile("too_deep")
        start(name.rpartition(":")[2], attributes)

    def closed(name):
        nonlocal levels
        levels -= 1
        if end:
            end(name.rpartition(":")[2])

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = forbidden
    if start:
        parser.StartElementHandler, parser.EndElementHandler = opened, closed
    if data:
        parser.CharacterDataHandler = data
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Hostile("broken") from error


class Walker:
    """Texts by channel: body, deleted, hidden, field, ruby, boxes, and attributes that hold words."""

    def __init__(self, *, everything: bool = False):
        self.everything = everything
        self.channels: dict[str, list[str]] = defaultdict(list)
        self.boxes: list[str] = []
        self.outside: list[dict[str, list[str]]] = []
        self.names: list[str] = []
        self.deleted = self.ruby = self.cells = 0
        self.hidden = False
        self.elements: set[str] = set()

    def read(self, chunks: Iterable[bytes]) -> "Walker":
        parse(chunks, self.start, self.end, self.data)
        return self

    def text(self, channel: str) -> str:
        return "".join(self.channels[channel]).strip("\n")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.names.append(name)
        if name in BREAKS:
            self._write(BREAKS[name])
        elif name in DELETED:
            self.deleted += 1
        elif name in RUBY:
            self.ruby += 1
        elif name in CELLS:
            self.cells += 1
        elif name == "r":
            self.hidden = False
        elif name == "vanish" and "pPr" not in self.names[-4:]:
            self.hidden = next(iter(attributes.values()), "1") not in ("0", "false", "off")
        elif name == "sym":
            self._write(_symbol(attributes))
        elif name in BOXES:
            self.outside.append(self.channels)
            self.channels = defaultdict(list)
        elif name in ("ddeLink", "control", "ocx"):
            self.elements.add(name)
        for key, value in attributes.items():
            if may_tell(value):
                local = key.rpartition(":")[2]
                if local == "name" and "value" in {each.rpartition(":")[2] for each in attributes}:
                    continue
                self.channels["attributes"].append(f"{value}\n")
            elif name in ("docVar", "meta") and key.rpartition(":")[2] in ("val", "content"):
                self.channels["attributes"].append(f"{value}\n")

    def end(self, name: str) -> None:
        self.names.pop()
        if name in DELETED:
            self.deleted -= 1
        elif name in RUBY:
            self.ruby -= 1
        elif name in CELLS:
            self.cells -= 1
            self._trim(" ")
            self._write("\t")
        elif name in ROWS:
            self._trim("\t")
            self.channels["body"].append("\n")
        elif name in PARAGRAPHS or (self.everything and self.names and name not in ("span", "a", "TextCode", "ruby")):
            for channel in self.channels.values():
                if channel and not channel[-1].endswith("\n"):
                    channel.append(" " if self.cells and channel is self.channels["body"] else "\n")
        elif name in BOXES and self.outside:
            inner, self.channels = self.channels, self.outside.pop()
            if (box := "".join(inner.pop("body", [])).strip()) and box not in self.boxes:
                self.boxes.append(box)
            for channel, pieces in inner.items():
                self.channels[channel].extend(pieces)

    def data(self, letters: str) -> None:
        name = self.names[-1]
        if not (self.everything or name in WORDS) or (self.everything and letters.isspace()):
            return
        if name in ("instrText", "delInstrText"):
            self.channels["field"].append(letters)
        elif name not in ("t", "delText", "lpwstr", "v", "text") and not self.everything:
            self.channels["other"].append(f"{letters}\n")
        else:
            self._write(letters)

    def _trim(self, last: str) -> None:
        body = self.channels["body"]
        if body and body[-1] == last:
            body.pop()

    def _write(self, letters: str) -> None:
        channel = "deleted" if self.deleted else "ruby" if self.ruby else "hidden" if self.hidden else "body"
        self.channels[channel].append(letters)


def _symbol(attributes: dict[str, str]) -> str:
    local = {key.rpartition(":")[2]: value.lower() for key, value in attributes.items()}
    code, font = local.get("char", ""), local.get("font", "")
    if code in STARS and (font.startswith(SYMBOL_FONTS) or code in ("2605", "2606")):
        return "★"
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
