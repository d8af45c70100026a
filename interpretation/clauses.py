"""Policies in grains, as a clerk types them: a block a grain, an empty line between two.

谁：老年人、困难家庭
得到：每人每月50元
条件：年满80周岁
期限：2029-09-30
哪里办：户籍所在的村（居）
电话：0999-6800000
原文：标准为：80至89周岁每人每月50元
"""

import re
from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretation.audiences import AUDIENCES, CODES
from portal.publishing.blocks import BlocksField
from portal.publishing.content import plain
from portal.publishing.models import Revision

# Word at the beginning of a line → name, longest, whether a grain needs it.
PARTS = {
    "谁": ("audiences", 100, True), "得到": ("benefit", 200, True), "条件": ("condition", 300, False),
    "期限": ("until", 10, False), "哪里办": ("place", 200, False), "电话": ("contact", 100, False),
    "原文": ("sentence", 500, True),
}  # fmt: skip
LINE = re.compile(rf"({'|'.join(PARTS)})[：:]\s*(.+)")
MOST = 20


def read(block: str) -> dict:
    """One grain; raises ValidationError."""
    grain = {name: "" for name, _most, _needed in PARTS.values()}
    for line in filter(None, (plain(each) for each in block.split("\n"))):
        said = LINE.fullmatch(line)
        if said is None:
            raise ValidationError(_("“%(line)s”前面要写：%(parts)s。") % {"line": line[:30], "parts": "、".join(PARTS)})
        name, most, _needed = PARTS[said[1]]
        if len(said[2]) > most:
            raise ValidationError(_("“%(part)s”最多%(n)s字。") % {"part": said[1], "n": most})
        grain[name] = said[2]
    if missing := [word for word, (name, _most, needed) in PARTS.items() if needed and not grain[name]]:
        raise ValidationError(_("没有写%(parts)s。") % {"parts": "、".join(missing)})
    names = [name.strip() for name in re.split("[、，,]", grain["audiences"]) if name.strip()]
    if unknown := [name for name in names if name not in CODES]:
        known = "、".join(CODES)
        raise ValidationError(_("没有“%(who)s”这一类，可以写：%(known)s。") % {"who": unknown[0], "known": known})
    if grain["until"] and _day(grain["until"]) is None:
        raise ValidationError(_("期限要写成 2026-12-31。"))
    return grain | {"audiences": [CODES[name] for name in names]}


ClausesField = partial(
    BlocksField, read=read, most=MOST, too_many=gettext_lazy("最多%(n)s条。"),
    named=gettext_lazy("第%(place)s条：%(why)s"),
)  # fmt: skip


def _day(text: str):
    try:
        return parse_date(text)
    except ValueError:
        return None


def told(grain: dict) -> str:
    """In one line, for reviewers and for the examination."""
    return "；".join(_lines(grain))


def holder_of(grain: dict, explained: Iterable[Revision]) -> UUID | None:
    """The document in which its sentence stands, word for word."""
    words = "".join(grain["sentence"].split())
    return next((each.publication_id for each in explained if words in "".join(each.body_text.split())), None)


def lines(grains: list[dict]) -> str:
    """Saved grains as their field shows them."""
    return "\n\n".join("\n".join(_lines(grain)) for grain in grains)


def _lines(grain: dict):
    for word, (name, _most, _needed) in PARTS.items():
        value = "、".join(str(AUDIENCES[code]) for code in grain[name]) if name == "audiences" else grain[name]
        if value:
            yield f"{word}：{value}"
