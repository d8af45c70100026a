"""The questions of a survey, as a clerk types them: a block a question, an empty line between two.

您多久去一次菜市场？
- 每天
- 每周
- 很少

您希望改进什么？（可多选）
- 卫生
- 停车
"""

import re
from functools import partial

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.publishing.blocks import BlocksField
from portal.publishing.content import plain

SEVERAL = re.compile(r"[（(]可?多选[）)]$")
CHOICE = re.compile(r"^[-－•·]\s*")
MOST, LEAST_CHOICES, MOST_CHOICES, LONGEST = 10, 2, 10, 100


def read(block: str) -> dict:
    """One question; raises ValidationError."""
    text, *rest = [plain(line) for line in block.split("\n") if plain(line)]
    if CHOICE.match(text):
        raise ValidationError(_("第一行写问题，选项写在后面。"))
    if wrong := [line for line in rest if not CHOICE.match(line)]:
        raise ValidationError(_("“%(line)s”前面要有一横：- ") % {"line": wrong[0][:30]})
    choices = list(dict.fromkeys(CHOICE.sub("", line) for line in rest))
    if not LEAST_CHOICES <= len(choices) <= MOST_CHOICES:
        raise ValidationError(_("选项要有%(least)s到%(most)s个。") % {"least": LEAST_CHOICES, "most": MOST_CHOICES})
    if any(len(words) > LONGEST for words in (text, *choices)):
        raise ValidationError(_("问题和选项最多%(n)s字。") % {"n": LONGEST})
    return {"text": text, "several": bool(SEVERAL.search(text)), "choices": choices}


QuestionsField = partial(
    BlocksField, read=read, most=MOST, too_many=gettext_lazy("最多%(n)s个问题。"),
    named=gettext_lazy("第%(place)s题：%(why)s"),
)  # fmt: skip


def lines(questions: list[dict]) -> str:
    """Saved questions as their field shows them."""
    return "\n\n".join("\n".join([each["text"], *(f"- {one}" for one in each["choices"])]) for each in questions)


def told(question: dict) -> str:
    """In one line, for reviewers and for the examination."""
    return f"{question['text']} {'／'.join(question['choices'])}"
