"""How the members of a series are set out, by its shape: the context of templates/disclosure/series/<part>.html."""

from collections.abc import Callable
from dataclasses import dataclass

from disclosure.series.pages import by_month, by_organ, by_slot, by_year, chain, replies


@dataclass(frozen=True)
class Page:
    part: str
    arrange: Callable  # (series, members, on) → context


PAGES = {
    "project": Page("by_slot", by_slot.arrange),
    "topic": Page("by_slot", by_slot.arrange),
    "budget": Page("by_year", by_year.arrange),
    "persons": Page("by_month", by_month.arrange),
    "plan": Page("chain", chain.arrange),
    "list": Page("by_organ", by_organ.arrange),
    "guide": Page("by_organ", by_organ.arrange),
    "proposal": Page("replies", replies.arrange),
}
