"""The rows of a large sheet without a call for every tag: only for XML written plainly, as all programs write it.

The whole part has been through the parser before, so it is well formed; whatever is unusual goes the slow way.
"""

import html
import re
from collections.abc import Iterator

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
HIDDEN = re.compile(rb"\s(?:hidden=\"(?:1|true)\"|ht=\"0\")")


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


def rows(data: bytes, shared: list[str]) -> Iterator[tuple[bool, list[str], list[str], list[str]]]:
    """Of each row: whether it is hidden, the letters of its cells' columns, what they show, its formulas."""
    at = data.find(b"<row")
    while at >= 0:
        start = data.find(b">", at)
        if data[start - 1 : start] == b"/":
            at = data.find(b"<row", start)
            continue
        end = data.find(b"</row>", start)
        is_hidden = HIDDEN.search(data, at, start) is not None
        row = data[start:end]
        yield is_hidden, *(_common(row, shared) or _any(row, shared))
        at = data.find(b"<row", end)


def _common(row: bytes, shared: list[str]) -> tuple[list[str], list[str], list[str]] | None:
    """Most rows: cells that hold a few letters or a number, and nothing to unescape."""
    if b"&" in row:
        return None
    words = row.decode("utf-8", "replace")
    found = CELLS.findall(words)
    if len(found) != words.count("<c "):
        return None
    try:
        texts = [shared[int(value)] if 't="s"' in more else value or inner for _column, more, value, inner in found]
    except (ValueError, IndexError):
        return None
    return [cell[0] for cell in found], texts, []


def _any(row: bytes, shared: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Rows with formulas, rich text, entities."""
    columns, texts, formulas = [], [], []
    for piece in row.split(b"<c ")[1:]:
        head, _, inner = piece.partition(b">")
        match = PLACE.search(head)
        columns.append(match[1].decode() if match else "")
        texts.append(_cell(head, inner, shared))
        if b"<f" in inner:
            formulas += [_plain(each) for each in FORMULA.findall(inner)]
    return columns, texts, formulas


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
