"""Word 97 as it was really saved: pieces of one or two bytes a letter, apart in the file; a header."""

import struct
from collections.abc import Sequence

from tests.examination.corpus.making.compound import WORD, compound, properties

START = 1024
NARROW = 0x40000000  # a piece of one byte a letter: its place is written doubled, with this bit


def pieced_file(pieces: Sequence[str | bytes], header: str = "", backwards: bool = False) -> bytes:
    """A .doc of these pieces, in the order of reading; bytes are a piece of code page 1252. `backwards`: the last
    piece lies first in the file, as a fast save leaves it."""
    main = sum(map(len, pieces)) + 1
    stories = f"{header}\r\r" if header else ""
    every = [*pieces, "\r", *([stories, "\r"] if header else [])]
    data, places = b"", {}
    order = range(len(every))
    for at in reversed(order) if backwards else order:
        data += bytes(len(data) % 2)
        places[at] = START + len(data)
        data += every[at] if isinstance(every[at], bytes) else every[at].encode("utf-16-le")
    ends = [0]
    for piece in every:
        ends.append(ends[-1] + len(piece))
    listed = struct.pack(f"<{len(ends)}I", *ends)
    for at, piece in enumerate(every):
        place = NARROW | places[at] * 2 if isinstance(piece, bytes) else places[at]
        listed += struct.pack("<HIH", 0, place, 0)
    table = b"\x02" + struct.pack("<I", len(listed)) + listed
    headers = _stories(len(stories)) if header else b""
    head = bytearray(START)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 0xC1, 0, 0x0804, 0, 0x1200)
    struct.pack_into("<H", head, 0x0C, 0x00BF)
    struct.pack_into("<II", head, 0x18, START, START + len(data))
    struct.pack_into("<H", head, 0x20, 14)
    struct.pack_into("<H", head, 0x3E, 22)
    struct.pack_into("<I", head, 0x40, START + len(data))
    struct.pack_into("<III", head, 0x4C, main, 0, len(stories))
    struct.pack_into("<H", head, 0x98, 93)
    struct.pack_into("<II", head, 0xF2, len(table), len(headers))
    struct.pack_into("<II", head, 0x01A2, 0, len(table))
    streams = {"WordDocument": bytes(head) + data, "1Table": table + headers, "\x05SummaryInformation": properties("")}
    return compound(streams, WORD)


def _stories(length: int) -> bytes:
    """Where each story of the headers begins: six separators, even and odd header, the four others; then the end."""
    return struct.pack("<14I", *[0] * 8, *[length - 1] * 5, length)
