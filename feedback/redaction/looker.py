"""Shows the pages of one file, and where words stand on them, in a process of its own:
`python -m feedback.redaction.looker FILE`, the question as JSON on standard input, the answer on standard output."""

import base64
import ctypes
import io
import json
import sys
from pathlib import Path

from pypdfium2 import raw

from feedback.redaction.child import (
    MOST_PAGES,
    MOST_PIXELS,
    POINTS,
    Unfit,
    opened_pdf,
    opened_picture,
    within,
)

DPI = 96  # to be looked at, not to be kept
MOST_PLACES = 500
PER_MILLE = 1000


def pages(data: bytes, _asked: dict) -> dict:
    if not _is_pdf(data):
        opened_picture(data)
        return {"pages": 1}
    count = len(opened_pdf(data))
    if not 0 < count <= MOST_PAGES:
        raise Unfit("too_many" if count else "broken")
    return {"pages": count}


def page(data: bytes, asked: dict) -> dict:
    """One page as a picture."""
    if _is_pdf(data):
        source = opened_pdf(data)
        source.init_forms()
        shown = source[asked["page"] - 1]
        width, height = shown.get_size()
        scale = min(DPI / POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
        picture = shown.render(scale=scale, fill_color=(255, 255, 255, 255)).to_pil().convert("RGB")
    else:
        picture, _form = opened_picture(data)
        picture.thumbnail((1200, 1700))
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return {"png": base64.b64encode(packed.getvalue()).decode()}


def find(data: bytes, asked: dict) -> dict:
    """Boxes around these words, in thousandths of their page; scanned pages have no words."""
    found: list[dict] = []
    if not _is_pdf(data):
        return {"places": found}
    for number, shown in enumerate(opened_pdf(data), start=1):
        text = shown.get_textpage()
        for words in asked["words"]:
            search = text.search(words, match_case=False)
            while (hit := search.get_next()) and len(found) < MOST_PLACES:
                for n in range(text.count_rects(*hit)):
                    found.append({"page": number, **_box(shown, text.get_rect(n))})
    return {"places": found}


def _box(shown, rect: tuple[float, float, float, float]) -> dict:
    """As the page is shown, turned and cropped, from its upper left corner."""
    corners = []
    for x, y in ((rect[0], rect[1]), (rect[2], rect[3])):
        at_x, at_y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(shown, 0, 0, PER_MILLE, PER_MILLE, 0, x, y, at_x, at_y)
        corners.append((at_x.value, at_y.value))
    left, right = sorted(min(max(x, 0), PER_MILLE) for x, _y in corners)
    top, bottom = sorted(min(max(y, 0), PER_MILLE) for _x, y in corners)
    left, top = min(left, PER_MILLE - 1), min(top, PER_MILLE - 1)
    return {"left": left, "top": top, "width": max(right - left, 1), "height": max(bottom - top, 1)}


def _is_pdf(data: bytes) -> bool:
    return data[:1024].find(b"%PDF-") >= 0


ANSWERS = {"pages": pages, "page": page, "find": find}


def main(source: str) -> None:
    within()
    asked = json.load(sys.stdin)
    try:
        answer = ANSWERS[asked["what"]](Path(source).read_bytes(), asked)
    except Unfit as error:
        answer = {"unfit": str(error)}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
