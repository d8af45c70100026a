"""Typed rows: the table that a place in a series asks for (a task and its term, a topic and its result). They stand in
the text that is reviewed and released, are checked at submission, and nobody keeps them a second time."""

import datetime
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosure.series import tables

DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日?前?")


@dataclass(frozen=True)
class Head:
    """A column; the first of a table names its row. `choices`: one of these words; `is_day`: a day."""

    name: str
    choices: tuple[str, ...] = ()
    is_day: bool = False
    is_needed: bool = True


def read(html: str, heads: Sequence[Head]) -> list[dict[str, str]]:
    """Column → words, of each row of the first table that has all these columns."""
    table = _table(html, heads)
    return [dict(zip(table.head, row, strict=False)) for row in table.rows if any(row)] if table else []


def faults(html: str, heads: Sequence[Head], known: Collection[str] | None = None) -> list[str]:
    """What to mend in the table. `known`: the names that its rows may have."""
    table = _table(html, heads)
    if table is None:
        return [_("正文里要有一张表，列是：%s。") % "、".join(head.name for head in heads)]
    if table.has_spans:
        return [_("表里有合并的格，请拆开。")]
    found, seen = [], set()
    for number, cells in enumerate((row for row in table.rows if any(row)), 1):
        row = dict(zip(table.head, cells, strict=False))
        wrong = [words for head in heads if (words := _fault(head, row.get(head.name, "")))]
        if (name := row.get(heads[0].name, "")) in seen:
            wrong.append(_("“%s”写了两遍") % name[:30])
        elif name and known is not None and name not in known:
            wrong.append(_("分工表里没有“%s”") % name[:30])
        seen.add(name)
        found += [_("表的第%(n)s行：%(why)s。") % {"n": number, "why": words} for words in wrong]
    return found if seen else [_("表里还没有内容。")]


def blank(heads: Sequence[Head], names: Sequence[str] = ()) -> str:
    """The table that a writer begins with, its rows named where that is known."""
    rest = [""] * (len(heads) - 1)
    return tables.draw([head.name for head in heads], [[name, *rest] for name in names or [""] * 3])


def day_of(words: str) -> datetime.date | None:
    """2026-09-30, 2026年9月30日前."""
    found = DAY.fullmatch(words)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _table(html: str, heads: Sequence[Head]) -> tables.Table | None:
    wanted = {head.name for head in heads}
    return next((table for table in map(tables.read, tables.TABLE.findall(html)) if wanted <= set(table.head)), None)


def _fault(head: Head, words: str) -> str:
    if not words:
        return _("没有写“%s”") % head.name if head.is_needed else ""
    if head.choices and words not in head.choices:
        return _("“%(head)s”写%(choices)s中的一个") % {"head": head.name, "choices": "、".join(head.choices)}
    if head.is_day and day_of(words) is None:
        return _("“%s”写成 2026-09-30 这样的日期") % head.name
    return ""
