"""Small pictures, grey all over, with words where cameras and programs put them."""

import struct
import zlib

from .deflate import zlib_stream


def png(
    *chunks: tuple[bytes, bytes], width: int = 32, height: int = 32, pixels: bytes | None = None, after: bytes = b""
) -> bytes:
    rows = pixels if pixels is not None else (b"\0" + b"\x80" * width) * height
    out = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    out += b"".join(_chunk(*chunk) for chunk in chunks)
    return out + _chunk(b"IDAT", zlib_stream(rows)) + _chunk(b"IEND", b"") + after


def text_chunk(words: str, keyword: str = "Comment", packed: bool = False) -> tuple[bytes, bytes]:
    """iTXt: UTF-8, plain or packed."""
    data = zlib_stream(words.encode()) if packed else words.encode()
    return b"iTXt", keyword.encode() + b"\0" + bytes([packed, 0]) + b"\0\0" + data


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg(exif: dict[int, bytes] | None = None, xmp: str = "", comment: bytes = b"", after: bytes = b"") -> bytes:
    """A baseline JPEG of 64 by 64 grey points; `exif`: tag → value, text tags as bytes."""
    out = b"\xff\xd8" + _segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    out += _segment(0xE1, b"Exif\0\0" + _tiff(exif)) if exif else b""
    out += _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp.encode()) if xmp else b""
    out += _segment(0xFE, comment) if comment else b""
    out += _segment(0xDB, b"\0" + b"\x10" * 64)
    out += _segment(0xC0, struct.pack(">BHHBBBB", 8, 64, 64, 1, 1, 0x11, 0))
    out += _segment(0xC4, b"\x00" + b"\x01" + bytes(15) + b"\0") + _segment(0xC4, b"\x10" + b"\x01" + bytes(15) + b"\0")
    return out + _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + bytes(16) + b"\xff\xd9" + after


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _tiff(tags: dict[int, bytes]) -> bytes:
    """One directory; tags from 0x9C9B on are bytes (Windows writes UTF-16 there), the others text."""
    start = 8 + 2 + 12 * len(tags) + 4
    entries, values = b"", b""
    for tag in sorted(tags):
        value = tags[tag] if tag >= 0x9C9B else tags[tag] + b"\0"
        place = struct.pack("<I", start + len(values)) if len(value) > 4 else value.ljust(4, b"\0")
        values += value + bytes(len(value) % 2) if len(value) > 4 else b""
        entries += struct.pack("<HHI", tag, 1 if tag >= 0x9C9B else 2, len(value)) + place
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4) + values


def xmp_packet(words: str) -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{words}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
