"""The information-processing fee (FEE-01 … FEE-05): by item or by volume, never both on one request."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ARTICLE = "国办函〔2020〕109号"


class FeeBasis(StrEnum):
    BY_ITEM = "by_item"
    BY_VOLUME = "by_volume"


LABELS = {FeeBasis.BY_ITEM: gettext_lazy("按件"), FeeBasis.BY_VOLUME: gettext_lazy("按量")}
UNITS = {FeeBasis.BY_ITEM: gettext_lazy("件"), FeeBasis.BY_VOLUME: gettext_lazy("页")}
# What each way is reckoned from; the numbers below speak of it.
FREE_ITEMS, FIRST_ITEMS, BLOCK_OF_ITEMS, PER_ITEM = 10, 30, 10, 100
# Pages up to and including; yuan for each page of the step. The last has no end.
PAGE_STEPS = ((30, 0), (100, 10), (200, 20), (None, 40))
# Ways of obtaining that copy something; only there volume may be charged (FEE-04).
COPYING = frozenset({"paper", "email", "disc"})


@dataclass(frozen=True)
class FeeLine:
    """`number` units of one step at `price` yuan each."""

    first: int
    last: int
    price: int

    @property
    def number(self) -> int:
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        return self.number * self.price


def by_item(items: int) -> list[FeeLine]:
    """The steps for all requests of one applicant in one calendar month, each matter an item (REQ-25)."""
    return _lines(items, _item_steps())


def by_volume(pages: int) -> list[FeeLine]:
    """The steps for the pages of one request; a page is one side of A4 or smaller."""
    return _lines(pages, iter(PAGE_STEPS))


def total(lines: list[FeeLine]) -> int:
    """Yuan."""
    return sum(line.amount for line in lines)


def for_next_item(before: int) -> int:
    """Yuan for one more item of an applicant who had `before` in this month."""
    return total(by_item(before + 1)) - total(by_item(before))


def may_charge_volume(way: str, carrier: str, outcome: str = "") -> bool:
    """Volume counts only where something is copied, and not where the answer points to what is public (FEE-04)."""
    return way != "on_site" and carrier in COPYING and outcome != "already_public"


def lines_of(basis: str, units: int) -> list[FeeLine]:
    """What a notice charges: the price of this item, or the pages by their steps; free ones are left out."""
    if basis == FeeBasis.BY_ITEM:
        return [FeeLine(units, units, for_next_item(units - 1))]
    return [line for line in by_volume(units) if line.price]


def in_words(basis: str, units: int) -> list[str]:
    """How a notice is reckoned, line by line."""
    lines = []
    for line in lines_of(basis, units):
        words = {"first": line.first, "last": line.last, "unit": UNITS[basis], "price": line.price, "sum": line.amount}
        if line.number == 1:
            lines.append(_("第%(first)s%(unit)s，%(sum)s元") % words)
        else:
            lines.append(_("第%(first)s至%(last)s%(unit)s，每%(unit)s%(price)s元，共%(sum)s元") % words)
    return lines


def _item_steps():
    yield FREE_ITEMS, 0
    yield FIRST_ITEMS, PER_ITEM
    for n in count(1):
        yield FIRST_ITEMS + n * BLOCK_OF_ITEMS, PER_ITEM * (n + 1)


def _lines(number: int, steps) -> list[FeeLine]:
    if number < 0:
        raise ValueError(f"a number of units, not {number}")
    lines, first = [], 1
    for end, price in steps:
        last = number if end is None else min(number, end)
        if last < first:
            break
        lines.append(FeeLine(first, last, price))
        first = last + 1
    return lines
