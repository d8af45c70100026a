"""A clock as people read it: the sheets of a calendar, and the same facts as a table. Both come from its trace."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from portal.cases.clock import Change, Clock
from portal.cases.limits import Unit
from portal.cases.today import day_words
from portal.cases.trace import Interval, TraceLine
from portal.cases.working_days import SATURDAY, WEEKEND

ONE_DAY = datetime.timedelta(days=1)
MOST_LISTED = 6  # days off named one by one; more are counted


class Mark(StrEnum):
    """What a day is in the picture; also its class in the style sheet."""

    OUTSIDE = "outside"
    RECEIVED = "received"
    COUNTED = "counted"
    MAKEUP = "makeup"  # a weekend day that is worked
    SKIPPED = "skipped"
    WAITING = "waiting"  # the clock stood
    DUE = "due"


@dataclass(frozen=True)
class Cell:
    date: datetime.date
    mark: Mark
    counted: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Month:
    year: int
    month: int
    weeks: list[list[Cell | None]]  # Monday first; None: a day of another month


@dataclass(frozen=True)
class Fact:
    """One line of the table: some days, how many of them count, why, by what."""

    days: str
    counted: int
    reason: str
    basis: str
    is_due: bool = False


def months(clock: Clock) -> list[Month]:
    """The weeks from the day received to the last day, month by month."""
    cells = {cell.date: cell for cell in _cells(clock)}
    first, last = min(cells), max(cells)
    day = first - ONE_DAY * first.weekday()
    weeks = []
    while day <= last:
        weeks.append([day + ONE_DAY * n for n in range(7)])
        day += ONE_DAY * 7
    sheets = []
    for year, month in sorted({(date.year, date.month) for date in cells}):
        inside = [
            [cells.get(date) or Cell(date, Mark.OUTSIDE) if (date.year, date.month) == (year, month) else None
             for date in week]
            for week in weeks
        ]  # fmt: skip
        sheets.append(Month(year, month, [week for week in inside if any(week)]))
    return sheets


def _cells(clock: Clock) -> Iterator[Cell]:
    received = clock.intervals[0].after
    yield Cell(received, Mark.RECEIVED, words=_("当天不计"))
    for interval, lines in _stretches(clock):
        for line in lines:
            if line.date == clock.due_on:
                yield Cell(line.date, Mark.DUE, line.counted, _("到期"))
            elif not interval.running:
                yield Cell(line.date, Mark.WAITING, words=_("不计"))
            elif line.counted is None:
                yield Cell(line.date, Mark.SKIPPED, words=line.reason.removesuffix("节"))
            elif _is_makeup(line, interval):
                yield Cell(line.date, Mark.MAKEUP, line.counted, _("调休上班"))
            else:
                yield Cell(line.date, Mark.COUNTED, line.counted)


def table(clock: Clock) -> list[Fact]:
    """The same day by day where a day is out of the ordinary, and summed up where it is not."""
    first = clock.intervals[0]
    facts = [Fact(day_words(first.after), 0, _("收到当天不计，从第二天起算"), first.article)]
    for n, (interval, lines) in enumerate(_stretches(clock)):
        if n:
            facts.append(Fact(day_words(interval.after), 0, interval.note, interval.article))
        if interval.running:
            facts += _facts_of(interval, lines)
        elif lines:
            facts.append(Fact(_span(lines[0].date, lines[-1].date), 0, _("停止计算"), interval.article))
        is_last = n + 1 == len(clock.intervals)
        facts += [_fact_of(change) for change in clock.changes
                  if interval.after <= change.on and (is_last or change.on < clock.intervals[n + 1].after)]  # fmt: skip
    if clock.due_on:
        total = clock.trace[-1].counted if clock.trace else None
        words = _("第%(n)s天，到期") if _in_days(clock) else _("第%(n)s个工作日，到期")
        reason = words % {"n": total} if total else _("到期")
        facts.append(Fact(day_words(clock.due_on), total or 0, reason, "", is_due=True))
    return facts


def summary(clock: Clock) -> dict[str, int]:
    """How many days lie from the day after the start to the last day: in all, counted, not counted."""
    counted = sum(line.counted is not None for line in clock.trace)
    return {"days": len(clock.trace), "counted": counted, "skipped": len(clock.trace) - counted}


def _facts_of(interval: Interval, lines: list[TraceLine]) -> Iterator[Fact]:
    if interval.unit is not Unit.WORKING_DAY:
        if lines:
            yield Fact(_span(lines[0].date, lines[-1].date), len(lines), _("自然日，连续计算"), interval.counted_by)
        return
    plain = {"work": [], "rest": []}
    for (sort, reason), group in groupby(lines, key=lambda line: _sort(line, interval)):
        days = list(group)
        if sort in plain:
            plain[sort] += days
        else:
            counted = sum(line.counted is not None for line in days)
            yield Fact(_span(days[0].date, days[-1].date), counted, reason, _arrangement(days[0]))
    if plain["rest"]:
        yield Fact(_("其余周末"), 0, _listed(line.date for line in plain["rest"]), _("法定休息日"))
    if plain["work"]:
        yield Fact(_("其余工作日"), len(plain["work"]), _("星期一至星期五"), interval.counted_by)


def _fact_of(change: Change) -> Fact:
    """Nothing is counted on it; it says why more is counted than the limit."""
    words = [change.note]
    if change.limit:
        words.append(_("加%(limit)s") % {"limit": change.limit})
    if change.due_on:
        words.append(_("期限改为%(day)s") % {"day": day_words(change.due_on)})
    return Fact(day_words(change.on), 0, _("，").join(words), change.article)


def _sort(line: TraceLine, interval: Interval) -> tuple[str, str]:
    if _is_makeup(line, interval):
        return "makeup", _("周末，%(why)s") % {"why": line.reason}
    if line.counted is not None:
        return "work", ""
    if line.date.weekday() >= SATURDAY and line.reason == WEEKEND:
        return "rest", ""
    return "holiday", _("%(holiday)s放假") % {"holiday": line.reason}


def _is_makeup(line: TraceLine, interval: Interval) -> bool:
    return interval.unit is Unit.WORKING_DAY and line.counted is not None and line.date.weekday() >= SATURDAY


def _arrangement(line: TraceLine) -> str:
    words = _("%(year)s年节假日安排尚未公布，先按法定节日推算") if line.provisional else _("%(year)s年节假日安排")
    return words % {"year": line.date.year}


def _stretches(clock: Clock) -> Iterator[tuple[Interval, list[TraceLine]]]:
    """Each interval with the days of the trace that lie in it."""
    lines = list(clock.trace)
    ends = [after.after for _before, after in pairwise(clock.intervals)] + [datetime.date.max]
    for interval, end in zip(clock.intervals, ends, strict=True):
        yield interval, [line for line in lines if interval.after < line.date <= end]


def _in_days(clock: Clock) -> bool:
    return clock.intervals[-1].unit is not Unit.WORKING_DAY


def _span(first: datetime.date, last: datetime.date) -> str:
    if first == last:
        return day_words(first)
    if first.year != last.year:
        return _("%(first)s至%(last)s") % {"first": day_words(first), "last": day_words(last)}
    short = _("%(day)s日") % {"day": last.day}
    if first.month != last.month:
        short = _("%(month)s月%(day)s日") % {"month": last.month, "day": last.day}
    return _("%(first)s至%(last)s") % {"first": day_words(first), "last": short}


def _listed(dates: Iterable[datetime.date]) -> str:
    dates = list(dates)
    if len(dates) > MOST_LISTED:
        return _("共%(n)s天") % {"n": len(dates)}
    groups = groupby(dates, key=lambda date: date.month)
    return _("，").join(
        _("%(month)s月%(days)s") % {"month": month, "days": _("、").join(f"{date.day}日" for date in days)}
        for month, days in groups
    )
