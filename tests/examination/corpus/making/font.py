"""A TrueType font whose every glyph is the same square: readers of PDF drop text that has no shape."""

import struct

SQUARE = struct.pack(">hhhhh", 1, 100, 0, 900, 800) + struct.pack(">HH", 3, 0) + b"\x01" * 4
SQUARE += struct.pack(">4h", 100, 0, 800, 0) + struct.pack(">4h", 0, 800, 0, -800)


def square_font(glyphs: int) -> bytes:
    head = struct.pack(">IIIIHH", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000) + bytes(16)
    head += struct.pack(">hhhhHHhhh", 100, 0, 900, 800, 0, 8, 2, 1, 0)
    tables = {
        b"glyf": SQUARE * glyphs,
        b"head": head,
        b"hhea": struct.pack(">IhhhHhhhhhh", 0x10000, 880, -120, 0, 1000, 100, 100, 900, 1, 0, 0)
        + bytes(10)
        + struct.pack(">H", glyphs),
        b"hmtx": struct.pack(">Hh", 1000, 100) * glyphs,
        b"loca": b"".join(struct.pack(">I", len(SQUARE) * at) for at in range(glyphs + 1)),
        b"maxp": struct.pack(">IHHHHH", 0x10000, glyphs, 4, 1, 0, 0) + struct.pack(">9H", 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    listed, body, place = b"", b"", 12 + 16 * len(tables)
    for tag, data in tables.items():
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        listed += tag + struct.pack(">III", total, place + len(body), len(data))
        body += padded
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64) + listed + body
