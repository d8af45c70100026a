"""The tables in the text of a document, cell by cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL | re.IGNORECASE)
CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL | re.IGNORECASE)
ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL | re.IGNORECASE)
CELL = re.compile(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")
NUMBER = re.compile(r"-?[\d,]+(\.\d+)?%?")


@dataclass(frozen=True)
class Table:
    head: list[str]
    rows: list[list[str]]
    caption: str = ""
    has_spans: bool = False


def read(html: str) -> Table:
    """One table; its first row is its head."""
    lines = [CELL.findall(row) for row in ROW.findall(html)]
    lines = [cells for cells in lines if cells]
    spans = any("span" in attributes for cells in lines for attributes, _cell in cells)
    head, *rows = [[words(cell) for _attributes, cell in cells] for cells in lines] or [[]]
    caption = CAPTION.search(html)
    return Table(head, rows, words(caption[1]) if caption else "", spans)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(TAG.sub("", html))).strip()


def draw(head: Iterable[str], rows: Iterable[Iterable[str]], caption: str = "") -> str:
    """The other way round: words as a table."""

    def cell(words: str) -> str:
        aligned = ' class="align-right"' if NUMBER.fullmatch(words) else ""
        return f"<td{aligned}>{escape(words, quote=False)}</td>"

    top = "".join(f'<th scope="col">{escape(name, quote=False)}</th>' for name in head)
    body = "".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in rows)
    title = f"<caption>{escape(caption, quote=False)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
