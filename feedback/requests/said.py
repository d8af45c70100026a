"""What the form of a move of a request says."""

import datetime
from dataclasses import dataclass

from feedback.intake.screen import OnScreen
from feedback.requests.composing import Reply
from portal.people.models import Organ


@dataclass(frozen=True)
class Said(OnScreen):
    on: datetime.date | None = None
    organ: Organ | None = None
    days: int = 0
    due_on: datetime.date | None = None
    told: str = ""
    note: str = ""
    basis: str = ""
    units: int = 0
    group: str = ""
    result: str = ""
    whom: str = ""
    address: str = ""
    reply: Reply | None = None
