"""Marks of secrecy (REV-02): a level with its star and term, a level standing alone, 内部资料, a copy number.

A text may speak of secrets as it likes; a mark says that this very text is one. So the star counts almost anywhere, a
bare level only where a mark stands: alone on its line, in brackets at an end, behind 密级, at the head of a name.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from portal.examination.finding import Severity
from portal.examination.mark_words import (
    ANY_LEVEL,
    ANY_TERM,
    BETWEEN_TOKENS,
    BRACKETED,
    CHOICE,
    COMPOUND,
    COPY_NUMBER,
    FOR_EXAMPLE,
    GAP,
    INTERNAL_ALONE,
    INTERNAL_KEEP,
    IS_THIS_ONE,
    LABELLED,
    LEVEL,
    NAME_INTERNAL,
    NAME_LEVEL,
    OTHER_LEVEL,
    QUESTION,
    QUOTES,
    SENTENCE_END,
    SHINING,
    SPEAKS_OF_MARKS,
    STARRED,
    STATED,
    TERM,
    TOKEN_LEVEL,
    TOKEN_OTHER,
    WORTH_A_LOOK,
)
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Subject, Text


def near_levels(pattern: re.Pattern, text: str) -> Iterator[re.Match]:
    """Where the pattern matches within a sentence's reach of a level; a long text has few."""
    start = end = 0
    for level in ANY_LEVEL.finditer(text):
        if level.start() - 60 > end:
            yield from pattern.finditer(text, start, end)
            start = level.start() - 60
        end = level.end() + 30
    yield from pattern.finditer(text, start, end)


def starred(text: str) -> Iterator[tuple[int, int]]:
    """A level and a star, wherever they stand; with a term it is a mark even at the end of a word."""
    for match in STARRED.finditer(text):
        start, end = match.start(), match.end()
        term = ANY_TERM.match(text, end)
        before = text[max(0, start - 8) : start]
        joined = before[-1:] >= "\u4e00"
        if re.match(SHINING, text[end : end + 1]):
            continue  # so many stars for a book
        if match["star"] in "*∗⁎٭✱" and not term:
            continue
        if joined and (COMPOUND.search(before) or re.search(r"\s", match["gap"]) or not term):
            continue
        yield start, term.end() if term else end


def labelled(text: str) -> Iterator[tuple[int, int]]:
    """密级：机密, or a sentence which says so of this very text."""
    for pattern in (LABELLED, STATED):
        for match in near_levels(pattern, text):
            between = match["between"] + (match.groupdict().get("more") or "")
            named = text[max(0, match.start("level") - 4) : match.start("level")]
            if re.search("[不非无未否]", between) or OTHER_LEVEL.match(match["after"]):
                continue
            if pattern is STATED and COMPOUND.search(named):
                continue
            yield match.start(), match.end("level")


def alone(text: Text, folded: str) -> Iterator[tuple[int, int]]:
    """A line, a cell beside its term, or a property that is nothing but a level, its term, number and urgency."""
    ends = r"[\n;；,，、]" if text.kind == "property" else r"\n"
    start = 0
    for line in re.split(f"({ends})", folded):
        if "密" in line and len(line) < 120:
            tokens = [token for token in BETWEEN_TOKENS.split(_closed(line)) if token]
            levels = [token for token in tokens if TOKEN_LEVEL.fullmatch(token)]
            if len(levels) == 1 and all(t in levels or TOKEN_OTHER.fullmatch(t) for t in tokens):
                yield start, start + len(line.rstrip())
        start += len(line)
    for match in near_levels(BRACKETED, folded):
        line_start = folded.rfind("\n", 0, match.start()) + 1
        line_end = folded.find("\n", match.end())
        rest = folded[match.end() : line_end if line_end >= 0 else None].strip()
        if not folded[line_start : match.start()].strip() or not rest:
            yield match.start(), match.end()
    if text.kind == "cells":
        for match in re.finditer(rf"(?:^|[\t\n])({LEVEL})(?:级)?\t({TERM})(?=$|[\t\n])", folded):
            yield match.start(1), match.end()


def _closed(line: str) -> str:
    """The line with the gaps inside a level taken out, so that it is one token."""
    return re.sub(f"{LEVEL}(?:{GAP}级)?(?:{GAP}{TERM})?", lambda match: re.sub(GAP, "", match[0]), line)


