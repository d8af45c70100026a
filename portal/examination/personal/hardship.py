"""Illness, disability and causes of poverty beside a named person. Policies, statistics and clinics name nobody."""

import re
from collections.abc import Iterator

from portal.examination.personal import words
from portal.examination.personal.names import is_name, names_in
from portal.examination.personal.views import View, views
from portal.examination.rules import Hit
from portal.examination.subject import Subject

ILLNESS = rf"(?:{'|'.join(sorted(words.ILLNESSES, key=len, reverse=True))}|{words.CANCER})(?!{words.NOT_OF_PATIENT})"
DISABILITY = rf"(?:{words.DISABILITIES})(?:残疾)?(?:[{words.DEGREES}]级|残疾证|重度残疾)|重度残疾"
WORD = re.compile(f"{ILLNESS}|{words.TREATED}(?!{words.NOT_OF_PATIENT})|{DISABILITY}")
CAUSE = re.compile(rf"(?:致贫|困难|贫困|致困|返贫)(?:主要)?原因[\s:：为是]{{0,3}}(?P<word>{words.CAUSES})")
# What must occur before a pattern need look: most large tables have none of it.
HINTS = (*words.ILLNESSES, "癌", "透析", *words.DISABILITIES.split("|"), "残疾")
DIAGNOSIS = re.compile(
    r"(?:诊断(?:为|结果)?|病种|所患疾病|病情|病名|残疾类[别型](?:等级)?)[\s:：为是]{1,3}(?P<word>[\u4e00-\u9fffA-Za-z0-9]{2,12})"
)
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
    asked = ((WORD, HINTS), (CAUSE, ("原因",)), (DIAGNOSIS, ("诊断", "病", "残疾类")))
    for pattern in (pattern for pattern, hints in asked if view.has(*hints)):
        for match in pattern.finditer(view.words):
            start, end = match.span("word" if pattern is not WORD else 0)
            if _is_of_someone(view, start):
                yield start, end


def _is_of_someone(view: View, at: int) -> bool:
    """A name stands before the word in its sentence, and nobody's profession explains it."""
    start, _end = view.sentence(at, most=120)
    before = view.words[start:at]
    return bool(names_in(before)) and not PROFESSION.search(before) and not view.is_in_list_of("profession", at)


def is_someone(words_: str) -> bool:
    """A cell under 姓名: anything that is no masked name and no figure."""
    name = re.sub(r"[\s\u200b]", "", words_)
    return bool(re.fullmatch(r"[\u4e00-\u9fff·]{2,8}", name)) and (is_name(name) or len(name) < 5) and "某" not in name
