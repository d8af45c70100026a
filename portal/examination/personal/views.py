"""What a rule reads: the text folded character for character; with tags in it, also without them."""

import html
import re
import weakref
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from portal.examination.personal.tables import Cell, Region, regions_of, rows_of
from portal.examination.rules import Hit
from portal.examination.subject import Subject, Text

INLINE = re.compile(r"</?(?:span|b|i|u|em|strong|font|a|s|sub|sup|mark|small|code|wbr)\b[^<>]{0,2000}>", re.IGNORECASE)
TAG = re.compile(r"<!--.{0,5000}?-->|</?[a-zA-Z][^<>]{0,2000}>", re.DOTALL)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
PIECE = re.compile(f"{TAG.pattern}|{ENTITY.pattern}", re.DOTALL)
RUN = re.compile(r"\d(?<!\d\d)(?<!\d\.\d)[\d \u200b\-‐‑–—\t]{9,}[\dXx×]")
SENTENCE_ENDS = "。；;\n！!？?"


@dataclass(frozen=True)
class View:
    """`words` are read; `at` says for each character where it begins in the text, when that is not the same."""

    text: Text
    words: str
    at: tuple[int, ...] = field(default=(), repr=False)

    def hit(self, start: int, end: int, **more) -> Hit:
        if not self.at:
            return Hit(self.text, start, end, **more)
        return Hit(self.text, self.at[start], self.at[end - 1] + 1, **{"value": self.words[start:end]} | more)

    @cached_property
    def regions(self) -> list[Region]:
        """The lists whose heading is known, in their order."""
        return list(regions_of(self.words))

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """Where figures stand together, enough for a number of a person."""
        return [match.span() for match in RUN.finditer(self.words) if sum(map(str.isdigit, match[0])) >= 11]

    def rows(self, *wanted: str) -> Iterator[dict[str, Cell]]:
        """The rows of lists that have a column of each of these."""
        return rows_of(self.words, self.regions, *wanted)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every character that occurs, so that a rule can pass by what it cannot find."""
        return self.text.letters if not self.at else frozenset(self.words)

    def has(self, *words: str) -> bool:
        """Whether any of these words occurs: asked before a pattern looks for what may stand around it."""
        return any(self.letters.issuperset(word) and word in self.words for word in words)

    def region(self, at: int) -> Region | None:
        """The list in which this character stands."""
        number = bisect_right(self.regions, at, key=lambda region: region.start) - 1
        return self.regions[number] if number >= 0 and at <= self.regions[number].end else None

    def is_in_list_of(self, role: str, at: int) -> bool:
        return (region := self.region(at)) is not None and role in region.roles

    def heading(self, at: int) -> str:
        """What the heading of the column says that stands over this character."""
        if (region := self.region(at)) is None:
            return ""
        start = max(self.words.rfind("\n", 0, at) + 1, region.start)
        end = self.words.find("\n", at)
        cells = region.cells(self.words, start, len(self.words) if end < 0 else end)
        return next((cell.role for cell in cells if cell.start <= at < cell.end), "")

    def sentence(self, at: int, *, most: int = 400) -> tuple[int, int]:
        """Where the sentence or line around this character begins and ends."""
        start = max(self.words.rfind(end, max(0, at - most), at) for end in SENTENCE_ENDS) + 1
        ends = [found for end in SENTENCE_ENDS if (found := self.words.find(end, at, at + most)) >= 0]
        return max(start, at - most), min(ends, default=min(len(self.words), at + most))


def views(subject: Subject) -> tuple[View, ...]:
    """Made once for all rules; forgotten with the subject."""
    kept = _kept.get(id(subject))
    if kept is None:
        kept = _kept[id(subject)] = tuple(view for text in subject.texts for view in _views_of(text))
        weakref.finalize(subject, _kept.pop, id(subject), None)
    return kept


_kept: dict[int, tuple[View, ...]] = {}


def _views_of(text: Text) -> tuple[View, ...]:
    plain = View(text, text.folded)
    is_marked_up = not text.letters.isdisjoint("<&") and PIECE.search(plain.words)
    return (plain, _without_tags(plain)) if is_marked_up else (plain,)


def _without_tags(plain: View) -> View:
    """Inline tags vanish, other tags become a tab, entities their character."""
    words, at, last = [], [], 0
    for piece in PIECE.finditer(plain.words):
        words.append(plain.words[last : piece.start()])
        at.extend(range(last, piece.start()))
        found = piece[0]
        shown = html.unescape(found)[:1] if found[0] == "&" else "" if INLINE.fullmatch(found) else "\t"
        words.append(shown)
        at.extend([piece.start()] * len(shown))
        last = piece.end()
    words.append(plain.words[last:])
    at.extend(range(last, len(plain.words)))
    return View(plain.text, "".join(words), tuple(at))
