"""Reading 公开时限: the text of a catalog row → what a clock can use. The text itself is always kept beside it.

Publish within N days of an event, before an event, on a day of the year, at once, for ever: one of these is the
kind. How long a notice must stay up (公示期) is another thing and stands in `display_days`; a limit of their own for
permits and penalties stands in `decision_days` (working days). What is not understood stays `none`, and nobody is
late then.
"""

import datetime
import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class LimitKind(models.TextChoices):
    PUBLISH_WITHIN = "publish_within", _("某事之后几日内公开")
    BEFORE_EVENT = "before_event", _("某事之前几日公开")
    ANNUAL_DATE = "annual_date", _("每年某日前公开")
    REALTIME = "realtime", _("实时、及时公开")
    PERMANENT = "permanent", _("长期公开")
    DISPLAY_FOR = "display_for", _("只规定公示多久")
    NONE = "none", _("按原文，不计算")


class DayUnit(models.TextChoices):
    WORKING_DAY = "working_day", _("工作日")
    CALENDAR_DAY = "calendar_day", _("日")


class LimitEvent(models.TextChoices):
    FORMED_OR_CHANGED = "formed_or_changed", _("信息形成或者变更")
    MADE_OR_OBTAINED = "made_or_obtained", _("信息制作或者获取")
    DECISION_MADE = "decision_made", _("作出行政决定")
    APPROVED = "approved", _("批准、批复")
    APPLICATION_RECEIVED = "application_received", _("收到申请")
    RESULT_FIXED = "result_fixed", _("结果确定")
    CONTRACT_SIGNED = "contract_signed", _("成交、签订合同")
    PAID = "paid", _("支付、拨付")
    PREVIOUS_UPDATE = "previous_update", _("上一次更新")
    PROCEDURE_ENDS = "procedure_ends", _("程序结束")
    PROCEDURE_BEGINS = "procedure_begins", _("活动、程序开始")
    CLOSING = "closing", _("截止时间")
    OTHER = "other", _("原文所写的事")


@dataclass(frozen=True)
class TimeLimit:
    limit_kind: str = LimitKind.NONE.value
    limit_event: str = ""
    limit_days: int | None = None
    limit_unit: str = ""
    annual_date: str = ""  # "01-31"
    decision_days: int | None = None
    display_days: int | None = None
    display_unit: str = ""


# Words of the text before (or around) the number → event. The first that is found counts.
EVENTS_AFTER = (
    (r"收到申请", LimitEvent.APPLICATION_RECEIVED),
    (r"每$", LimitEvent.PREVIOUS_UPDATE),
    (r"决定", LimitEvent.DECISION_MADE),
    (r"制作|制定|获取", LimitEvent.MADE_OR_OBTAINED),
    (r"结果|供应商确定", LimitEvent.RESULT_FIXED),
    (r"成交|合同|协议", LimitEvent.CONTRACT_SIGNED),
    (r"支付|拨付", LimitEvent.PAID),
    (r"信息形成|变更", LimitEvent.FORMED_OR_CHANGED),
    (r"批准|批复", LimitEvent.APPROVED),
    (r"结束|完成|报告", LimitEvent.PROCEDURE_ENDS),
    (r"后|之日|起", LimitEvent.OTHER),
    (r"", LimitEvent.FORMED_OR_CHANGED),  # "20个工作日内" alone abbreviates the usual sentence
)
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
# Figures, or a whole numeral up to 九十九; a larger one is not understood.
ONES = f"[{''.join(NUMERALS)}]"
NUMBER = (
    rf"(?P<days>(?<!\d)\d{{1,5}}|(?<![{''.join(NUMERALS)}十百千万])(?:{ONES}?十{ONES}?|{ONES}))"
    r"\s*个?\s*(?P<unit>工作日|自然日|日|天|周|小时)"
)
# "公示期不少于5日", "公告期限5个工作日", "底价100万元以上的不少于10个工作日"; not "3日内公示".
DISPLAY = re.compile(
    rf"(?:(?:公示|公告|披露|征求意见)(?:期限|时间|期)?(?:为|不少于|不得少于|至少)?|不少于|不得少于){NUMBER}(?!之?[内前后])"
)
ANNUAL = re.compile(r"每年(?:(?P<month>\d+)月(?P<day>\d+)日|年?底|年末)(?:之)?前?")
WITHIN = re.compile(rf"{NUMBER}(?:之?内|更新|$)")
BEFORE = tuple(re.compile(form) for form in (rf"提前{NUMBER}", rf"{NUMBER}之?前", rf"前(?:至少)?{NUMBER}"))
PERMANENT = re.compile(r"长期|永久|常年")
REALTIME = re.compile(r"实时|及时|即时|同时|随.+公[开告布]|(?<!小)时$")
DECISION = re.compile(r"处罚|许可|行政决定")
# Titles of what a limit of its own is for: a decision, not a guide to one.
DECISION_TITLE = re.compile(r"(?:处罚|许可)决定|准予.{0,20}许可")
LONGEST = 3660  # days; a larger number is a slip of the pen


