"""What must hold within the tables of an annual report, and between two years (ARC-01 … ARC-08, ARC-12)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from feedback.reports import table_b
from feedback.reports.table_b import CARRIED_IN, CARRIED_OUT, NEW, RESULTS, TOTAL, Cells


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Broken:
    """An identity that does not hold: which one, in which cell, and in words. Without a table it is of the whole."""

    rule: str
    table: str
    row: str
    column: str
    words: str
    level: Level = Level.ERROR


def broken_in_b(cells: Cells, before: Cells | None = None) -> list[Broken]:
    """Every cell of table B where an identity fails; `before`: last year's table, or its one row carried out."""
    odd = list(_odd_numbers("B", {key: cells.get(key, {}) for key in table_b.KEYS}, table_b.COLUMNS))
    if odd:
        return odd  # sums over what is no number say nothing
    found = []
    for column in table_b.COLUMNS:
        in_all = cells[NEW][column] + cells[CARRIED_IN][column]
        out_all = cells[RESULTS][column] + cells[CARRIED_OUT][column]
        if in_all != out_all:
            words = _("第一项加第二项是%(a)s，第三项加第四项是%(b)s。") % {"a": in_all, "b": out_all}
            found.append(Broken("ARC-01", "B", CARRIED_OUT, column, words))
        parts = sum(cells[key][column] for key in table_b.RESULT_ROWS)
        if cells[RESULTS][column] != parts:
            words = _("总计是%(a)s，各项相加是%(b)s。") % {"a": cells[RESULTS][column], "b": parts}
            found.append(Broken("ARC-02", "B", RESULTS, column, words))
        if before is not None and cells[CARRIED_IN][column] != before[CARRIED_OUT][column]:
            words = _("上年结转是%(a)s，去年报的结转下年度是%(b)s。") % {
                "a": cells[CARRIED_IN][column], "b": before[CARRIED_OUT][column],
            }  # fmt: skip
            found.append(Broken("ARC-06", "B", CARRIED_IN, column, words))
    for key in table_b.KEYS:
        parts = sum(cells[key][column] for column in table_b.APPLICANTS)
        if cells[key][TOTAL] != parts:
            words = _("总计是%(a)s，各类申请人相加是%(b)s。") % {"a": cells[key][TOTAL], "b": parts}
            found.append(Broken("ARC-03", "B", key, TOTAL, words))
    return found


# Table C: groups of columns, and their parts
GROUPS_C = ("review", "suit_direct", "suit_after_review")
PARTS_C = ("upheld", "corrected", "other", "pending")


def broken_in_c(cells: Cells) -> list[Broken]:
    odd = list(_odd_numbers("C", {group: cells.get(group, {}) for group in GROUPS_C}, (*PARTS_C, TOTAL)))
    if odd:
        return odd
    found = []
    for group in GROUPS_C:
        parts = sum(cells[group][part] for part in PARTS_C)
        if cells[group][TOTAL] != parts:
            words = _("总计是%(a)s，各项相加是%(b)s。") % {"a": cells[group][TOTAL], "b": parts}
            found.append(Broken("ARC-04", "C", group, TOTAL, words))
    return found


# Table A: rules and normative documents, what was decided, what was charged
COUNTS_A = (
    "rules_made", "rules_repealed", "rules_in_force", "normdocs_made", "normdocs_repealed", "normdocs_in_force",
    "licences", "penalties", "compulsory_measures",
)  # fmt: skip
FEES_A = "fees_10k_yuan"  # a decimal; all else are counts
KINDS_A = ("rules", "normdocs")


def broken_in_a(cells: Mapping, before: Mapping | None = None, *, makes_rules: bool = True) -> list[Broken]:
    """`before`: last year's table. Expiries lower what is in force too, so ARC-07 only warns."""
    found = list(_odd_numbers("A", {"": cells}, COUNTS_A))
    fees = cells.get(FEES_A)
    if fees is None or fees < 0:
        found.append(Broken("ARC-05", "A", "", FEES_A, _("收费金额要填，没有的填0。")))
    if found:
        return found
    for kind in KINDS_A if before else ():
        expected = before[f"{kind}_in_force"] + cells[f"{kind}_made"] - cells[f"{kind}_repealed"]
        if cells[f"{kind}_in_force"] != expected:
            words = _("现行有效%(a)s件，按去年推算是%(b)s件；有到期失效的请核对。") % {
                "a": cells[f"{kind}_in_force"], "b": expected,
            }  # fmt: skip
            found.append(Broken("ARC-07", "A", "", f"{kind}_in_force", words, Level.WARNING))
    if not makes_rules:
        for name in COUNTS_A[:3]:
            if cells[name]:
                words = _("没有规章制定权的机关，规章应为0。")
                found.append(Broken("ARC-08", "A", "", name, words, Level.WARNING))
    return found


def _odd_numbers(table: str, cells: Cells, columns: tuple[str, ...]) -> Iterator[Broken]:
    for row, numbers in cells.items():
        for column in columns:
            number = numbers.get(column)
            if not isinstance(number, int) or isinstance(number, bool) or number < 0:
                yield Broken("ARC-05", table, row, column, _("要填0或正整数，不能空着。"))
