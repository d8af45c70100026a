"""What a case's clock shows: the due date, what is left while it stands, and how it came to that."""

import datetime
from dataclasses import dataclass, field

from portal.cases.limits import Limit
from portal.cases.trace import Interval, TraceLine


@dataclass(frozen=True)
class Change:
    """On a day the due date became another, while the clock went on as it was."""

    on: datetime.date
    article: str
    note: str
    limit: Limit | None
    due_on: datetime.date | None


@dataclass
class Clock:
    """What the events amount to. `due_on` is None while the clock stands: then nobody is late but the other side."""

    due_on: datetime.date | None = None
    provisional: bool = False
    waiting_until: datetime.date | None = None  # the other side's last day, while the clock stands
    remaining: int | None = None  # units left, while the clock stands
    extended: bool = False
    finished_on: datetime.date | None = None
    intervals: list[Interval] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    trace: list[TraceLine] = field(default_factory=list)

    @property
    def stands(self) -> bool:
        """Whether somebody else's turn it is."""
        return bool(self.intervals) and self.due_on is None and self.finished_on is None
