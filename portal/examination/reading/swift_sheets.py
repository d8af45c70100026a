"""The rows of a large sheet without a call for every tag: only for XML written plainly, as all programs write it.

The whole part has been through the parser before, so it is well formed; whatever is unusual goes the slow way.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache

NAMESPACED = re.compile(rb":(?:row|c |c>|sheetData)")
ENCODED = re.compile(rb"encoding=(?!\"UTF-8\")", re.IGNORECASE)
WORDS = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
SOUND = re.compile(rb"<rPh.*?</rPh>", re.DOTALL)
VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]*)</f>")
PLACE = re.compile(rb'r="([A-Z]+)')
CELLS = re.compile(
    r'<c r="([A-Z]+)\d+"([^>]*)>'
    r"(?:(?<=/>)|(?:<v>([^<]*)</v>|<is><t(?:\s[^>]*)?>([^<]*)</t></is>|<v\s?/>)?</c>)"
)  # of the common shapes
BLOCK = 1 << 18
# Some programs write every letter beyond ASCII by its number.
NUMBERED = re.compile(r"&#[1-9]\d{2,5};(?:&#[1-9]\d{2,5};)*")
LETTER = 160  # numbers below may be those of markup, and stay
HIDDEN = re.compile(r"\s(?:hidden=\"(?:1|true)\"|ht=\"0\")")


def is_plain(data: bytes) -> bool:
    """What is rare is looked for by its rarest letter first: a large sheet has millions."""
    return not (
        data.startswith((b"\xff\xfe", b"\xfe\xff"))
        or ENCODED.search(data, 0, 200)
        or (b"!" in data and b"<!" in data)
        or (b"'" in data and b"t='" in data)
        or b"<c>" in data
        or NAMESPACED.search(data)
    )


def strings(data: bytes) -> list[str]:
    """The shared strings in their order."""
    found, at = [], data.find(b"<si")
    while at >= 0:
        end = data.find(b"</si>", at)
        start = data.find(b">", at)
        if data[start - 1 : start] == b"/" or end < 0:  # an empty one
            found.append("")
            at = data.find(b"<si", start)
            continue
        inner = data[start:end]
        found.append(_text(SOUND.sub(b"", inner) if b"<rPh" in inner else inner))
        at = data.find(b"<si", end)
    return found


def _text(inner: bytes) -> str:
    return _plain(b"".join(WORDS.findall(inner)))


def _plain(letters: bytes) -> str:
    text = letters.decode("utf-8", "replace")
    return html.unescape(text) if "&" in text else text


def rows(data: bytes, shared: list[str]) -> Iterator[tuple[bool, list[tuple[str, ...]], list[str], list[str]]]:
    """Of each row: whether it is hidden, its cells (the letters of the column first), what they show, its formulas."""
    for block in _blocks(data):
        for row in block.split("</row>")[:-1]:
            start = row.rfind("<row")  # what stands before it are rows without cells
            inside = row.find(">", start)
            is_hidden = HIDDEN.search(row, start, inside) is not None
            yield is_hidden, *(_common(row, inside, shared) or _any(row[inside:].encode(), shared))


def _blocks(data: bytes) -> Iterator[str]:
    """Some hundred rows each: a call for every row is what costs."""
    at = 0
    while (end := data.rfind(b"</row>", at, at + BLOCK)) >= 0 or (end := data.find(b"</row>", at)) >= 0:
        block = data[at : end + 6].decode("utf-8", "replace")
        yield NUMBERED.sub(lambda run: _letters(run[0]), block) if "&#" in block else block
        at = end + 6


@lru_cache(maxsize=4096)  # cells of a column say the same over and over
def _letters(run: str) -> str:
    numbers = [int(number) for number in run[2:-1].split(";&#")]
    return "".join(map(chr, numbers)) if min(numbers) >= LETTER else run


def _common(row: str, start: int, shared: list[str]) -> tuple[list[tuple[str, ...]], list[str], list[str]] | None:
    """Most rows: cells that hold a few letters or a number, and nothing to unescape."""
    found = CELLS.findall(row, start)
    if len(found) != row.count("<c ", start) or "&" in row:
        return None
    try:
        return found, [shared[int(v)] if 't="s"' in more else v or inner for _at, more, v, inner in found], []
    except (ValueError, IndexError):
        return None


def _any(row: bytes, shared: list[str]) -> tuple[list[tuple[str, ...]], list[str], list[str]]:
    """Rows with formulas, rich text, entities."""
    cells, texts, formulas = [], [], []
    for piece in row.split(b"<c ")[1:]:
        head, _, inner = piece.partition(b">")
        match = PLACE.search(head)
        cells.append((match[1].decode() if match else "",))
        texts.append(_cell(head, inner, shared))
        if b"<f" in inner:
            formulas += [_plain(each) for each in FORMULA.findall(inner)]
    return cells, texts, formulas


def _shared(value: bytes, shared: list[str]) -> str:
    try:
        return shared[int(value)]
    except (ValueError, IndexError):
        return ""


def _cell(head: bytes, inner: bytes, shared: list[str]) -> str:
    if inner.startswith(b"<v>"):
        value = inner[3 : inner.find(b"</v>")]
    elif b"<is" in inner:
        return _text(SOUND.sub(b"", inner))
    else:
        match = VALUE.search(inner)
        value = match[1] if match else b""
    if b't="s"' in head:
        return _shared(value, shared)
    return _plain(value)
