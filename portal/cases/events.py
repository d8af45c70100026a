"""What happens to a case, and what each of it does to the clock."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from portal.cases.limits import Limit


class Effect(StrEnum):
    """What an event does to the clock."""

    START = "start"  # received, confirmed, formed; with a limit
    STOP = "stop"  # somebody else's turn; its limit is how long they have
    WAIT = "wait"  # one more whose turn it is, while the clock stands
    RESUME = "resume"  # our turn again, with the days that were left
    RESTART = "restart"  # the whole period anew (REQ-10, REQ-19)
    EXTEND = "extend"  # more days, once (REQ-13)
    REPLACE = "replace"  # another date, as notified (REQ-18)
    FINISH = "finish"  # answered, closed
    REOPEN = "reopen"  # not finished after all, or decided anew: the whole period anew


@dataclass(frozen=True)
class Event:
    """Something recorded on a day. `name` is the case's own word for it (`correction_asked`), `note` is for people."""

    effect: Effect
    on: datetime.date
    article: str
    name: str = ""
    limit: Limit | None = None
    due_on: datetime.date | None = None
    note: str = ""
    judged: bool = True  # False: recorded before, when it was in time; another calendar does not undo it (DAY-04)


class ClockError(ValueError):
    """Events that cannot follow each other; the message is for the person who records them."""
