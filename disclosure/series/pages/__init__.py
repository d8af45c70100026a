"""How the members of a series are set out, by its shape: the context of templates/disclosure/series/<part>.html."""

from collections.abc import Callable
from dataclasses import dataclass

from disclosure.series.pages import (
    by_month,
    by_organ,
    by_quarter,
    by_slot,
    by_year,
    chain,
    meetings,
    press,
    replies,
    tasks,
)


@dataclass(frozen=True)
class Page:
    part: str
    arrange: Callable  # (series, members, on) → context
    has_parts: bool = False  # and the part that is asked for


PAGES = {
    "project": Page("by_slot", by_slot.arrange),
    "topic": Page("by_slot", by_slot.arrange),
    "budget": Page("by_year", by_year.arrange),
    "persons": Page("by_month", by_month.arrange),
    "plan": Page("chain", chain.arrange),
    "tasks": Page("tasks", tasks.arrange, has_parts=True),
    "execution": Page("by_quarter", by_quarter.arrange),
    "meeting": Page("meetings", meetings.arrange, has_parts=True),
    "press": Page("press", press.arrange),
    "list": Page("by_organ", by_organ.arrange, has_parts=True),
    "guide": Page("by_organ", by_organ.arrange, has_parts=True),
    "proposal": Page("replies", replies.arrange, has_parts=True),
}
