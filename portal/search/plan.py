"""Which way to an answer, chosen by how much there is: the planner of the database knows too little of words.

A lot from 0 to 1023 is drawn for every row (EntryTerms.draw); rows below 64, 16 and 4 have small indexes of their own.
Looking into one of them first tells about how many rows an answer has. Few: all of them are fetched by the words' index
and sorted. Many: rows are read newest first until the page is full, and numbers are told as "about".
The figures are rows of work, fitted on 10,000 and 100,000 items (ADR 0013); no word is known here.
"""

from dataclasses import dataclass
from math import sqrt

LOTS = 1024
SAMPLES = (64, 16, 4)  # each has an index (EntryTerms)
LEAST_SAMPLE = 1000  # rows in a sample that is asked how many there are
EXACT_UP_TO = 1000  # numbers up to here are always counted
COUNTED = 300  # rows at least behind numbers told as "about"
PAGE = 20
WALKED_FOR_FETCHED = 5  # reading a row's words costs as much as fetching so many by the index


@dataclass(frozen=True)
class Estimate:
    """`hits` rows lie below `lot`."""

    hits: int
    lot: int

    @property
    def rows(self) -> int:
        return self.hits * LOTS // self.lot

    @property
    def is_small(self) -> bool:
        """Whether there may be EXACT_UP_TO or fewer: five standard deviations, so never wrong in practice."""
        expected = EXACT_UP_TO * self.lot / LOTS
        return self.hits <= expected + 5 * sqrt(expected)

    def is_walked(self, everything: int, end: int = PAGE) -> bool:
        """Whether reading all rows in order until the place `end` costs less than fetching all that answer."""
        return not self.is_small and self.rows**2 > WALKED_FOR_FETCHED * end * everything

    @property
    def counting_lot(self) -> int:
        """The smallest sample that still counts truly; the whole for few."""
        if self.is_small:
            return LOTS
        enough = [lot for lot in SAMPLES if self.rows * lot // LOTS >= COUNTED]
        return min(enough, default=max(SAMPLES))


def first_lot(everything: int) -> int:
    """The sample that is asked first in a table of so many rows."""
    enough = [lot for lot in SAMPLES if everything * lot // LOTS >= LEAST_SAMPLE]
    return min(enough, default=max(SAMPLES))


def about(n: float) -> int:
    """Two figures of a number that was not counted."""
    n = round(n)
    step = 10 ** max(0, len(str(n)) - 2)
    return round(n / step) * step