def is_decision(title: str) -> bool:
    """Whether a document is a permit or a penalty, to be published within `decision_days` (REG-13)."""
    return DECISION_TITLE.search(title) is not None


def parse_time_limit(text: str) -> TimeLimit:
    """What the text of a 公开时限 says, as far as it is understood; its first statement decides the kind, except that a
    number of days to publish within outweighs a period of display."""
    found = {}
    for clause in re.split(r"[，；。,;]", text):
        for key, value in _read(clause.strip(), found).items():
            found.setdefault(key, value)
    if "limit_kind" not in found and "display_days" in found:
        found["limit_kind"] = LimitKind.DISPLAY_FOR
    return TimeLimit(**{key: getattr(value, "value", value) for key, value in found.items()})


def _read(clause: str, found: dict) -> dict:
    if annual := ANNUAL.search(clause):
        date = _annual_date(annual)
        return {"limit_kind": LimitKind.ANNUAL_DATE, "annual_date": date} if date and "limit_kind" not in found else {}
    if (display := DISPLAY.search(clause)) and (length := _length(display)):
        return {"display_days": length[0], "display_unit": length[1]}
    for form in BEFORE:
        if (before := form.search(clause)) and (length := _length(before)) and "limit_kind" not in found:
            event = LimitEvent.CLOSING if "截止" in clause else LimitEvent.PROCEDURE_BEGINS
            return _limit(LimitKind.BEFORE_EVENT, event, length)
    if (within := WITHIN.search(clause)) and (length := _length(within)):
        if "limit_kind" in found:
            own = DECISION.search(clause) and length[1] == DayUnit.WORKING_DAY
            return {"decision_days": length[0]} if own else {}
        event = next(event for words, event in EVENTS_AFTER if re.search(words, clause[: within.start()]))
        return _limit(LimitKind.PUBLISH_WITHIN, event, length)
    if "limit_kind" in found or "display_days" in found:
        return {}
    if PERMANENT.search(clause):
        return {"limit_kind": LimitKind.PERMANENT}
    return {"limit_kind": LimitKind.REALTIME} if REALTIME.search(clause) else {}


def _limit(kind: LimitKind, event: LimitEvent, length: tuple[int, DayUnit]) -> dict:
    return {"limit_kind": kind, "limit_event": event, "limit_days": length[0], "limit_unit": length[1]}


def _length(match: re.Match) -> tuple[int, DayUnit] | None:
    """The number of days in a match of NUMBER; a week is 7 days, hours round up to days."""
    days = int(match["days"]) if match["days"].isdecimal() else _numeral(match["days"])
    if match["unit"] == "周":
        days *= 7
    if match["unit"] == "小时":
        days = -(-days // 24)
    if not 0 < days <= LONGEST:
        return None
    return days, DayUnit.WORKING_DAY if match["unit"] == "工作日" else DayUnit.CALENDAR_DAY


def _numeral(written: str) -> int:
    """二十 → 20, 十五 → 15, 七 → 7; nothing → 0."""
    tens, ten, ones = written.rpartition("十")
    return (NUMERALS.get(tens, 1) * 10 if ten else 0) + NUMERALS.get(ones, 0)


def _annual_date(match: re.Match) -> str | None:
    if match["month"] is None:
        return "12-31"
    try:
        return f"{datetime.date(2023, int(match['month']), int(match['day'])):%m-%d}"
    except ValueError:
        return None
