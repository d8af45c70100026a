"""Bodies for measuring, line by line: a million of them are put together from some hundred thousand lines, so what a
line becomes (markup, text, search terms) is worked out once. A test holds it to what the portal makes of the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from portal.publishing.content import paragraphs_to_html, text_of
from portal.publishing.models import Entry
from portal.publishing.releasing import searched_under
from portal.publishing.searched import header_words
from portal.search import engine
from portal.search.terms import HAN, LAST_HAN, LETTER, SEEN_TOGETHER, WORD, normalise, text_terms

# Between two lines: what a reader sees together (terms.SEEN_TOGETHER).
JOINED = re.compile(rf"^(?:[{HAN}]{WORD}|{LETTER}[{HAN}])$")
KEPT = 150_000  # lines of a process


@dataclass(frozen=True, slots=True)
class Line:
    html: str
    text: str
    terms: frozenset[str]
    first: str
    last: str
    end: str  # a term too, unless the next line goes on


@lru_cache(maxsize=KEPT)
def line(words: str) -> Line:
    html = paragraphs_to_html(words)
    text = text_of(html)
    seen = SEEN_TOGETHER.sub("", normalise(text))
    ends = [found[0] for found in LAST_HAN.finditer(seen)]
    end = ends.pop() if ends and seen.endswith(ends[-1]) else ""
    terms = text_terms(text) if end in ends else text_terms(text) - {end}
    return Line(html, text, frozenset(terms), seen[:1], seen[-1:], end)


def lines_of(body: str) -> list[Line]:
    return [made for made in map(line, body.split("\n")) if made.text]


def terms_of(lines: Sequence[Line]) -> set[str]:
    found = set().union(*(each.terms for each in lines))
    for each, after in zip(lines, [*lines[1:], None], strict=True):
        if after and JOINED.match(pair := each.last + after.first):
            found.add(pair)
        elif each.end:
            found.add(each.end)
    return found


def found_by(entry: Entry, body: set[str]) -> tuple:
    """A row of `engine.COLUMNS` for COPY, the terms of its body at hand."""
    *before, heads, others, facets, numbers = engine.row(
        entry.publication_id, title=entry.title, numbers=entry.numbers, organ=entry.organ.name, text="",
        beside=header_words(entry.section, entry.release.header), facets=searched_under(entry), sort_at=entry.sort_at,
        issued_on=entry.issued_on,
    )  # fmt: skip
    return (*before, _literal(heads), _literal(body.union(others)), facets, numbers)


def _literal(terms) -> str:
    return " ".join(f"'{term}'" for term in terms)
