"""Lists in a text: which heading stands over a cell.

Sheets and tables come as rows with tabs; typed lists have spaces or commas. A heading is a line of known words; the
lines below it, cut the same way, are its rows. A form says 标签 and value side by side in one row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from portal.examination.personal.words import HEADINGS

CUTS = (re.compile(r"\t"), re.compile(r"[,，|]"), re.compile(r" +"))
SPARE = re.compile(r"[\s\u200b\"'*:：]|\([^()]*\)|（[^（）]*）")
KNOWN = tuple((role, re.compile(pattern)) for role, pattern in HEADINGS)
LONGEST = 14
DULL = frozenset(("other", "measure"))  # columns that no rule asks for
DIGIT = re.compile(r"\d")
HINT = re.compile(
    "姓名|户主|申请人|患者|病|对象|领取人|儿童|幼儿|学生|家长|监护|身份|证件|手机|电话|联系|卡|账|帐|存折|护照|邮|住址|地址|户籍|"
    "居住|诊断|残疾|原因|出生|生日|年龄|学校|班级|年级|学籍|村民|医|科室|任教|额|算|出|入|计|资|积|量|准|值|码|号|目"
)


class Cell(NamedTuple):
    """One cell: what its heading says, where it stands, and what it holds."""

    role: str
    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Region:
    """Lines under one heading, or one row of a form, whose values stand at `spans`."""

    start: int
    end: int
    roles: tuple[str, ...]
    cut: re.Pattern
    spans: tuple[tuple[int, int], ...] = ()

    def cells(self, words: str, start: int, end: int) -> Iterator[Cell]:
        """The cells of the line from `start` to `end`."""
        line = words[start:end]
        for role, (first, last) in zip(self.roles, self.spans or _split(line, self.cut), strict=False):
            if role and last > first:
                yield Cell(role, start + first, start + last, line[first:last])

    @cached_property
    def asked(self) -> list[tuple[int, str]]:
        """The numbers of the columns that some rule asks for."""
        return [(number, role) for number, role in enumerate(self.roles) if role and role not in DULL]

    def row(self, words: str, start: int, end: int) -> dict[str, Cell]:
        """The same by role, the first filled one of a kind."""
        line = words[start:end]
        spans = self.spans or _split(line, self.cut)
        row: dict[str, Cell] = {}
        for number, role in self.asked:
            if number < len(spans) and role not in row:
                first, last = spans[number]
                if last > first:
                    row[role] = Cell(role, start + first, start + last, line[first:last])
        return row


def regions_of(words: str) -> Iterator[Region]:
    roles: list[str] = []
    cut = CUTS[0]
    at = begin = 0
    for line in words.split("\n"):
        end = at + len(line)
        found, found_cut = _heading(line) if not DIGIT.search(line) and HINT.search(line) else ([], None)
        if found or (roles and not _fits(line, roles, cut)):
            if roles and at > begin:
                yield Region(begin, at - 1, tuple(roles), cut)
            roles, cut, begin = found, found_cut or cut, end + 1
        if not roles and "\t" in line and HINT.search(line):
            yield from _side_by_side(line, at)
        at = end + 1
    if roles and at > begin:
        yield Region(begin, len(words), tuple(roles), cut)


def rows_of(words: str, regions: list[Region], *wanted: str) -> Iterator[dict[str, Cell]]:
    """The rows that have a column of each of these, their cells by role, the first of a kind."""
    for region in regions:
        if not set(wanted) <= set(region.roles):
            continue
        start = region.start
        while start <= region.end:
            end = words.find("\n", start, region.end)
            end = region.end if end < 0 else end
            if row := region.row(words, start, end):
                yield row
            start = end + 1


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
        if enough and len(known) > 1 and set(known) - {"other"}:
            return roles, cut
    return [], None


def _fits(line: str, roles: list[str], cut: re.Pattern) -> bool:
    if cut is CUTS[0]:
        return "\t" in line
    if cut is CUTS[2]:
        return len(line.split()) == len(roles)
    return cut.search(line) is not None


def _split(line: str, cut: re.Pattern) -> list[tuple[int, int]]:
    if cut is CUTS[2]:
        return [match.span() for match in re.finditer(r"[^ \t\r]+", line)]
    if cut is CUTS[0]:
        spans, last = [], 0
        for piece in line.split("\t"):
            spans.append((last, last + len(piece)))
            last += len(piece) + 1
        return spans
    edges = [match.start() for match in cut.finditer(line)]
    return list(zip([0, *(edge + 1 for edge in edges)], [*edges, len(line)], strict=True))


def _side_by_side(line: str, at: int) -> Iterator[Region]:
    """A row of a form: 姓名, its value, 残疾类别, its value."""
    spans = _split(line, CUTS[0])
    roles = [role_of(line[start:end]) for start, end in spans]
    pairs = [
        (role, span)
        for role, following, span in zip(roles, roles[1:], spans[1:], strict=False)
        if role and role != "other" and not following and span[1] > span[0]
    ]
    if pairs:
        roles, spans = zip(*pairs, strict=True)
        yield Region(at, at + len(line), roles, CUTS[0], spans)
