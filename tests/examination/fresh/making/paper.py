"""A PDF saved again: the new objects after the old ones, which stay in the file."""

import re

from tests.examination.corpus.making.pdf import Pdf

BOXES = "/MediaBox [0 0 595 842]"


def page(*lines: str) -> bytes:
    """A page in the named font, whose codes are the letters themselves."""
    return Pdf([lines], style="song", packed=False).make()


def drawn(text: str, x: int = 72, y: int = 780) -> str:
    return f"BT /F1 14 Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex().upper()}> Tj ET"


def resources(more: str = "", fonts: str = "") -> str:
    return f"/Resources << /Font << /F1 3 0 R {fonts} >> {more} >>"


def saved_again(
    data: bytes, content: str, more: str = "", fonts: str = "", objects: dict[int, str] | None = None
) -> bytes:
    """The first page draws `content` now; `objects` come along; catalog and fonts stay unless they are among them."""
    made = {key: value.encode() for key, value in (objects or {}).items()}
    made[100] = f"<< /Type /Page /Parent 2 0 R {BOXES} {resources(more, fonts)} /Contents 101 0 R >>".encode()
    made[101] = f"<< /Length {len(content.encode())} >>\nstream\n{content}\nendstream".encode()
    out, rows = bytearray(data), ""
    for key in sorted(made):
        rows += f"{key} 1\n{len(out):010d} 00000 n \n"
        out += f"{key} 0 obj\n".encode() + made[key] + b"\nendobj\n"
    before = re.findall(rb"startxref\n(\d+)", data)[-1].decode()
    size, start = max(102, *made) + 1, len(out)
    end = f"xref\n{rows}trailer\n<< /Size {size} /Root 1 0 R /Info 8 0 R /Prev {before} >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(out + end.encode())
