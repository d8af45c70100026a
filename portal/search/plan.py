"""Which way to an answer, chosen by how much there is: the planner of the database knows too little of words.

A lot from 0 to 1023 is drawn for every row (EntryTerms.draw); rows below 64, 16 and 4 have small indexes of their own.
Looking into one of them first tells about how many rows an answer has. Few: all of them are fetched by the words' index
and sorted. Many: rows are read newest first until the page is full, and numbers are told as "about". A word of one year
only is many and yet far away, so reading ends after as many rows as fetching would have cost.
The figures were measured on 10,000 and 100,000 items (ADR 0013); no word is known here.
"""

from dataclasses import dataclass
from math import sqrt

LOTS = 1024
SAMPLES = (64, 16, 4)  # each has an index (EntryTerms)
LEAST_SAMPLE = 1000  # rows in a sample that is asked how many there are
EXACT_UP_TO = 1000  # numbers up to here are always counted
COUNTED = 500  # rows behind numbers told as "about"
PAGE = 20
# Of a large table the newest have an index of their own: what is not rare is on the first pages from among them.
RECENT = 32  # one row of so many
RECENT_FROM = 200_000  # rows of a table that has it
ENOUGH = 10  # more among the newest than twice what the page wants, so that they hardly ever fall short
READ_FOR_FETCHED = 3  # reading a row's words in order costs as much as fetching so many rows by the index


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

    @property
    def readable(self) -> int:
        """How many rows may be read in order before fetching would have been cheaper."""
        return self.rows // READ_FOR_FETCHED

    def is_read(self, everything: int) -> bool:
        """Whether a first page is filled by reading rows in order, cheaper than by fetching all that answer."""
        return not self.is_small and self.rows * self.readable > PAGE * everything

    def is_recent(self, end: int, newest: int, everything: int) -> bool:
        """Whether the first `end` are fetched from among the `newest`: there are surely enough of them there, and
        fewer than reading in order would cost."""
        there = self.rows * newest // max(1, everything)
        cheaper = there * self.rows < READ_FOR_FETCHED * end * everything
        return not self.is_small and there >= 2 * end + ENOUGH and cheaper

    @property
    def sample(self) -> int:
        """Below which lot many are counted."""
        return min(max(SAMPLES), counting_lot(self.rows))


def first_lot(everything: int) -> int:
    """The sample that is asked first in a table of so many rows."""
    enough = [lot for lot in SAMPLES if everything * lot // LOTS >= LEAST_SAMPLE]
    return min(enough, default=max(SAMPLES))


def counting_lot(rows: int) -> int:
    """Below which lot so many rows are counted along their facets: all of a few, else as many as tell enough."""
    return LOTS if rows <= EXACT_UP_TO else LOTS * COUNTED // rows + 1


def about(n: float) -> int:
    """Two figures of a number that was not counted."""
    n = round(n)
    step = 10 ** max(0, len(str(n)) - 2)
    return round(n / step) * step
