"""The questions of a scenario, as the office types them: a line a piece, 问 begins a question, 答 one of its answers.

问：老人多大年纪？
答：80岁以上
谁：老年人
看：/documents/12/ /documents/34/
答：不到80岁
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interpretation.audiences import AUDIENCES, CODES
from portal.publishing.content import plain
from portal.publishing.models import Entry

ASK, ANSWER, WHO, SEE = "问", "答", "谁", "看"
LINE = re.compile(rf"({ASK}|{ANSWER}|{WHO}|{SEE})[：:]\s*(.+)")
BETWEEN = re.compile(r"[、，,\s]+")
MOST_QUESTIONS, MOST_ANSWERS, LONGEST = 6, 8, 40  # a page asks one at a time; the address holds the answers


class QuestionsField(forms.CharField):
    """Cleans to questions; whatever cannot be read is told with the number of its line."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": 16}), **kwargs)

    def prepare_value(self, value):
        return lines(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[dict]:
        questions, wrong = [], []
        for place, line in enumerate((super().to_python(value) or "").splitlines(), 1):
            if words := plain(line):
                try:
                    _take(questions, words)
                except ValidationError as error:
                    wrong += [_("第%(place)s行：%(why)s") % {"place": place, "why": why} for why in error.messages]
        wrong += _unfinished(questions) if not wrong else []
        if wrong:
            raise ValidationError(wrong)
        return questions

    def has_changed(self, initial, data) -> bool:
        return self.prepare_value(initial or []).split() != (data or "").split()


def lines(questions: list[dict]) -> str:
    """Saved questions as their field shows them."""
    return "\n\n".join("\n".join(_lines(question)) for question in questions)


def _take(questions: list[dict], line: str) -> None:
    said = LINE.fullmatch(line)
    if said is None:
        raise ValidationError(_("前面要写“问：”“答：”“谁：”或者“看：”。"))
    part, words = said.groups()
    if part == ASK:
        if len(questions) == MOST_QUESTIONS:
            raise ValidationError(_("最多%(n)s个问题，再多没有人答得完。") % {"n": MOST_QUESTIONS})
        questions.append({"ask": _short(words), "answers": []})
    elif not questions:
        raise ValidationError(_("先写“问：”。"))
    elif part == ANSWER:
        answers = questions[-1]["answers"]
        if any(answer["words"] == words for answer in answers):
            raise ValidationError(_("这个回答写了两遍。"))
        if len(answers) == MOST_ANSWERS:
            raise ValidationError(_("一个问题最多%(n)s个回答。") % {"n": MOST_ANSWERS})
        answers.append({"words": _short(words), "audiences": [], "documents": []})
    elif not questions[-1]["answers"]:
        raise ValidationError(_("先写“答：”。"))
    else:
        _lead(questions[-1]["answers"][-1], part, [each for each in BETWEEN.split(words) if each])


def _lead(answer: dict, part: str, named: list[str]) -> None:
    """Where an answer leads: to whom policies are for, to documents that are public."""
    if part == WHO:
        if unknown := [name for name in named if name not in CODES]:
            known = "、".join(CODES)
            raise ValidationError(_("没有“%(who)s”这一类，可以写：%(known)s。") % {"who": unknown[0], "known": known})
        answer["audiences"] += [CODES[name] for name in named]
        return
    public = set(Entry.objects.filter(path__in=named, section="document").values_list("path", flat=True))
    if missing := [path for path in named if path not in public]:
        raise ValidationError(_("%(path)s 现在不是公开的文件。") % {"path": missing[0][:60]})
    answer["documents"] += named


def _short(words: str) -> str:
    if len(words) > LONGEST:
        raise ValidationError(_("太长了，最多%(n)s字。") % {"n": LONGEST})
    return words


def _unfinished(questions: list[dict]) -> list[str]:
    found = [_("“%s”至少要有两个回答。") % each["ask"] for each in questions if len(each["answers"]) < 2]
    if questions and not any(
        answer["audiences"] or answer["documents"] for each in questions for answer in each["answers"]
    ):
        found.append(_("没有一个回答写了“谁：”或者“看：”，答完什么也找不到。"))
    return found


def _lines(question: dict):
    yield f"{ASK}：{question['ask']}"
    for answer in question["answers"]:
        yield f"{ANSWER}：{answer['words']}"
        if answer["audiences"]:
            yield f"{WHO}：{'、'.join(str(AUDIENCES[code]) for code in answer['audiences'] if code in AUDIENCES)}"
        if answer["documents"]:
            yield f"{SEE}：{' '.join(answer['documents'])}"
