"""The rows of a large sheet without a call for every tag: only for XML written plainly, as all programs write it.

The whole part has been through the parser before, so it is well formed; whatever is unusual goes the slow way.
"""

import html
import re
from collections.abc import Iterator

UNUSUAL = (b"<!", b"<c>", b"t='", b":row", b":c ", b":sheetData", b'encoding="UTF-16', b'encoding="GB', b"encoding='")
WORDS = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
SOUND = re.compile(rb"<rPh.*?</rPh>", re.DOTALL)
VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]*)</f>")
CELLS = re.compile(
    rb"<c ([^>]*?)(?:/>|>(?:<is><t(?:\s[^>]*)?>([^<]*)</t></is>|<v>([^<]*)</v>|<v\s?/>)?</c>)"
)  # of the common shapes
HIDDEN = re.compile(rb"\s(?:hidden=\"(?:1|true)\"|ht=\"0\")")


def is_plain(data: bytes) -> bool:
    return not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not any(each in data for each in UNUSUAL)


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


def rows(data: bytes, shared: list[str]) -> Iterator[tuple[bool, list[tuple[bytes, str]], list[str]]]:
    """Of each row: whether it is hidden, its cells with the letters and number of their place, its formulas."""
    at = data.find(b"<row")
    while at >= 0:
        start = data.find(b">", at)
        if data[start - 1 : start] == b"/":
            at = data.find(b"<row", start)
            continue
        end = data.find(b"</row>", start)
        cells, formulas = [], []
        row = data[start:end]
        found = CELLS.findall(row)
        if len(found) == row.count(b"<c "):
            cells = [(head, _value(head, words, value, shared)) for head, words, value in found]
        else:  # formulas, rich text
            for piece in row.split(b"<c ")[1:]:
                head, _, inner = piece.partition(b">")
                cells.append((head, _cell(head, inner, shared)))
                if b"<f" in inner:
                    formulas += [_plain(each) for each in FORMULA.findall(inner)]
        yield HIDDEN.search(data[at:start]) is not None, cells, formulas
        at = data.find(b"<row", end)


def _value(head: bytes, words: bytes, value: bytes, shared: list[str]) -> str:
    """Most cells hold a few letters or a number, and nothing to unescape."""
    if b't="s"' in head:
        return _shared(value, shared)
    letters = words or value
    return _plain(letters) if b"&" in letters else letters.decode("utf-8", "replace")


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
