"""Named children: by day of birth, age, school year, or by what they are called (PII-01, needs N6)."""

import datetime
import re
from collections.abc import Iterator

from portal.examination.personal.hardship import PROFESSION, is_someone
from portal.examination.personal.names import names_in
from portal.examination.personal.tables import Cell
from portal.examination.personal.views import View, views
from portal.examination.personal.words import CHILD_ROLES
from portal.examination.rules import Hit
from portal.examination.subject import Subject

GROWN_UP = 18
DAY = r"(?P<year>(?:19|20)\d{2})\s?[年.\-/](?:\s?(?P<month>\d{1,2})(?:\s?[月.\-/](?:\s?(?P<day>\d{1,2})日?)?)?)?"
BORN = re.compile(rf"出生(?:日期|年月日?|时间)?[\s:：于为]{{0,3}}{DAY}")
BORN_BEHIND = re.compile(rf"{DAY}\s?(?:出生|生(?=[，,、）)。；\s]|$))", re.MULTILINE)
AGE = re.compile(
    r"(?<![\d.一二三四五六七八九十百几])(?P<age>\d{1,2}|[一二三四五六七八九]|十[一二三四五六七]?)\s?周?岁(?!以)"
)
FIGURES = "〇一二三四五六七八九"
PUPIL = re.compile(
    r"学籍号|(?:小学|幼儿园|初中|中学|学校|托儿所)[^，。；\n]{0,10}?(?:[一二三四五六七八九123456789]年级|[大中小]\w?班|初[一二三]|高[一二三]|\d班)|"
    r"(?:^|[，,、\s])[一二三四五六七八九]年级|学前班"
)
CHILD = re.compile(f"(?:{CHILD_ROLES})")
SCHOOL = re.compile(
    r"小学|幼儿园|初中|初级中学|年级|[一二三四五六七八九初高1-9]\s?[(（]\w{1,2}[)）]\s?班|[大中小]班|学前班|^G\d{17}"
)


def minor(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        taken: set[int] = set()
        for start, end in (*_in_columns(view, subject.today), *_in_sentences(view, subject.today)):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield view.hit(start, end)


def _in_columns(view: View, today: datetime.date | None) -> Iterator[tuple[int, int]]:
    for row in (row for of_child in ("birth", "age", "school") for row in view.rows("name", of_child)):
        name = row.get("name")
        if name and "profession" not in row and is_someone(name.value) and _is_childs(row, today):
            start = name.start + len(name.value) - len(name.value.lstrip())
            yield start, start + len(name.value.strip())


def _is_childs(row: dict[str, Cell], today: datetime.date | None) -> bool:
    if (birth := row.get("birth")) and (match := re.search(DAY, birth.value) or _solid(birth.value)):
        return _is_young(match, today)
    if (age := row.get("age")) and (figures := re.search(r"\d{1,3}", age.value)):
        return int(figures[0]) < GROWN_UP
    return "school" in row and SCHOOL.search(row["school"].value.strip()) is not None


def _solid(words: str) -> re.Match | None:
    return re.fullmatch(r"\s*(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})?\s*", words)


def _in_sentences(view: View, today: datetime.date | None) -> Iterator[tuple[int, int]]:
    done: set[tuple[int, int]] = set()
    asked = ((BORN, ("出生",)), (BORN_BEHIND, ("生",)), (AGE, ("岁",)), (PUPIL, ("学籍", "年级", "班", "初", "高")))
    for pattern in (pattern for pattern, hints in asked if view.has(*hints)):
        for match in pattern.finditer(view.words):
            span = view.sentence(match.start(), most=120)
            sentence = view.words[slice(*span)]
            if span in done or PROFESSION.search(sentence) or not _says_child(match, today):
                continue
            if view.is_in_list_of("profession", match.start()):
                continue
            names = [name for name in names_in(sentence) if _belongs(sentence, name, match.start() - span[0])]
            if names:
                done.add(span)
                name = names[-1]
                yield span[0] + name.start("name"), span[0] + name.end("name")


def _says_child(match: re.Match, today: datetime.date | None) -> bool:
    if "age" in match.re.groupindex:
        return _age(match["age"]) < GROWN_UP
    if "year" in match.re.groupindex:
        return _is_young(match, today)
    return True


def _age(words: str) -> int:
    """Nine, 九, 十 or 十二."""
    if words.isascii():
        return int(words)
    return 10 * ("十" in words) + max(FIGURES.find(words[-1]), 0)


def _belongs(sentence: str, name: re.Match, at: int) -> bool:
    """The name stands before what speaks of the child, and no other person is meant by the words between."""
    return name.end() <= at + 1 and at - name.end() <= 40


def _is_young(match: re.Match, today: datetime.date | None) -> bool:
    if today is None:
        return False
    year, month, day = (int(match[part] or 1) for part in ("year", "month", "day"))
    return 0 <= today.year - year - ((today.month, today.day) < (month, day)) < GROWN_UP
