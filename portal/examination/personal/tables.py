"""Lists in a text: which heading stands over a cell.

Sheets and tables come as rows with tabs; typed lists have spaces or commas. A heading is a line of known words; the
lines below it, cut the same way, are its rows. A form says 标签 and value side by side in one row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from portal.examination.personal.words import HEADINGS

CUTS = (re.compile(r"\t"), re.compile(r"[,，|]"), re.compile(r" +"))
SPARE = re.compile(r"[\s\u200b\"'*:：]|\([^()]*\)|（[^（）]*）")
KNOWN = tuple((role, re.compile(pattern)) for role, pattern in HEADINGS)
LONGEST = 14


@dataclass(frozen=True)
class Cell:
    """One cell: what its heading says, where it stands, and in which row (the cells of a row have one number)."""

    role: str
    start: int
    end: int
    value: str
    row: int


def cells_of(words: str) -> Iterator[Cell]:
    heading: list[str] = []
    cut = None
    at = 0
    for row, line in enumerate(words.split("\n")):
        pieces = _split(line, cut) if cut else []
        found, found_cut = _heading(line)
        if found:
            heading, cut = found, found_cut
        elif heading and _fits(pieces, heading, cut):
            for role, (start, end) in zip(heading, pieces, strict=False):
                if role and end > start:
                    yield Cell(role, at + start, at + end, line[start:end], row)
        else:
            if not line.strip() or (cut and not pieces[1:]):
                heading, cut = [], None
            yield from _side_by_side(line, at, row)
        at += len(line) + 1


def rows_of(cells: list[Cell]) -> Iterator[dict[str, Cell]]:
    """The cells of each row by role, the first of a kind."""
    row: dict[str, Cell] = {}
    number = -1
    for cell in cells:
        if cell.row != number:
            if row:
                yield row
            row, number = {}, cell.row
        row.setdefault(cell.role, cell)
    if row:
        yield row


@lru_cache(8192)
def role_of(words: str) -> str:
    """What a heading says of its column; empty when it is no heading that we know."""
    words = SPARE.sub("", words)
    if not words or len(words) > LONGEST or any(letter.isdigit() for letter in words):
        return ""
    return next((role for role, pattern in KNOWN if pattern.fullmatch(words)), "")


def _heading(line: str) -> tuple[list[str], re.Pattern | None]:
    """The roles when this line is a heading: at least two known words, one of them of a person, no figures."""
    if len(line) > 400:
        return [], None
    for cut in CUTS:
        pieces = [line[start:end] for start, end in _split(line, cut)]
        filled = [piece for piece in pieces if piece.strip()]
        if len(filled) < 2:
            continue
        roles = [role_of(piece) for piece in pieces]
        known = [role for role in roles if role]
        enough = len(known) == len(filled) if cut is not CUTS[0] else 2 * len(known) >= len(filled)
        if enough and len(known) > 1 and set(known) - {"other"} and not any(map(_is_figure, filled)):
            return roles, cut
    return [], None


def _fits(pieces: list[tuple[int, int]], heading: list[str], cut: re.Pattern) -> bool:
    if cut is CUTS[2]:
        return len(pieces) == len(heading)
    return len(pieces) > 1


def _split(line: str, cut: re.Pattern) -> list[tuple[int, int]]:
    if cut is CUTS[2]:
        return [match.span() for match in re.finditer(r"[^ \t\r]+", line)]
    spans, last = [], 0
    for match in cut.finditer(line):
        spans.append((last, match.start()))
        last = match.end()
    return [*spans, (last, len(line))]


def _side_by_side(line: str, at: int, row: int) -> Iterator[Cell]:
    """A row of a form: 姓名, its value, 残疾类别, its value."""
    if "\t" not in line:
        return
    spans = _split(line, CUTS[0])
    roles = [role_of(line[start:end]) for start, end in spans]
    for number, role in enumerate(roles[:-1]):
        start, end = spans[number + 1]
        if role and role != "other" and not roles[number + 1] and end > start:
            yield Cell(role, at + start, at + end, line[start:end], row)


def _is_figure(words: str) -> bool:
    return any(letter.isdigit() for letter in words)
