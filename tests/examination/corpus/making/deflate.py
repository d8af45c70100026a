"""Deflate with the fixed codes and no back references: what zlib packs differs between its versions, this never does."""

import struct
import zlib


def _codes() -> list[tuple[int, int]]:
    """(bits as they are written, length) for each byte (RFC 1951, 3.2.6)."""
    codes = []
    for byte in range(256):
        code, length = (0x30 + byte, 8) if byte < 144 else (0x190 + byte - 144, 9)
        codes.append((int(f"{code:0{length}b}"[::-1], 2), length))
    return codes


_CODES = _codes()


def deflate(data: bytes) -> bytes:
    out = bytearray()
    bits, count = 0b011, 3  # last block, fixed codes
    for byte in data:
        code, length = _CODES[byte]
        bits |= code << count
        count += length
        while count >= 8:
            out.append(bits & 0xFF)
            bits >>= 8
            count -= 8
    count += 7  # end of block: seven zeros
    while count > 0:
        out.append(bits & 0xFF)
        bits >>= 8
        count -= 8
    return bytes(out)


def zlib_stream(data: bytes) -> bytes:
    """As PDF and PNG hold it."""
    return b"\x78\x01" + deflate(data) + struct.pack(">I", zlib.adler32(data))


def gzip_file(data: bytes, name: str = "") -> bytes:
    head = b"\x1f\x8b\x08" + (b"\x08" if name else b"\0") + b"\0\0\0\0\0\xff"
    named = name.encode("latin-1", "replace") + b"\0" if name else b""
    return head + named + deflate(data) + struct.pack("<II", zlib.crc32(data), len(data))
