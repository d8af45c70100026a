"""Excel 97 with the records that hold words outside the cells, and strings that a record's end cuts in two."""

import struct
from collections.abc import Sequence

from tests.examination.corpus.making.compound import compound, properties

LONGEST = 8224  # bytes of one record; what is longer goes on in CONTINUE
SST, CONTINUE, LABEL, HEADER, NAME, NOTE, OBJECT, TEXT = 0xFC, 0x3C, 0xFD, 0x14, 0x18, 0x1C, 0x5D, 0x1B6


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def words(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def header(text: str) -> bytes:
    return record(HEADER, words(text))


def name(title: str, value: str) -> bytes:
    """A defined name whose formula is a string."""
    formula = b"\x17" + words(value, "<B")
    head = struct.pack("<HBBHHHBBBB", 0, 0, len(title), len(formula), 0, 0, 0, 0, 0, 0)
    return record(NAME, head + b"\x01" + title.encode("utf-16-le") + formula)


def note(row: int, column: int, text: str) -> bytes:
    """A cell's note: the object, its text in two CONTINUE, and the note that leads to it."""
    common = struct.pack("<HHHHH", 0x15, 18, 25, 1, 0x4011) + bytes(12)
    thing = record(OBJECT, common + struct.pack("<HH", 0, 0))
    told = record(TEXT, struct.pack("<HH6xHH4x", 0x212, 0, len(text), 16))
    told += record(CONTINUE, b"\x01" + text.encode("utf-16-le"))
    told += record(CONTINUE, struct.pack("<HH4xHH4x", 0, 0, len(text), 0))
    return thing + told + record(NOTE, struct.pack("<HHHH", row, column, 0, 1) + words("测试员甲") + b"\0")


def workbook(column: Sequence[str], around: bytes = b"", inside: bytes = b"", cut_in: str = "") -> bytes:
    """One sheet of one column; `around` and `inside` are records of the book and of the sheet. With `cut_in`, the
    record of strings ends between the second and third letter of that string."""
    strings = [words(text) for text in column]
    table = struct.pack("<II", len(column), len(column)) + b"".join(strings)
    if cut_in:
        place = 8 + sum(map(len, strings[: column.index(cut_in)])) + 3 + 4
        assert place <= LONGEST
        end = record(SST, table[:place]) + record(CONTINUE, b"\x01" + table[place:])
    else:
        end = record(SST, table)
    end += around + record(0x0A, b"")
    cells = b"".join(record(LABEL, struct.pack("<HHHI", row, 0, 0, row)) for row in range(len(column)))
    body = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + inside + cells + record(0x0A, b"")
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)) + record(0x42, struct.pack("<H", 1200))
    title = words("明细", "<B")
    place = len(start) + 4 + 6 + len(title) + len(end)
    listed = record(0x85, struct.pack("<IBB", place, 0, 0) + title)
    return compound({"Workbook": start + listed + end + body, "\x05SummaryInformation": properties("")})
