"""Working-day arithmetic (DAY-01 … DAY-06). Pure: the calendar is given, nothing is read from anywhere."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from portal.cases.festivals import statutory_holidays

ONE_DAY = datetime.timedelta(days=1)
LONGEST = 5000  # working days; nothing in the law comes near it
SATURDAY = 5
WEEKEND = "周末"  # the reason of a day off that no arrangement names


@dataclass(frozen=True)
class ExceptionalDay:
    """A day that the announced arrangement names: a holiday, or a weekend day worked instead (DAY-04)."""

    date: datetime.date
    is_working: bool
    note: str = ""
    provisional: bool = False


@dataclass(frozen=True)
class Day:
    """One day as the calendar sees it, with the reason."""

    date: datetime.date
    is_working: bool
    reason: str
    provisional: bool


@dataclass(frozen=True)
class Counted:
    """Where a count of working days ended, and how: `trace` holds every day passed, counted or skipped."""

    date: datetime.date
    provisional: bool
    trace: tuple[Day, ...]


class WorkingCalendar:
    """Which days are worked. A year is loaded when each of its statutory festivals has a day off that is certain; the
    days of another are provisional, and its festivals are off where no row says otherwise."""

    def __init__(self, days: Iterable[ExceptionalDay]):
        self._days = {day.date: day for day in days}
        off = {day.date for day in self._days.values() if not (day.is_working or day.provisional)}
        years = {date.year for date in off}
        self.loaded_years = frozenset(year for year in years if _has_its_festivals(year, off))

    @cached_property
    def mark(self) -> str:
        """Names the calendar as it stands; another arrangement has another name."""
        days = sorted((day.date, day.is_working, day.provisional) for day in self._days.values())
        return hashlib.sha256(repr(days).encode()).hexdigest()[:16]

    def missing_year(self, on: datetime.date) -> int | None:
        """The year whose arrangement should stand here on `on` and does not: this one, from 1 December the next."""
        wanted = (on.year, on.year + 1) if on.month == 12 else (on.year,)
        return next((year for year in wanted if year not in self.loaded_years), None)

    def day(self, date: datetime.date) -> Day:
        loaded = date.year in self.loaded_years
        if known := self._days.get(date):
            reason = known.note or ("调休上班" if known.is_working else "放假")
            return Day(date, known.is_working, reason, known.provisional or not loaded)
        if not loaded and (name := _statutory(date.year).get(date)):
            return Day(date, False, f"{name}（暂定）", True)
        if date.weekday() >= SATURDAY:
            return Day(date, False, WEEKEND, not loaded)
        return Day(date, True, "工作日", not loaded)

    def is_working(self, date: datetime.date) -> bool:
        return self.day(date).is_working

    def is_provisional(self, date: datetime.date) -> bool:
        return self.day(date).provisional

    def add_working_days(self, start: datetime.date, n: int) -> Counted:
        """The n-th working day after `start`; the start itself does not count (DAY-02). n = 0 is the start."""
        if not 0 <= n <= LONGEST:
            raise ValueError(f"工作日数应在 0 到 {LONGEST} 之间，这里是 {n}。")
        passed, date = [], start
        while n:
            date = _next(date)
            passed.append(self.day(date))
            n -= passed[-1].is_working
        return Counted(date, any(day.provisional for day in passed), tuple(passed))

    def days_between(self, start: datetime.date, end: datetime.date) -> tuple[Day, ...]:
        """All days after `start` up to and including `end`; empty when `end` is not later."""
        return tuple(self.day(start + ONE_DAY * n) for n in range(1, (end - start).days + 1))

    def count_between(self, start: datetime.date, end: datetime.date) -> int:
        """How many working days lie after `start` up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self.count_between(end, start)
        return sum(day.is_working for day in self.days_between(start, end))


def _next(date: datetime.date) -> datetime.date:
    if date == datetime.date.max:
        raise ValueError("日期太远，无法计算。")
    return date + ONE_DAY


def _has_its_festivals(year: int, off: set[datetime.date]) -> bool:
    festivals = _statutory(year)
    return set(festivals.values()) == {name for date, name in festivals.items() if date in off}


@cache
def _statutory(year: int) -> dict[datetime.date, str]:
    return statutory_holidays(year)
