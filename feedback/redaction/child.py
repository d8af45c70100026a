"""Burns marks into a copy of one file, in a process of its own: `python -m feedback.redaction.child FROM TO`, the marks
as JSON on standard input, the answer as JSON on standard output.

Nothing of the original but what its pages show comes into the copy: each page becomes a picture, and the picture is
painted over before it is packed. So there is no text under a mark, and no properties, notes, forms or attached files.
"""

import io
import json
import resource
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

MEMORY, SECONDS, WRITTEN = 2 << 30, 120, 300 << 20  # of addresses, of work, of the copy
DPI, POINTS = 200, 72
MOST_PIXELS = 30_000_000  # of one page; a larger one is drawn coarser
MOST_PAGES = 300
MARGIN = 3  # pixels around a mark: the edge of a letter is a letter too
QUALITY = 88
PICTURES = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG"}


class Unfit(Exception):
    """The file can't be worked on; the code says why."""


def burn(data: bytes, marks: list[dict]) -> tuple[bytes, int]:
    """The copy, and how many pages it has."""
    return burn_pdf(data, marks) if data[:1024].find(b"%PDF-") >= 0 else burn_picture(data, marks)


def opened_pdf(data: bytes):
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unfit("encrypted" if b"/Encrypt" in data else "broken") from error


def burn_pdf(data: bytes, marks: list[dict]) -> tuple[bytes, int]:
    source = opened_pdf(data)
    pages = len(source)
    if not 0 < pages <= MOST_PAGES:
        raise Unfit("too_many" if pages else "broken")
    source.init_forms()  # what was filled in is on the page as well
    copy = pypdfium2.PdfDocument.new()
    for number in range(pages):
        page = source[number]
        width, height = page.get_size()
        scale = min(DPI / POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
        picture = page.render(scale=scale, fill_color=(255, 255, 255, 255)).to_pil().convert("RGB")
        paint(picture, [mark for mark in marks if mark["page"] == number + 1], marks)
        _append(copy, picture, width, height)
        page.close()
    out = io.BytesIO()
    copy.save(out)
    return out.getvalue(), pages


def _append(copy, picture, width: float, height: float) -> None:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=QUALITY, dpi=(DPI, DPI))
    packed.seek(0)
    image = pypdfium2.PdfImage.new(copy)
    image.load_jpeg(packed, inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = copy.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    page.close()


def burn_picture(data: bytes, marks: list[dict]) -> tuple[bytes, int]:
    plain, form = opened_picture(data)
    paint(plain, marks, marks)
    out = io.BytesIO()
    plain.save(out, form, **({"quality": QUALITY} if form == "JPEG" else {}))
    return out.getvalue(), 1


def opened_picture(data: bytes):
    """Its pixels as they are seen, and its format; nothing that the file says beside them."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS * 3
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.format not in PICTURES:
                raise Unfit("kind")
            if opened.width * opened.height > Image.MAX_IMAGE_PIXELS:
                raise Unfit("too_large")
            form = PICTURES[opened.format]
            picture = ImageOps.exif_transpose(opened)
            plain = Image.new("RGB", picture.size, "white")  # behind what was transparent
            shown = picture.convert("RGBA")
            plain.paste(shown, mask=shown.getchannel("A"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unfit("broken") from error
    return plain, form


def paint(picture, marks: list[dict], all_marks: list[dict]) -> None:
    """Black boxes, each with its number in the list of marks."""
    draw = ImageDraw.Draw(picture)
    for mark in marks:
        left, right = (round(picture.width * mark[side] / 1000) for side in ("left", "right"))
        top, bottom = (round(picture.height * mark[side] / 1000) for side in ("top", "bottom"))
        box = (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
        draw.rectangle(box, fill="black")
        number, size = str(all_marks.index(mark) + 1), min(bottom - top, 40) * 0.7
        if size >= 8 and right - left > size * len(number):
            draw.text((left + 4, top + 1), number, fill="white", font=ImageFont.load_default(size))


def within() -> None:
    """Set the limits of this process."""
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        resource.setrlimit(limit, (value, value))


def main(source: str, target: str) -> None:
    within()
    try:
        copy, pages = burn(Path(source).read_bytes(), json.load(sys.stdin))
        Path(target).write_bytes(copy)
        answer = {"pages": pages}
    except Unfit as error:
        answer = {"unfit": str(error)}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
