"""The period of a member of a series: a year, a quarter, a month, or the years of a plan; text that sorts by time."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SPLIT = re.compile(r"[.\-—–－~～至到/]")
QUARTERS = "一二三四"
NAMED_QUARTER = re.compile(rf"(?:第?([{QUARTERS}1-4])季度?|[Qq]([1-4]))")


@dataclass(frozen=True)
class PeriodForm:
    """How periods of one kind are written."""

    pattern: re.Pattern
    hint: str

    def fits(self, period: str) -> bool:
        return self.pattern.fullmatch(period) is not None and _is_in_order(period)


NONE = PeriodForm(re.compile(""), "")
YEAR = PeriodForm(re.compile(r"(19|20|21)\d\d"), gettext_lazy("写年份，例如 2026"))
MONTH = PeriodForm(re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])"), gettext_lazy("写年和月，例如 2026-06"))
QUARTER = PeriodForm(re.compile(r"(19|20|21)\d\d-Q[1-4]"), gettext_lazy("写年份和季度，例如 2026-Q3"))
TERM = PeriodForm(re.compile(r"(19|20|21)\d\d-(19|20|21)\d\d"), gettext_lazy("写起止年份，例如 2021-2025"))


def normalise(words: str) -> str:
    """2026年6月, 2026.6, 2026年第三季度, 2021—2025年 as 2026-06, 2026-06, 2026-Q3, 2021-2025."""
    words = NAMED_QUARTER.sub(_quarter, words.strip())
    parts = [part for part in SPLIT.split(re.sub(r"[年月\s]+", "-", words).strip("-")) if part]
    return "-".join(part.zfill(2) for part in parts)


def label(period: str) -> str:
    """As people read it."""
    if MONTH.pattern.fullmatch(period):
        return _("%(year)s年%(month)s月") % {"year": period[:4], "month": int(period[5:])}
    if QUARTER.pattern.fullmatch(period):
        return _("%(year)s年第%(quarter)s季度") % {"year": period[:4], "quarter": QUARTERS[int(period[6]) - 1]}
    if TERM.pattern.fullmatch(period):
        return _("%(first)s—%(last)s年") % {"first": period[:4], "last": period[5:]}
    return _("%(year)s年") % {"year": period} if period else ""


def months(first: str, on: datetime.date) -> list[str]:
    """From the month `first` to the last full month before `on`, the newest first."""
    year, month = on.year, on.month
    found = []
    while True:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        period = f"{year}-{month:02}"
        if period < first:
            return found
        found.append(period)


def quarters(first: str, on: datetime.date) -> list[str]:
    """From the quarter `first` to the last that was over before `on`, the oldest first."""
    named = [f"{year}-Q{quarter}" for year in range(begins(first), on.year + 1) for quarter in range(1, 5)]
    return [period for period in named if period >= first and last_day_of(period) < on]


def quarter_of(day: datetime.date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def last_day_of(quarter: str) -> datetime.date:
    month = int(quarter[6]) * 3
    return datetime.date(begins(quarter), month, 30 if month in (6, 9) else 31)


def years(first: str, on: datetime.date) -> list[str]:
    """From the year `first` to that of `on`, the newest first."""
    return [str(year) for year in range(on.year, int(first) - 1, -1)]


def begins(period: str) -> int:
    return int(period[:4])


def ends(period: str) -> int:
    """The last year of a term."""
    return int(period[5:9]) if TERM.pattern.fullmatch(period) else begins(period)


def overlap(one: str, other: str) -> int:
    """How many years two terms share."""
    return max(0, min(ends(one), ends(other)) - max(begins(one), begins(other)) + 1)


def _quarter(named: re.Match) -> str:
    figure = named[2] or named[1]
    return f"-Q{figure if figure.isdecimal() else QUARTERS.index(figure) + 1}"


def _is_in_order(period: str) -> bool:
    return not TERM.pattern.fullmatch(period) or period[:4] <= period[5:]
