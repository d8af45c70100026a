"""What is redacted is gone: painted over in the picture of the page, and nowhere else in the file."""

import io
import zlib

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from feedback.redaction import proof
from feedback.redaction.burning import CannotRedact, burn
from feedback.redaction.marks import REASONS, Mark, MarkError
from portal.examination.reading.asking import read_here
from tests.examination.corpus.making.pdf import Pdf
from tests.feedback.redaction.files import A4, FILES, OPEN, SECRET, plain

pytestmark = pytest.mark.small
UNSEEN = ("a hidden layer of text",)  # nothing shows, so there is nothing to mark


def shown(data: bytes, page: int = 0, width: int = 1000) -> Image.Image:
    """The page as a reader sees it."""
    if data.startswith(b"%PDF-"):
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        picture = document[page].render(scale=2).to_pil().convert("RGB")
    else:
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    return picture.resize((width, round(picture.height * width / picture.width)))


def place(make) -> tuple[float, float, float, float]:
    """Where the secret words show, as parts of the page."""
    with_words, without = shown(make(SECRET)), shown(make(OPEN))
    different = ImageChops.difference(with_words, without).convert("L").point(lambda value: 255 * (value > 40))
    left, top, right, bottom = different.getbbox()
    return left / with_words.width, top / with_words.height, right / with_words.width, bottom / with_words.height


def mark_over(box, page: int = 1) -> Mark:
    left, top = int(box[0] * 1000), int(box[1] * 1000)
    right, bottom = min(int(box[2] * 1000) + 1, 1000), min(int(box[3] * 1000) + 1, 1000)
    return Mark(page, left, top, right - left, bottom - top, "privacy")


@pytest.mark.parametrize("name", FILES)
def test_nothing_under_a_mark_or_beside_the_page_is_left(name):
    make = FILES[name]
    box = (0.1, 0.05, 0.4, 0.08) if name in UNSEEN else place(make)
    data = make(SECRET)
    copy = burn(data, [mark_over(box)])
    told = " ".join(
        text.text for text in read_here(copy, "copy.pdf" if copy.startswith(b"%PDF-") else "copy.png").texts
    )
    assert SECRET not in told and OPEN not in told
    for spelling in (SECRET.encode(), SECRET.encode("utf-16-be"), SECRET.encode("utf-16-le")):
        assert spelling not in copy and spelling.hex().upper().encode() not in copy
    after, before = shown(copy), shown(data)
    assert abs(after.height - before.height) <= 1
    left, top, right, bottom = (
        round(part * side) for part, side in zip(box, (after.width, after.height) * 2, strict=True)
    )
    inside = after.crop((left + 1, top + 1, max(right - 1, left + 2), max(bottom - 1, top + 2))).convert("L")
    dark = sum(inside.histogram()[:60]) / (inside.width * inside.height)
    assert dark > 0.8, "the number of the mark is all that stands on it"
    for picture in (after, before):
        picture.paste("black", (max(left - 8, 0), max(top - 8, 0), right + 8, bottom + 8))
    beside = ImageStat.Stat(ImageChops.difference(after, before.resize(after.size)).convert("L")).mean[0]
    assert beside < 3, "the rest of the page looks as before"


def test_other_pages_stay_and_every_page_is_a_picture():
    copy = burn(plain()(SECRET), [Mark(1, 0, 0, 1000, 90, "privacy")])
    document = pypdfium2.PdfDocument(copy)
    assert len(document) == 2
    assert [round(side) for side in document[1].get_size()] == list(A4)
    assert shown(copy, 1).convert("L").getextrema()[0] < 120  # its line is still there


def test_marks_carry_their_numbers_and_reasons_are_those_of_the_law():
    assert all(words for words in REASONS.values())
    first, second = Mark(1, 0, 20, 500, 40, "privacy"), Mark(1, 0, 70, 500, 40, "trade_secret")
    picture = shown(burn(plain()(SECRET), [first, second])).convert("L")
    for mark in (first, second):
        box = (0, mark.top / 1000 * picture.height, 60, (mark.top + mark.height) / 1000 * picture.height)
        assert picture.crop(tuple(map(round, box))).getextrema()[1] > 180


@pytest.mark.parametrize(
    "odd", [{"page": 0}, {"left": -1}, {"left": 900, "width": 200}, {"height": 0}, {"reason": "because"}]
)
def test_mark_that_cannot_be_is_refused(odd):
    with pytest.raises(MarkError):
        Mark(**{"page": 1, "left": 0, "top": 0, "width": 100, "height": 100, "reason": "privacy"} | odd)


def test_mark_on_a_page_that_is_not_there_is_refused():
    with pytest.raises(MarkError):
        burn(plain()(SECRET), [Mark(3, 0, 0, 100, 100, "privacy")])


def bomb() -> bytes:
    """A picture of four thousand million points in a few bytes."""
    head = b"\x89PNG\r\n\x1a\n"
    row = zlib.compress(bytes(1000))
    ihdr = (60_000).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    return head + chunk(b"IHDR", ihdr) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a file at all", "文件坏了"),
        (b"%PDF-1.7\nnothing follows", "文件坏了"),
        (b"\xff\xd8\xff\xe0 broken", "文件坏了"),
        (Pdf([[OPEN]] * 301).make(), "页数太多"),
        (b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00"
         b"\x01\x00\x01\x00\x00\x02\x02D\x01\x00;", "只能遮盖"),
        (bomb(), "坏了|太大|太多"),
    ],
    ids=["nonsense", "cut PDF", "cut JPEG", "301 pages", "GIF", "bomb"],
)  # fmt: skip
def test_file_that_cannot_be_worked_on_is_refused_in_words(data, words):
    with pytest.raises(CannotRedact, match=words):
        burn(data, [Mark(1, 0, 0, 100, 100, "privacy")])


def test_copy_that_still_holds_text_would_be_found():
    assert "文字" in proof.left_in(Pdf([[OPEN]]).make())
    assert proof.left_in(FILES["JPEG with EXIF"](SECRET)) and proof.left_in(FILES["PNG with a comment"](SECRET))
    left = proof.left_in(Pdf([[]], info={"Title": SECRET}, annotation=SECRET, attachment=("a.txt", b"a")).make())
    assert {"文件属性", "批注", "附带的文件"} <= set(left)
