"""XML as a list of tags and letters, so that all that does not change stays byte for byte."""

import html
import re
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from portal.examination.masks.wanted import Wanted, changed, changes
from portal.examination.reading.markup import WORDS

TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+", re.DOTALL)
NAME = re.compile(r"</?(?:[^\s<>/:]+:)?([^\s<>/]+)")
ATTRIBUTE = re.compile(r"(?<=[\s])([^\s=<>\"']+)=(\"[^\"]*\"|'[^']*')")
# Where a star would break the file: names of sheets, names and bookmarks, and what refers to them.
NAMING = {"sheet", "definedName", "bookmarkStart", "hyperlink", "worksheetSource", "f", "formula1", "formula2"}
PARAGRAPHS, ROWS, CELLS = {"p", "h", "si", "text"}, {"tr", "table-row"}, {"tc", "table-cell"}


def tokens_of(xml: str) -> list[str]:
    return TOKEN.findall(xml)


def local(tag: str) -> str:
    match = NAME.match(tag)
    return match[1] if match else ""


def is_tag(token: str) -> bool:
    return token.startswith("<") and token[1:2] not in ("!", "?")


def attribute(tag: str, name: str) -> str | None:
    """The value of an attribute by its local name."""
    for match in ATTRIBUTE.finditer(tag):
        if match[1].rpartition(":")[2] == name:
            return html.unescape(match[2][1:-1])
    return None


def mask_markup(xml: str, wants: list[Wanted], *, all_letters: bool = False) -> str:
    """Paragraph by paragraph, then row by row (a figure a cell), then every piece of letters and every attribute."""
    tokens = tokens_of(xml)
    rows, paragraphs = _blocks(tokens, all_letters)
    beside = [want for want in wants if not want.line]
    in_rows = {number for row in rows for number in row}
    for block in paragraphs:
        _mask_block(tokens, block, beside if in_rows.issuperset(block) else wants, "")
    for block in rows:
        _mask_block(tokens, block, wants, "\t")
    before = ["", *tokens]
    return "".join(_mask_token(token, beside, local(last)) for last, token in zip(before, tokens, strict=False))


def _blocks(tokens: list[str], all_letters: bool) -> tuple[list[list[int]], list[list[int]]]:
    """The numbers of the letters that belong together: of each row, and of each paragraph."""
    rows, paragraphs, stack, open_rows, open_paragraphs = [], [], [], [], []
    for number, token in enumerate(tokens):
        if not token.startswith("<"):
            if stack and (all_letters or stack[-1] in WORDS):
                for block in (open_rows[-1:], open_paragraphs[-1:]):
                    if block:
                        block[0].append(number)
        elif is_tag(token) and not token.endswith("/>"):
            name = local(token)
            kept, opened = (rows, open_rows) if name in ROWS else (paragraphs, open_paragraphs)
            if name not in ROWS | PARAGRAPHS:
                kept = None
            if token.startswith("</"):
                if stack:
                    stack.pop()
                if kept is not None and opened:
                    kept.append(opened.pop())
            else:
                stack.append(name)
                if kept is not None:
                    opened.append([])
    return rows, paragraphs


def _mask_block(tokens: list[str], block: list[int], wants: Iterable[Wanted], between: str) -> None:
    words, origin = [], []
    for number in block:
        text = html.unescape(tokens[number])
        words.append(text)
        origin.extend((number, at) for at in range(len(text)))
        words.append(between)
        origin.extend([(-1, 0)] * len(between))
    new = changes("".join(words), wants)
    texts: dict[int, list[str]] = {}
    for at, piece in new.items():
        number, place = origin[at]
        if number >= 0:
            texts.setdefault(number, list(html.unescape(tokens[number])))[place] = piece
    for number, letters in texts.items():
        tokens[number] = escape("".join(letters))


def _mask_token(token: str, wants: list[Wanted], parent: str) -> str:
    if not token.startswith("<"):
        text = html.unescape(token)
        new = _starless(text, wants) if parent in NAMING else changed(text, wants)
        return token if new == text else escape(new)
    if token.startswith("<!--"):
        return changed(token, wants)
    if not is_tag(token):
        return token
    return ATTRIBUTE.sub(lambda match: _mask_attribute(match, wants, local(token) in NAMING), token)


def _mask_attribute(match: re.Match, wants: list[Wanted], is_naming: bool) -> str:
    text = html.unescape(match[2][1:-1])
    new = _starless(text, wants) if is_naming else changed(text, wants)
    return match[0] if new == text else f'{match[1]}="{escape(new, {chr(34): "&quot;"})}"'


def _starless(text: str, wants: list[Wanted]) -> str:
    new = changes(text, wants)
    return "".join(new.get(at, letter).replace("*", "_") if at in new else letter for at, letter in enumerate(text))


def edit(
    xml: str,
    drop: Callable[[str, str], bool],
    unwrap: Iterable[str] = (),
    drop_around: Callable[[str, str, list[str]], str] = lambda name, tag, stack: "",
) -> str:
    """Without the elements that `drop` names (with all inside), and without the tags, not the insides, of `unwrap`.
    `drop_around` may name the open element that is to go for what stands in it."""
    out: list[str] = []
    stack: list[tuple[str, int, bool]] = []  # local name, where it began in `out`, whether it goes
    gone = 0
    for token in tokens_of(xml):
        if not is_tag(token):
            if not gone:
                out.append(token)
            continue
        name, closes, alone = local(token), token.startswith("</"), token.endswith("/>")
        if closes:
            if not stack:
                continue
            _name, start, goes = stack.pop()
            if goes:
                gone -= 1
                if not gone:
                    del out[start:]
                continue
        elif not gone and (around := drop_around(name, token, [entry[0] for entry in stack])):
            at = max(number for number, entry in enumerate(stack) if entry[0] == around)
            stack[at] = (*stack[at][:2], True)
            gone += 1
        goes = not closes and not gone and drop(name, token)
        if not closes and not alone:
            stack.append((name, len(out), goes))
            gone += goes
        if not gone and not goes and token[1:].lstrip("/").split(">")[0].split()[0].rstrip("/") not in unwrap:
            out.append(token)
    return "".join(out)
