"""Masks in a typed body: letters change, tags stay."""

import html
import re

from portal.examination.masks.markup import is_tag, local, tokens_of
from portal.examination.masks.wanted import Wanted, changed, changes

# Tags inside a line of words; any other ends the line.
INLINE = {"strong", "b", "em", "i", "u", "s", "sub", "sup", "a", "span"}
HREF = re.compile(r'(href|title)="([^"]*)"')


def mask_html(body: str, wants: list[Wanted]) -> str:
    """The same body without what is wanted, in its words and in the addresses of its links."""
    tokens = tokens_of(body)
    line: list[int] = []
    in_row = False
    for number, token in enumerate([*tokens, "<p>"]):
        if not is_tag(token):
            line.append(number)
            continue
        name = local(token)
        if name == "tr":
            in_row = not token.startswith("</")
        if name not in INLINE and not (in_row and name != "tr"):
            _mask_line(tokens, line, wants)
            line = []
        elif name in ("td", "th") and token.startswith("</"):
            line.append(-1)
    beside = [want for want in wants if not want.line]
    return "".join(
        HREF.sub(lambda match: _attribute(match, beside), token) if is_tag(token) else token for token in tokens
    )


def _mask_line(tokens: list[str], line: list[int], wants: list[Wanted]) -> None:
    """A -1 in `line` separates two table cells."""
    letters = [(number, at, letter) for number in line for at, letter in _letters(tokens, number)]
    new = changes("".join(letter for *_place, letter in letters), wants)
    texts: dict[int, list[str]] = {}
    for place, piece in new.items():
        number, at, _letter = letters[place]
        if number >= 0:
            texts.setdefault(number, list(html.unescape(tokens[number])))[at] = piece
    for number, pieces in texts.items():
        tokens[number] = html.escape("".join(pieces), quote=False)


def _letters(tokens: list[str], number: int):
    return [(0, "\t")] if number < 0 else enumerate(html.unescape(tokens[number]))


def _attribute(match: re.Match, wants: list[Wanted]) -> str:
    text = html.unescape(match[2])
    new = changed(text, wants)
    return match[0] if new == text else f'{match[1]}="{html.escape(new)}"'
