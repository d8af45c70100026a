"""Marks as lines of a field: page, left, top, width, height in thousandths, and the reason; made by hand, by dragging
on the page's picture, or by looking for words."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from feedback.redaction.marks import REASONS, Mark, MarkError

LINE = re.compile(r"\s*(\d{1,4})\D+(\d{1,4})\D+(\d{1,4})\D+(\d{1,4})\D+(\d{1,4})\s+(\S+)\s*")
MOST = 500
NAMES = {str(label).split("（")[0]: code for code, label in REASONS.items()}  # as people write them


def read(text: str) -> list[Mark]:
    """Raises MarkError with the line that cannot be read."""
    marks = []
    for n, line in enumerate((line for line in text.splitlines() if line.strip()), start=1):
        match = LINE.fullmatch(line)
        if not match:
            raise MarkError(_("第%(n)s行要写：页 左 上 宽 高 理由，例如“1 120 80 300 25 个人隐私”。") % {"n": n})
        *box, reason = match.groups()
        try:
            marks.append(Mark(*map(int, box), reason=NAMES.get(reason, reason)))
        except MarkError as error:
            raise MarkError(_("第%(n)s行：%(why)s") % {"n": n, "why": error}) from error
    if len(marks) > MOST:
        raise MarkError(_("最多%(n)s处。") % {"n": MOST})
    return marks


def written(marks: Iterable[Mark]) -> str:
    words = {code: name for name, code in NAMES.items()}
    return "\n".join(
        f"{each.page} {each.left} {each.top} {each.width} {each.height} {words[each.reason]}" for each in marks
    )
