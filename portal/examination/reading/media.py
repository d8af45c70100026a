"""Sound and film: the words that lie beside them (title, author, place). What one hears and sees, people must check."""

import re

from portal.examination.reading.plain import OF_PERSONS, UTF8_RUNS, runs
from portal.examination.reading.source import Source

ID3 = b"ID3"
STARTS = (ID3, b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\x1a\x45\xdf\xa3")
ENDS = 64 << 10  # words stand at the beginning or at the end
SURE = re.compile("[\u4e00-\u9fff]{3}")  # fewer characters one after the other are chance


def is_media(data: bytes) -> bool:
    return data.startswith(STARTS) or data[4:8] == b"ftyp"


def read(source: Source) -> None:
    source.text("properties", (("property", ""),), "\n".join(_words(source.data)), "property", True)
    source.unreadable()


def _words(data: bytes) -> list[str]:
    """Of a tag before the sound everything; of the rest only what is surely letters."""
    tag = data[: _tag_ends(data)] if data.startswith(ID3) else b""
    beside = data[len(tag) :][:ENDS] + b"\0" + data[max(len(tag) + ENDS, len(data) - ENDS) :]
    lines = [*runs(tag).split("\n"), *(match[0].decode("utf-8", "replace") for match in UTF8_RUNS.finditer(beside))]
    return [line for each in lines if SURE.search(line := each.strip()) or line.isascii() and OF_PERSONS.search(line)]


def _tag_ends(data: bytes) -> int:
    """ID3 writes its length in four bytes of seven bits."""
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return min(10 + size, ENDS)
