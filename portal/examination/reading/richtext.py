"""RTF: words as bytes of a code page or as \\u numbers; an object in it could be a program."""

import re

from portal.examination.reading.material import Hostile
from portal.examination.reading.source import Source

TOKEN = re.compile(
    rb"\\u(-?\d{1,6}) ?(\\'[0-9a-fA-F]{2}|\?)?|((?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)"
)
GROUPS = {b"info", b"title", b"subject", b"author", b"keywords", b"comment", b"header", b"headerf", b"footer",
          b"doccomm", b"category", b"pard", b"annotation", b"footnote"}  # fmt: skip
BREAKS = {b"par", b"line", b"row", b"sect", b"page"}


def read(source: Source) -> None:
    if re.search(rb"\\(object|objdata|objemb|objupdate|objocx|objautlink)\b", source.data):
        raise Hostile("program")
    pieces: list[str] = []
    raw = bytearray()

    def flush():
        if raw:
            pieces.append(bytes(raw).decode("gb18030", "replace"))
            raw.clear()

    for match in TOKEN.finditer(source.data):
        number, _fallback, escaped, word, _value, _sign, brace, letters = match.groups()
        if escaped:
            raw.extend(bytes.fromhex(escaped.replace(b"\\'", b"").decode()))
            continue
        if letters:
            raw.extend(letters)
            continue
        flush()
        if number:
            pieces.append(chr(int(number) % 65536))
        elif word in BREAKS or (brace and pieces and pieces[-1] != "\n" and brace == b"}"):
            pieces.append("\n" if word else "")
        elif word in (b"cell", b"tab"):
            pieces.append("\t")
        elif word in GROUPS:
            pieces.append("\n")
    flush()
    source.text("", (), "".join(pieces))
