"""The three tables of a report as one: {"a": …, "b": …, "c": …}, each table → row → column → number. What the ledger
gives, what is entered beside it, what members of a government have reported, and their sum."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from feedback.models.challenge import ChallengeGroup, ChallengeResult
from feedback.reports import counting, table_a, table_b
from feedback.reports.due import members_of, reporting
from feedback.reports.identities import FEES_A, GROUPS_C, PARTS_C
from feedback.reports.table_b import APPLICANTS, RESULTS, TOTAL
from portal.people.models import Organ
from portal.publishing.models import Entry

ROW_A = "value"  # table A has one row
Tables = dict[str, dict[str, dict[str, int | str]]]


def empty() -> Tables:
    """Everything that is counted is zero; what only offices know is not there."""
    return {
        "a": {ROW_A: dict.fromkeys(table_a.COUNTED, 0)}, "b": table_b.empty(),
        "c": {group: dict.fromkeys((*PARTS_C, TOTAL), 0) for group in GROUPS_C},
    }  # fmt: skip


def cells() -> Iterable[tuple[str, str, str]]:
    """Every cell of the form: table, row, column."""
    yield from (("a", ROW_A, name) for name in table_a.CELLS)
    yield from (("b", row, column) for row in table_b.KEYS for column in table_b.COLUMNS)
    yield from (("c", group, part) for group in GROUPS_C for part in (*PARTS_C, TOTAL))


def of_ledger(organs: Collection[int], year: int, quarter: int = 0) -> dict[int, Tables]:
    """Organ → its tables as the portal itself knows them: three queries for any number of organs."""
    a = table_a.tables_of(organs, year, quarter)
    b = counting.tables_of(organs, year, quarter)
    c = counting.tables_c_of(organs, year, quarter)
    return {organ: {"a": {ROW_A: a[organ]}, "b": b[organ], "c": c[organ]} for organ in organs}


def merged(counted: Tables, entered: Mapping) -> Tables:
    """What is entered stands in the place of what was counted; sums that nobody entered follow from their parts."""
    whole = {table: {row: dict(numbers) for row, numbers in rows.items()} for table, rows in counted.items()}
    for table, rows in entered.items():
        for row, numbers in rows.items():
            whole[table].setdefault(row, {}).update(numbers)
    said_b, said_c = entered.get("b", {}), entered.get("c", {})
    b, c = whole["b"], whole["c"]
    for column in APPLICANTS:
        if column not in said_b.get(RESULTS, {}):
            b[RESULTS][column] = sum(b[row][column] for row in table_b.RESULT_ROWS)
    for row in table_b.KEYS:
        if TOTAL not in said_b.get(row, {}):
            b[row][TOTAL] = sum(b[row][column] for column in APPLICANTS)
    for group in GROUPS_C:
        if TOTAL not in said_c.get(group, {}):
            c[group][TOTAL] = sum(c[group][part] for part in PARTS_C)
    return whole


def added(tables: Iterable[Tables]) -> Tables:
    """Σ of members (AR-09, ARC-12); what a member does not say of what only offices know is not counted."""
    whole = empty()
    for table, row, column, number in (each for one in tables for each in numbers_of(one)):
        if column == FEES_A:
            whole[table][row][column] = str(Decimal(whole[table][row].get(column, "0")) + Decimal(str(number)))
        else:
            whole[table][row][column] = whole[table][row].get(column, 0) + number
    return whole


def numbers_of(tables: Tables) -> Iterable[tuple]:
    for table, rows in tables.items():
        for row, numbers in rows.items():
            yield from ((table, row, column, number) for column, number in numbers.items())


@dataclass(frozen=True)
class Counted:
    """What a report of an organ is counted from. `members` and `missing`: codes of organs, of a government."""

    tables: Tables
    members: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def counted_for(organ: Organ, year: int) -> Counted:
    """Of a government: its own, and what its members have released for the year; who has not is named."""
    own = of_ledger([organ.pk], year)[organ.pk]
    members = members_of(organ, reporting())
    if not members:
        return Counted(own)
    reports = released_of([each.pk for each in members], year)
    there = [each for each in members if each.pk in reports]
    tables = added([own, *(reports[each.pk] for each in there)])
    return Counted(tables, [m.code for m in there], [m.code for m in members if m.pk not in reports])


def released_of(organs: Collection[int], year: int) -> dict[int, Tables]:
    """Organ → the tables of its released report."""
    if not organs:
        return {}
    entries = released_entries(year).filter(organ__in=organs)
    return dict(entries.values_list("organ", "release__header__tables"))


def released_entries(year: int) -> QuerySet[Entry]:
    """The released reports on a year."""
    return Entry.objects.in_section("report").filter(path__startswith=f"/reports/{year}/")


def decimal_of(value) -> Decimal | None:
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None


def flat_a(tables: Tables) -> dict:
    """Table A as its checks read it."""
    values = dict(tables["a"][ROW_A])
    return values | {FEES_A: decimal_of(values.get(FEES_A))}


def label_of(table: str, row: str, column: str) -> str:
    """A cell in words, for whoever has to find it on the form."""
    match table.lower():
        case "a":
            return str(table_a.LABELS.get(column, column))
        case "b":
            rows = {line.key: line.label for line in table_b.rows()}
            columns = table_b.APPLICANTS | {TOTAL: _("总计")}
            return f"{rows.get(row, row)}，{columns.get(column, column)}"
    parts = dict(ChallengeResult.choices) | {TOTAL: _("总计")}
    return f"{ChallengeGroup(row).label}，{parts.get(column, column)}"
