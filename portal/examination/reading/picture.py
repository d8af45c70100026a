"""Pictures: what cameras and programs wrote into them. What the picture shows, people must look at."""

import re
import struct
import zlib

from portal.examination.reading.material import Hostile
from portal.examination.reading.plain import decode, guess, runs
from portal.examination.reading.source import Source

MAX_PIXELS = 200_000_000
XML_TAG = re.compile(r"<[^>]*>")
PNG, JPEG, RIFF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"
SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def read(source: Source) -> None:
    data = source.data
    if data.startswith(PNG):
        end = _png(source, data)
    elif data.startswith(JPEG):
        end = _jpeg(source, data)
    else:
        _tell(source, runs(data[: 4 << 20]))
        end = len(data)
    if b"<?php" in data:
        raise Hostile("script")
    rest = data[end:].lstrip(b"\0\r\n ")
    if rest:
        zipped = rest.find(b"PK\x03\x04")
        if zipped >= 0:
            source.embedded("rest", rest[zipped:])
        else:
            text = decode(rest) or runs(rest)
            source.text("rest", (("rest", ""),), text, "hidden", True)


def _tell(source: Source, text: str) -> None:
    lines = (line.strip() for line in XML_TAG.sub("\n", text).split("\n"))
    source.text("properties", (("property", ""),), "\n".join(line for line in lines if line), "property", True)


def _pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise Hostile("too_big")


def _png(source: Source, data: bytes) -> int:
    at = 8
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        chunk = data[at + 8 : at + 8 + size]
        at += 12 + size
        if name == b"IHDR" and len(chunk) >= 8:
            _pixels(*struct.unpack_from(">II", chunk))
        elif name in (b"tEXt", b"eXIf"):
            _tell(source, guess(chunk.replace(b"\0", b"\n", 1)) if name == b"tEXt" else runs(chunk))
        elif name == b"zTXt":
            keyword, _, packed = chunk.partition(b"\0")
            _tell(source, guess(keyword) + "\n" + guess(_inflate(source, packed[1:])))
        elif name == b"iTXt":
            keyword, _, rest = chunk.partition(b"\0")
            text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
            _tell(source, guess(keyword) + "\n" + guess(_inflate(source, text) if rest[:1] == b"\1" else text))
        elif name == b"IEND":
            return at
    return len(data)


def _inflate(source: Source, data: bytes) -> bytes:
    try:
        unpacked = zlib.decompressobj().decompress(data, 8 << 20)
    except zlib.error:
        return b""
    if len(unpacked) >= 8 << 20:
        raise Hostile("too_big")
    return b"".join(source.material.unpack((unpacked,)))


def _jpeg(source: Source, data: bytes) -> int:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, (size,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        segment = data[at + 4 : at + 2 + size]
        if marker in SIZES and len(segment) >= 5:
            height, width = struct.unpack_from(">HH", segment, 1)
            _pixels(width, height)
        elif marker == 0xFE:
            _tell(source, guess(segment))
        elif 0xE1 <= marker <= 0xEF:
            _tell(source, runs(segment))
        at += 2 + size
        if marker == 0xDA:
            break
    end = data.rfind(b"\xff\xd9", at)
    zipped = data.find(b"PK\x03\x04", at)
    if zipped >= 0:
        end = min(end, zipped - 2) if end >= 0 else zipped - 2
    return end + 2 if end >= 0 else len(data)
