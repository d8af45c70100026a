"""A draft cut into the paragraphs that an opinion may name: what stands at the top of its text, but for headings."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from portal.publishing.content import text_of

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")  # as nh3 writes them
VOID = {"br", "hr", "col", "img"}
HEADING = re.compile(r"\s*<h[1-6][ >]")
SHOWN = 40  # characters of a paragraph that stand for it in a list


@dataclass(frozen=True)
class Paragraph:
    """`n` is 0 for what is not numbered: a heading, a line."""

    n: int
    html: SafeString
    words: str

    @property
    def beginning(self) -> str:
        return self.words[:SHOWN] + ("…" if len(self.words) > SHOWN else "")


def paragraphs(html: str) -> list[Paragraph]:
    """In their order; of cleaned HTML alone."""
    found, n = [], 0
    for piece in _pieces(html):
        words = " ".join(text_of(piece).split())
        is_counted = bool(words) and not HEADING.match(piece)
        n += is_counted
        found.append(Paragraph(n if is_counted else 0, mark_safe(piece), words))
    return found


def numbered(html: str) -> dict[int, Paragraph]:
    return {each.n: each for each in paragraphs(html) if each.n}


def _pieces(html: str) -> list[str]:
    """What stands at the top, each element whole; text between elements is a piece of its own."""
    pieces, start, depth = [], 0, 0
    for tag in TAG.finditer(html):
        closes, name = tag.groups()
        if name in VOID:
            continue
        if not closes:
            if depth == 0:
                pieces.append(html[start : tag.start()])
                start = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                pieces.append(html[start : tag.end()])
                start = tag.end()
    pieces.append(html[start:])
    return [piece for piece in pieces if piece.strip()]
