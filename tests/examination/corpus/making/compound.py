"""Compound files of the old office programs: .doc, .wps, .xls, and what Word wraps an embedded file in."""

import struct
from collections.abc import Sequence

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
WORD = bytes.fromhex("0609020000000000C000000000000046")


def compound(streams: dict[str, bytes], root: bytes = bytes(16), scattered: bool = False) -> bytes:
    """A compound file; every stream is padded to 4,096 bytes, so that none needs the small sectors.

    `scattered` lays a stream's sectors backwards, as a file that was saved many times has them.
    """
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    lengths = [-(-len(data) // SECTOR) for data in padded.values()]
    directory_sectors = -(-(len(streams) + 1) // 4)
    total = 1 + directory_sectors + sum(lengths)
    assert total <= 128, "one sector of the allocation table holds 128 entries"
    table = [FAT] + [at + 1 for at in range(1, directory_sectors)] + [END]
    table += [FREE] * (128 - len(table))
    sectors: dict[int, bytes] = {}
    starts, at = [], 1 + directory_sectors
    for data, length in zip(padded.values(), lengths, strict=True):
        order = list(range(at, at + length))
        order = order[::-1] if scattered else order
        for place, sector in enumerate(order):
            sectors[sector] = data[place * SECTOR : (place + 1) * SECTOR].ljust(SECTOR, b"\0")
            table[sector] = order[place + 1] if place + 1 < length else END
        starts.append(order[0])
        at += length
    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    entries = _entry("Root Entry", 5, child=1, clsid=root, start=END)
    for place, name in enumerate(names):
        nxt = place + 2 if place + 1 < len(names) else FREE
        entries += _entry(name, 2, right=nxt, start=starts[list(padded).index(name)], size=len(padded[name]))
    entries = entries.ljust(directory_sectors * SECTOR, b"\0")
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    body = struct.pack("<128I", *table) + entries + b"".join(sectors[key] for key in sorted(sectors))
    return head + body


def _entry(name, kind, child=FREE, right=FREE, clsid=bytes(16), start=0, size=0) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    head = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, FREE, right, child)
    return head + clsid + bytes(20) + struct.pack("<IQ", start, size)


def properties(title: str, coding: str = "gbk") -> bytes:
    """\\x05SummaryInformation with the title and the code page 936 of a Chinese Windows."""
    words = title.encode(coding) + b"\0"
    values = struct.pack("<Ihxx", 2, 936) + struct.pack("<II", 30, len(words)) + words + bytes(-len(words) % 4)
    section = struct.pack("<II", 24 + len(values), 2) + struct.pack("<IIII", 1, 24, 2, 32) + values
    fmtid = bytes.fromhex("E0859FF2F94F6810AB9108002B27B3D9")
    return (
        struct.pack("<HHI", 0xFFFE, 0, 0x00020006)
        + bytes(16)
        + struct.pack("<I", 1)
        + fmtid
        + struct.pack("<I", 48)
        + section
    )


def old_word_file(lines: Sequence[str], title: str = "", scattered: bool = False, before: int = 0) -> bytes:
    """A Word 97 document (.doc; .wps is the same): one piece of UTF-16 text. `before` spaces move the text."""
    words = " " * before + "\r".join(lines) + "\r"
    fib = bytearray(1024)
    struct.pack_into("<HHHHHH", fib, 0, 0xA5EC, 0xC1, 0, 0x0804, 0, 0x1200)
    struct.pack_into("<H", fib, 0x0C, 0x00BF)
    data = words.encode("utf-16-le")
    struct.pack_into("<II", fib, 0x18, 1024, 1024 + len(data))
    struct.pack_into("<H", fib, 0x20, 14)
    struct.pack_into("<H", fib, 0x3E, 22)
    struct.pack_into("<II", fib, 0x40, 1024 + len(data), 0)
    struct.pack_into("<I", fib, 0x4C, len(words))
    struct.pack_into("<H", fib, 0x98, 93)
    pieces = struct.pack("<II", 0, len(words)) + struct.pack("<HIH", 0, 1024, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", fib, 0x01A2, 0, len(table))
    streams = {"WordDocument": bytes(fib) + data, "1Table": table, "\x05SummaryInformation": properties(title)}
    return compound(streams, WORD, scattered)


def old_sheet_file(sheets: Sequence[tuple[str, int, Sequence[str]]]) -> bytes:
    """An Excel 97 workbook; of each sheet: name, state (0 shown, 1 hidden, 2 very hidden), one column of strings."""
    strings = [words for _, _, column in sheets for words in column]
    table = struct.pack("<II", len(strings), len(strings))
    table += b"".join(struct.pack("<HB", len(words), 1) + words.encode("utf-16-le") for words in strings)
    bodies, at = [], 0
    for _, _, column in sheets:
        cells = b"".join(_record(0xFD, struct.pack("<HHHI", row, 0, 0, at + row)) for row in range(len(column)))
        bodies.append(_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + cells + _record(0x0A, b""))
        at += len(column)
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)) + _record(0x42, struct.pack("<H", 1200))
    names = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name, _, _ in sheets]
    end = _record(0xFC, table) + _record(0x0A, b"")
    place = len(start) + sum(4 + 6 + len(name) for name in names) + len(end)
    listed = b""
    for name, (_, state, _), body in zip(names, sheets, bodies, strict=True):
        listed += _record(0x85, struct.pack("<IBB", place, state, 0) + name)
        place += len(body)
    return compound({"Workbook": start + listed + end + b"".join(bodies), "\x05SummaryInformation": properties("")})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def wrapped(name: str, data: bytes) -> bytes:
    """oleObject1.bin: a file as Word embeds it, its name and bytes in one stream."""
    coded = name.encode("gbk") + b"\0"
    inner = struct.pack("<H", 2) + coded + coded + struct.pack("<II", 0x30000, len(coded)) + coded
    inner += struct.pack("<I", len(data)) + data
    return compound({"\x01Ole10Native": struct.pack("<I", len(inner)) + inner})
