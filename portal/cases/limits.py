"""Legal limits as data: how much, of what unit, by which article (DAY-01)."""

import calendar
import datetime
from dataclasses import dataclass, replace
from enum import StrEnum

from portal.cases.working_days import Counted, WorkingCalendar


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


LABELS = {Unit.WORKING_DAY: "个工作日", Unit.DAY: "日", Unit.MONTH: "个月"}


@dataclass(frozen=True)
class Limit:
    """`number` units from the day after the start, by `article`."""

    number: int
    unit: Unit
    article: str

    def __str__(self):
        return f"{self.number}{LABELS[self.unit]}"

    def after(self, start: datetime.date, calendar_: WorkingCalendar) -> Counted:
        """The last day of this limit when it begins on `start`."""
        if self.unit is Unit.WORKING_DAY:
            return calendar_.add_working_days(start, self.number)
        if self.unit is Unit.MONTH:
            end = months_after(start, self.number)
        else:
            end = start + datetime.timedelta(days=self.number)
        return Counted(end, False, calendar_.days_between(start, end))

    def of(self, number: int) -> "Limit":
        """The same limit, used for a smaller number only."""
        if not 1 <= number <= self.number:
            raise ValueError(f"应在 1 到 {self}之间（{self.article}），这里是 {number}。")
        return replace(self, number=number)


def working_days(number: int, article: str) -> Limit:
    return Limit(number, Unit.WORKING_DAY, article)


def months_after(start: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or the last of a shorter one."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


# The numbers of the FOI Regulation and its companions. Limits of letters are options (BOX-07): no law fixes them.
REPLY = working_days(20, "条例第三十三条")  # REQ-12
EXTENSION = working_days(20, "条例第三十三条")  # REQ-13
CORRECTION_NOTICE = working_days(7, "条例第三十条")  # REQ-10
THIRD_PARTY = working_days(15, "条例第三十二条")  # REQ-14
OTHER_ORGAN = working_days(15, "条例第三十四条")  # REQ-17
FEE_PAYMENT = working_days(20, "国办函〔2020〕109号")  # REQ-19
PROACTIVE = working_days(20, "条例第二十六条")  # REG-06
INTERPRETATION = working_days(3, "政策解读同步发布的要求")  # INT-02
