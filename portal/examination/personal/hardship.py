"""Illness, disability and causes of poverty beside a named person. Policies, statistics and clinics name nobody."""

import re
from collections.abc import Iterator
from functools import lru_cache

from portal.examination.personal import words
from portal.examination.personal.names import is_name, names_in
from portal.examination.personal.views import View, views
from portal.examination.rules import Hit
from portal.examination.subject import Subject

CANCER = re.compile(f"{words.CANCER}(?!{words.NOT_OF_PATIENT})")
TREATED = re.compile(f"{words.TREATED}(?!{words.NOT_OF_PATIENT})")
DISABILITY = re.compile(rf"(?:{words.DISABILITIES})(?:残疾)?(?:[{words.DEGREES}]级|残疾证|重度残疾)|重度残疾")
CAUSE = re.compile(rf"(?:致贫|困难|贫困|致困|返贫)(?:主要)?原因[\s:：为是]{{0,3}}(?P<word>{words.CAUSES})")
DIAGNOSIS = re.compile(
    r"(?:诊断(?:为|结果)?|病种|所患疾病|病情|病名|残疾类[别型](?:等级)?)[\s:：为是]{1,3}(?P<word>[\u4e00-\u9fffA-Za-z0-9]{2,12})"
)
# A pattern looks only where one of these words occurs: most large tables have none.
ASKED = (
    (CANCER, ("癌",)), (TREATED, ("透析",)), (DISABILITY, (*words.DISABILITIES.split("|"), "重度残疾")),
    (CAUSE, ("原因",)), (DIAGNOSIS, ("诊断", "病种", "疾病", "病情", "病名", "残疾类")),
)  # fmt: skip
BY_FIRST = {word[0]: [each for each in words.ILLNESSES if each[0] == word[0]] for word in words.ILLNESSES}
PROFESSION = re.compile(f"(?:{words.PROFESSIONS})")
CELL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.]{1,20}")
NOTHING = re.compile(r"无|没有|健康|良好|正常|否|无残疾|不详|其他|/|-+")


def hardship(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        taken: set[int] = set()
        for start, end in (*_in_columns(view), *_in_sentences(view)):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield view.hit(start, end)


def _in_columns(view: View) -> Iterator[tuple[int, int]]:
    for row in view.rows("hardship"):
        if "hardship" not in row or not ("id" in row or ("name" in row and is_someone(row["name"].value))):
            continue
        cell = row["hardship"]
        match = CELL.search(view.words, cell.start, cell.end)
        if match and not NOTHING.fullmatch(match[0]):
            yield match.span()


def _in_sentences(view: View) -> Iterator[tuple[int, int]]:
    begun = view.letters & BY_FIRST.keys()
    illnesses = tuple(word for first in sorted(begun) for word in BY_FIRST[first] if view.has(word))
    patterns = [pattern for pattern, hints in ASKED if view.has(*hints)]
    for pattern in (_illness(illnesses), *patterns) if illnesses else patterns:
        for match in pattern.finditer(view.words):
            start, end = match.span("word" if "word" in pattern.groupindex else 0)
            if _is_of_someone(view, start):
                yield start, end


@lru_cache(512)
def _illness(known: tuple[str, ...]) -> re.Pattern:
    """Only of the words that occur: a pattern of all is slow."""
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest_first)})(?!{words.NOT_OF_PATIENT})")


def _is_of_someone(view: View, at: int) -> bool:
    """A name stands before the word in its sentence, and nobody's profession explains it."""
    start, _end = view.sentence(at, most=120)
    before = view.words[start:at]
    return bool(names_in(before)) and not PROFESSION.search(before) and not view.is_in_list_of("profession", at)


def is_someone(words_: str) -> bool:
    """A cell under 姓名: anything that is no masked name and no figure."""
    name = re.sub(r"[\s\u200b]", "", words_)
    return bool(re.fullmatch(r"[\u4e00-\u9fff·]{2,8}", name)) and (is_name(name) or len(name) < 5) and "某" not in name
