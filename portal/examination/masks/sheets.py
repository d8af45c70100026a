"""Cells of a workbook: a changed cell gets its own words; a shared string that no cell shows any more is emptied."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from xml.sax.saxutils import escape

from portal.examination.masks.markup import attribute, is_tag, local, tokens_of
from portal.examination.masks.package import Package
from portal.examination.masks.wanted import Wanted, changes

STRINGS = "xl/sharedStrings.xml"
SHEETS = r"xl/worksheets/[^/]+\.xml"
SI = re.compile(r"<(?:\w+:)?si\s*/>|<((?:\w+:)?)si\b[^>]*>.*?</\1si>", re.DOTALL)
T = re.compile(r"<((?:\w+:)?)t(?:\s[^>]*)?>([^<]*)</\1t>")
SOUND = re.compile(r"<((?:\w+:)?)rPh\b.*?</\1rPh>", re.DOTALL)


@dataclass
class CellTokens:
    """Where a cell stands among the tokens of its sheet, and what it shows."""

    start: int
    end: int
    kind: str
    shows: str
    index: int | None


def mask_cells(package: Package, wants: list[Wanted]) -> None:
    strings = strings_of(package)
    for name in package.names(SHEETS):
        tokens = tokens_of(package.xml(name))
        for row in _rows(tokens, strings):
            _mask_row(tokens, row, wants)
        package.put(name, "".join(tokens))
    empty_unused(package, lambda words: bool(changes(words, wants)))


def strings_of(package: Package) -> list[str]:
    if STRINGS not in package.parts:
        return []
    return [_words(match[0]) for match in SI.finditer(package.xml(STRINGS))]


def empty_unused(package: Package, which: Callable[[str], bool]) -> int:
    """Empty the shared strings that no cell shows and that `which` picks; returns how many."""
    if STRINGS not in package.parts:
        return 0
    used = {
        cell.index for name in package.names(SHEETS) for row in _rows(tokens_of(package.xml(name)), []) for cell in row
    }
    number = emptied = 0

    def empty(match: re.Match) -> str:
        nonlocal number, emptied
        number += 1
        if number - 1 in used or not (words := _words(match[0])) or not which(words):
            return match[0]
        emptied += 1
        prefix = match[1] or ""
        return f"<{prefix}si><{prefix}t></{prefix}t></{prefix}si>"

    package.put(STRINGS, SI.sub(empty, package.xml(STRINGS)))
    return emptied


def _words(si: str) -> str:
    return "".join(html.unescape(match[2]) for match in T.finditer(SOUND.sub("", si)))


def _rows(tokens: list[str], strings: list[str]) -> Iterator[list[CellTokens]]:
    row: list[CellTokens] = []
    start, kind, shown, inside = -1, "", [], ""
    for number, token in enumerate(tokens):
        if not is_tag(token):
            if start >= 0 and inside in ("v", "t"):
                shown.append(html.unescape(token))
            continue
        name = local(token)
        if name == "row" and (token.startswith("</") or token.endswith("/>")):
            yield row
            row = []
        elif name == "c" and not token.startswith("</"):
            start, kind, shown = number, attribute(token, "t") or "n", []
            if token.endswith("/>"):
                start = -1
        elif name == "c" and start >= 0:
            row.append(_cell(start, number, kind, "".join(shown), strings))
            start = -1
        elif start >= 0:
            inside = "" if token.startswith("</") else name


def _cell(start: int, end: int, kind: str, shown: str, strings: list[str]) -> CellTokens:
    if kind == "s" and shown.strip().isdigit():
        index = int(shown)
        return CellTokens(start, end, kind, strings[index] if index < len(strings) else "", index)
    return CellTokens(start, end, kind, _in_full(shown) if kind == "n" else shown, None)


def _in_full(number: str) -> str:
    """9.99901198001010E+17 as its figures."""
    if "E" not in number.upper():
        return number
    try:
        return f"{Decimal(number):f}"
    except InvalidOperation:
        return number


def _mask_row(tokens: list[str], row: list[CellTokens], wants: list[Wanted]) -> None:
    line = "\t".join(cell.shows for cell in row)
    new = changes(line, wants)
    at = 0
    for cell in row:
        words = "".join(new.get(at + place, letter) for place, letter in enumerate(cell.shows))
        if words != cell.shows:
            opening = re.sub(r"\s(?:t|cm|vm)=(\"[^\"]*\"|'[^']*')", "", tokens[cell.start])
            prefix = opening[1:].partition("c")[0] if ":" in opening.split()[0] else ""
            text = f'<{prefix}is><{prefix}t xml:space="preserve">{escape(words)}</{prefix}t></{prefix}is>'
            tokens[cell.start] = f'{opening[:-1]} t="inlineStr">'
            tokens[cell.start + 1 : cell.end] = [text, *[""] * (cell.end - cell.start - 2)]
        at += len(cell.shows) + 1
