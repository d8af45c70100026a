"""Zip files written field by field, so that a case can also say what no library would let it say."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from .deflate import deflate

DAY = (46 << 9) | (1 << 5) | 5  # 2026-01-05, in the days of DOS
UTF8 = 0x800
SYMLINK = 0o120777 << 16


@dataclass(frozen=True)
class Member:
    name: str | bytes
    data: bytes = b""
    stored: bool = False
    flags: int | None = None
    attributes: int = 0
    packed: bytes | None = None  # already deflated (bombs)
    size: int | None = None  # a size to claim instead of the true one
    crc: int | None = None
    comment: bytes = b""


def zip_file(members: Iterable[Member | tuple[str, bytes]], comment: bytes = b"", prefix: bytes = b"") -> bytes:
    """A zip; `prefix` is what stands before the first member (polyglots)."""
    body, directory, count = bytearray(prefix), bytearray(), 0
    for item in members:
        member = item if isinstance(item, Member) else Member(*item)
        name = member.name if isinstance(member.name, bytes) else member.name.encode()
        flags = member.flags
        if flags is None:
            flags = UTF8 if isinstance(member.name, str) and not member.name.isascii() else 0
        packed, method = member.data, 0
        if member.packed is not None:
            packed, method = member.packed, 8
        elif not member.stored:
            packed, method = deflate(member.data), 8
        crc = zlib.crc32(member.data) if member.crc is None else member.crc
        size = len(member.data) if member.size is None else member.size
        common = struct.pack("<HHHHIIIHH", flags, method, 0, DAY, crc, len(packed), size, len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 0x314) + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", len(member.comment), 0, 0, member.attributes, len(body)) + name
        directory += member.comment
        body += b"PK\x03\x04" + struct.pack("<H", 20) + common + name + packed
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), len(comment))
    return bytes(body + directory + b"PK\x05\x06" + end + comment)


def with_member(package: bytes, member: Member, twice: bool = False) -> bytes:
    """The package with one member replaced, or put in a second time."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        kept = [(name, source.read(name)) for name in source.namelist() if twice or name != member.name]
    return zip_file([*kept, member])


def tar_file(name: str, data: bytes) -> bytes:
    """One member, ustar."""
    head = bytearray(512)
    fields = {0: name.encode(), 100: b"0000644\0", 108: b"0000000\0", 116: b"0000000\0", 156: b"0", 257: b"ustar\x0000"}
    fields |= {124: b"%011o\0" % len(data), 136: b"%011o\0" % 1767571200, 148: b" " * 8}
    for at, value in fields.items():
        head[at : at + len(value)] = value
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + data + b"\0" * (-len(data) % 512 + 1024)
