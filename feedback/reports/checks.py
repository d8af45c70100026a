"""All that is checked of a report before anybody else sees it: its arithmetic, last year's carry-over, its sources, its
texts (ARC-01 … ARC-13, AR-07, AR-08). An error stops the submission, a warning is answered by a reviewer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from feedback.reports import identities, naming, sections, table_a
from feedback.reports.figures import ROW_A, Tables, decimal_of, empty, flat_a, label_of, numbers_of
from feedback.reports.identities import GROUPS_C, Broken, Level
from feedback.reports.table_b import ALONE, CARRIED_OUT, COLUMNS, RESULT_ROWS, TOTAL

IN_FORCE = tuple(f"{kind}_in_force" for kind in table_a.KINDS)
GIVES_REASON = tuple(row for row, group in RESULT_ROWS.items() if group not in ALONE)  # ARC-11
MOST = 5  # cells that one line names


@dataclass(frozen=True)
class Case:
    """What the checks must know. `before`: last year's tables, as far as they are there."""

    tables: Tables
    counted: Tables
    entered: Mapping = field(default_factory=dict)
    sources: Mapping = field(default_factory=dict)
    texts: Mapping = field(default_factory=dict)
    before: Tables | None = None
    carry_note: str = ""
    makes_rules: bool = True
    is_government: bool = False
    missing: tuple[str, ...] = ()  # names of organs
    rolled_up: Tables = field(default_factory=empty)  # what the members of a government have released, added up
    is_stale: bool = False  # the ledger, or a member's report, has changed since


def found(case: Case) -> list[Broken]:
    return [*_arithmetic(case), *_origins(case), *_words(case)]


def _arithmetic(case: Case) -> Iterator[Broken]:
    before = case.before or {}
    a_before = before.get("a", {}).get(ROW_A, {})
    yield from identities.broken_in_a(
        flat_a(case.tables), a_before if all(name in a_before for name in IN_FORCE) else None,
        makes_rules=case.makes_rules,
    )  # fmt: skip
    carried = before.get("b", {}).get(CARRIED_OUT, {})
    whole = all(column in carried for column in COLUMNS)
    for broken in identities.broken_in_b(case.tables["b"], {CARRIED_OUT: carried} if whole else None):
        is_explained = broken.rule == "ARC-06" and case.carry_note
        yield replace(broken, level=Level.WARNING) if is_explained else broken
    yield from identities.broken_in_c(case.tables["c"])
    for group in GROUPS_C:
        pending = before.get("c", {}).get(group, {}).get("pending", 0)
        if pending > case.tables["c"][group][TOTAL]:
            words = _("去年有%(n)s件尚未审结，今年的表里应当再列。") % {"n": pending}
            yield Broken("ARC-13", "C", group, TOTAL, words, Level.INFO)


def _origins(case: Case) -> Iterator[Broken]:
    """Where the numbers are from (ARC-10 … ARC-12)."""
    if case.is_stale:
        words = _("上次保存以后，台账或者下级的年报有变动，请打开再保存一次。")
        yield Broken("ARC-12", "", "", "", words)
    if case.missing:
        words = _("还没有公布年报、没有汇总进来的：%(names)s。") % {"names": "、".join(case.missing)}
        yield Broken("AR-09", "", "", "", words, Level.WARNING)
    yield from _less_than_its_members(case)
    for table, rows in case.entered.items():
        if rows and not case.sources.get(table):
            words = _("填了%(n)s个数，请写明数字从哪里来。") % {"n": sum(map(len, rows.values()))}
            yield Broken("SOURCE", table.upper(), "", "", words)
        yield from _differing(table, rows, case.counted[table])


def _less_than_its_members(case: Case) -> Iterator[Broken]:
    """A government's number holds what its members have released; with its own it may only be more (ARC-12)."""
    for table, row, column, number in numbers_of(case.rolled_up):
        said, least = decimal_of(case.tables[table][row].get(column)), decimal_of(number)
        if said is not None and least is not None and said < least:
            words = _("填%(a)s，下级已公布的相加是%(b)s。") % {"a": said, "b": least}
            yield Broken("ARC-12", table.upper(), row, column, words)


def _differing(table: str, rows: Mapping, counted: Mapping) -> Iterator[Broken]:
    by_rule: dict[str, list[str]] = {}
    for row, numbers in rows.items():
        for column, number in numbers.items():
            was = counted.get(row, {}).get(column)
            if was is not None and number != was:
                rule = "ARC-11" if row in GIVES_REASON else "ARC-10"
                cell = _("%(cell)s填%(new)s，平台记着%(old)s") % {
                    "cell": label_of(table, row, column), "new": number, "old": was}  # fmt: skip
                by_rule.setdefault(rule, []).append(cell)
    for rule, cells in by_rule.items():
        rest = _("等%(n)s处") % {"n": len(cells)} if len(cells) > MOST else ""
        yield Broken(rule, table.upper(), "", "", "；".join(cells[:MOST]) + rest + "。", Level.WARNING)


def _words(case: Case) -> Iterator[Broken]:
    for section, mention in sections.unmentioned(case.texts, is_government=case.is_government):
        words = _("“%(section)s”没有写到：%(what)s。") % {"section": section.heading, "what": mention.label}
        yield Broken("AR-07", "", section.key, "", words)
    for named in naming.disagreeing(case.texts, case.tables):
        words = _("文字里写“%(words)s”，表上的“%(cell)s”是%(n)s。") % {
            "words": named.words, "cell": label_of(*named.cell), "n": named.is_}  # fmt: skip
        yield Broken("ARC-09", "", "", "", words, Level.WARNING)


def in_words(broken: Broken) -> str:
    """With its cell named as it stands on the form."""
    if not broken.table or not broken.column:
        return broken.words
    return f"{label_of(broken.table, broken.row or ROW_A, broken.column)}：{broken.words}"
