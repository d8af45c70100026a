"""Pictures, sound and film of the sample's interpretations: small, and the same bytes each time."""

import struct
import zlib
from pathlib import Path

FILM = Path(__file__).parent / "data" / "explained.webm"  # four words on a ground, drawn for the sample
PAPER, MAIN, ACCENT, LINE = (250, 248, 243), (19, 75, 90), (154, 74, 30), (221, 216, 204)
WIDTH, HEIGHT = 640, 400
BARS = ((90, 0.50, LINE), (190, 0.55, MAIN), (350, 0.60, LINE), (450, 0.68, ACCENT))  # left edge, height, colour
FRAME = b"\xff\xfb\x90\x64" + bytes(413)  # a frame of MPEG-1 layer III, 128 kbit/s, that is silent
SECONDS = 3


def file_of(form: str, title: str) -> tuple[str, list[bytes]] | None:
    """Name and bytes of the file that a form consists of."""
    match form:
        case "graphic":
            return f"{title}.png", [picture()]
        case "audio":
            return f"{title}.mp3", [FRAME * (38 * SECONDS)]
        case "video" | "animation":
            return f"{title}.webm", [FILM.read_bytes()]
    return None


def picture() -> bytes:
    """Two pairs of bars: before and after."""
    rows = []
    for y in range(HEIGHT):
        row = bytearray()
        for x in range(WIDTH):
            row += bytes(_colour(x, HEIGHT - y))
        rows.append(b"\0" + bytes(row))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _colour(x: int, up: int) -> tuple[int, int, int]:
    if up < 42 and 60 < x < WIDTH - 60:
        return MAIN if up > 38 else PAPER
    for left, height, colour in BARS:
        if left <= x < left + 90 and 42 <= up < HEIGHT * height:
            return colour
    return PAPER


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