def internal(text: Text, folded: str) -> Iterator[tuple[int, int]]:
    for match in INTERNAL_KEEP.finditer(folded):
        yield match.start(), match.end()
    start = 0
    for line in folded.split("\n"):
        if "内" in line and len(line) < 60 and INTERNAL_ALONE.fullmatch(line):
            yield start, start + len(line)
        start += len(line) + 1
    if text.kind == "name":
        for match in NAME_INTERNAL.finditer(folded):
            yield match.start(), match.end()


def copy_number(text: Text, folded: str) -> Iterator[tuple[int, int]]:
    """A copy number at the head of a text: only secret papers are numbered (GB/T 9704)."""
    if text.kind in ("cells", "name"):
        return
    start = 0
    for line in folded[:300].split("\n"):
        if COPY_NUMBER.fullmatch(line.strip()):
            yield start, start + len(line)
        start += len(line) + 1


def is_table_of_levels(folded: str, start: int, end: int) -> bool:
    """All three levels side by side: a text about levels, no level of its own."""
    near = re.sub(GAP, "", folded[max(0, start - 90) : end + 90])
    return all(level in near for level in ("绝密", "机密", "秘密"))


def is_example(folded: str, start: int, end: int) -> bool:
    """In quotes or after 例如, in a sentence that explains how marks look, and not that this text carries one; or among
    the choices of a question about marks."""
    if CHOICE.search(folded[max(0, start - 8) : start]) and QUESTION.search(folded[max(0, start - 120) : start]):
        return True
    opening = folded[max(0, start - 1) : start]
    before = SENTENCE_END.split(folded[max(0, start - 60) : start])[-1]
    is_quoted = opening in QUOTES and QUOTES[opening] in folded[end : end + 4]
    if not is_quoted and not FOR_EXAMPLE.search(before):
        return False
    after = SENTENCE_END.split(folded[end : end + 60])[0]
    return bool(SPEAKS_OF_MARKS.search(before + after)) and not IS_THIS_ONE.search(before)


def _level_hits(text: Text, folded: str) -> Iterator[tuple[int, int]]:
    yield from starred(folded)
    yield from labelled(folded)
    yield from alone(text, folded)
    if text.kind == "name":
        yield from ((match.start("level"), match.end("level")) for match in NAME_LEVEL.finditer(folded))


def find_levels(subject: Subject) -> Iterable[Hit]:
    for text, folded in worth_a_look(subject, "密"):
        found: list[tuple[int, int]] = []
        for start, end in sorted(_level_hits(text, folded)):
            if found and start < found[-1][1]:
                continue
            if not is_table_of_levels(folded, start, end) and not is_example(folded, start, end):
                found.append((start, end))
        yield from (Hit(text, start, end) for start, end in found)


def find_internal(subject: Subject) -> Iterable[Hit]:
    for text, folded in worth_a_look(subject, "部"):
        yield from (Hit(text, start, end) for start, end in sorted(set(internal(text, folded))))


def find_copy_numbers(subject: Subject) -> Iterable[Hit]:
    for text, folded in worth_a_look(subject, "份"):
        yield from (Hit(text, start, end) for start, end in copy_number(text, folded))


def worth_a_look(subject: Subject, letter: str) -> Iterator[tuple[Text, str]]:
    """The texts that have this letter, and near it what makes it a mark."""
    for text in subject.texts:
        if letter in text.letters and WORTH_A_LOOK.search(text.folded):
            yield text, text.folded


RULES = (
    Rule(
        "MARK-1", Severity.REFUSES, _("国家秘密标志"),
        _("带有密级标志的文件和文字不能存进本系统。确已解密的，先由两人登记解密。"),
        "保守国家秘密法第三十一条；REV-02", find_levels,
    ),
    Rule(
        "MARK-2", Severity.REFUSES, _("内部资料标志"),
        _("标有“内部资料”一类字样的文件和文字不能存进本系统。"), "needs 26", find_internal,
    ),
    Rule(
        "MARK-3", Severity.REFUSES, _("份号"),
        _("涉密公文才编份号，带份号的文件和文字不能存进本系统。"), "GB/T 9704；needs 26", find_copy_numbers,
    ),
)  # fmt: skip
