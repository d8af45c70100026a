"""The old office files (doc, xls, ppt, wps, et, dps): a small file system in one file; the words are runs in it."""

import re
import struct

from portal.examination.reading.material import Hostile
from portal.examination.reading.plain import GBK_RUNS, RUNS, runs
from portal.examination.reading.source import Source

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA  # and above: no sector
MAX_STREAMS = 2000
STRINGS, CONTINUE = 0xFC, 0x3C  # records of a workbook
MACROS = ("vba", "macros", "_vba_project", "_vba_project_cur", "vbaproject")
ENCRYPTED = ("encryptedpackage", "encryptioninfo")


class Compound:
    """Streams by name. A chain that loops or leads outside ends where it does."""

    def __init__(self, data: bytes):
        self.data = data
        try:
            header = struct.unpack_from("<5H6x9I", data, 24)
        except struct.error as error:
            raise Hostile("broken") from error
        self.size = 1 << min(max(header[3], 7), 16)
        self.mini_size = 1 << min(max(header[4], 4), 10)
        directory, self.cutoff, mini_fat = header[7], header[9], header[10]
        self.table: list[int] = []
        for sector in self._table_sectors(header[12]):
            self.table += self._numbers(sector)
        self.mini_table = [n for sector in self._chain(mini_fat, self.table) for n in self._numbers(sector)]
        self.streams: list[tuple[str, int, int]] = []
        self.storages: list[str] = []
        self.mini = b""
        entries = b"".join(self._sector(sector) for sector in self._chain(directory, self.table))
        for at in range(0, min(len(entries), MAX_STREAMS * 128) - 127, 128):
            self._entry(entries[at : at + 128])

    def _entry(self, entry: bytes) -> None:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind == 5:
            self.mini = self._read(start, size, self.table, big=True)
        elif kind == 2:
            self.streams.append((name, start, size))
        elif kind == 1:
            self.storages.append(name)

    def stream(self, start: int, size: int) -> bytes:
        if size < self.cutoff:
            return self._read(start, size, self.mini_table, big=False)
        return self._read(start, size, self.table, big=True)

    def _read(self, start: int, size: int, table: list[int], *, big: bool) -> bytes:
        if big:
            return b"".join(self._sector(sector) for sector in self._chain(start, table))[:size]
        step = self.mini_size
        return b"".join(self.mini[n * step : n * step + step] for n in self._chain(start, table))[:size]

    def _table_sectors(self, more: int) -> list[int]:
        sectors = [n for n in struct.unpack_from("<109I", self.data, 76) if n < END] if len(self.data) >= 512 else []
        seen: set[int] = set()
        while more < END and more not in seen and len(seen) < 10_000:
            seen.add(more)
            numbers = self._numbers(more)
            if not numbers:
                break
            sectors += [n for n in numbers[:-1] if n < END]
            more = numbers[-1]
        return sectors

    def _sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        data = self._sector(sector)
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _chain(self, sector: int, table: list[int]) -> list[int]:
        chain, seen = [], set()
        while sector < END and sector not in seen and sector < len(table):
            seen.add(sector)
            chain.append(sector)
            sector = table[sector]
        return chain


def read(source: Source) -> None:
    compound = Compound(source.data)
    names = {name.lower() for name in (*compound.storages, *(name for name, _, _ in compound.streams))}
    if names & set(ENCRYPTED):
        raise Hostile("encrypted")
    if names & set(MACROS):
        raise Hostile("macro")
    if any(name.startswith("!") or name == "\u4840\u3b3f\u43f2\u4438\u45b1" for name in names):
        raise Hostile("program")  # the tables of an installer
    if not compound.streams:
        source.text("", (), runs(source.data), "body")
        source.unreadable()
        return
    for name, start, size in compound.streams:
        data, shown = compound.stream(start, size), name.strip("\x01\x03\x05")
        if name == "\x01Ole10Native":
            native(source, data)
        elif name.lower() == "package":
            source.embedded("package", data)
        elif name.startswith("\x05"):
            source.text(shown, (("property", ""),), _property_runs(data), "property", True)
        elif shown.lower() == "worddocument":
            source.text(shown, (), _word_text(data) or _wide_runs(data))
            source.text(f"{shown}#runs", (("runs", ""),), _wide_runs(data), "hidden", True)
        elif shown.lower() in ("workbook", "book"):
            source.text(shown, (), _wide_runs(_without_cuts(data)), "cells")
        else:
            source.text(shown, (("runs", ""),), _marked_runs(data), "hidden", True)


def native(source: Source, data: bytes) -> None:
    """An object of the old kind: file name, paths, then the file's bytes."""
    names = re.findall(rb"[^\0]{3,260}\0", data[6:1000])[:3]
    for name in names[:1]:
        shown = name[:-1].decode("gb18030", "replace")
        for at in range(6, min(len(data) - 4, 2000)):
            (size,) = struct.unpack_from("<I", data, at)
            if 0 < size <= len(data) - at - 4 and len(data) - at - 4 - size < 2048 and at > 6 + len(name):
                source.embedded(shown, data[at + 4 : at + 4 + size])
                return
        source.embedded(shown, data)


def _word_text(data: bytes) -> str:
    """The text of a Word 97 file that lies in one piece, as a fresh one does."""
    if len(data) < 0x80 or data[:2] not in (b"\xec\xa5", b"\xdc\xa5"):
        return ""
    first, last = struct.unpack_from("<II", data, 0x18)
    if not 0x200 <= first < last <= len(data):
        return ""
    text = data[first:last].decode("utf-16-le", "replace")
    letters = sum(letter.isprintable() and letter != "\ufffd" for letter in text)
    if letters * 10 < len(text) * 8:
        return ""
    return re.sub(r"[\x00-\x08\x0c\x0e-\x1f]", "", text.replace("\r", "\n").replace("\x07", "\t").replace("\x0b", "\n"))


def _without_cuts(data: bytes) -> bytes:
    """A workbook's records, the strings whole that a record's end has cut: CONTINUE says again how wide letters are."""
    found, at, kind = [], 0, 0
    while at + 4 <= len(data):
        before, (kind, length) = kind, struct.unpack_from("<HH", data, at)
        body = data[at + 4 : at + 4 + length]
        if kind == CONTINUE:
            kind = before
            found.append(body[1:] if before == STRINGS and body[:1] in (b"\0", b"\1") else body)
        else:
            found.append(data[at : at + 4] + body)
        at += 4 + length
    return b"".join(found)


def _wide_runs(data: bytes) -> str:
    """Letters as two bytes each, at either end of the byte grid, and plain ASCII."""
    found = []
    for shift in (0, 1):
        for run in RUNS.findall(data[shift:].decode("utf-16-le", "replace").replace("\r", "\n").replace("\x07", "\t")):
            if not _is_noise(run):
                found.append(run)
    found += [match.decode() for match in re.findall(rb"[\x20-\x7e]{6,}", data)]
    return "\n".join(dict.fromkeys(found))


def _is_noise(run: str) -> bool:
    """Bytes off the grid look like rare characters; those of everyday writing lie close together."""
    rare = sum("\u3400" <= letter < "\u4e00" or letter > "\u9fa5" for letter in run)
    return rare * 3 > len(run)


def _property_runs(data: bytes) -> str:
    found = [match[0].decode("gb18030", "replace") for match in GBK_RUNS.finditer(data)]
    return "\n".join(dict.fromkeys([*found, *_wide_runs(data).split("\n")]))


def _marked_runs(data: bytes) -> str:
    return runs(data) if len(data) < 4 << 20 else _wide_runs(data)
