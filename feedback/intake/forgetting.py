"""What the term of a case is over for: the database clears the words (sql/); the trail is the log, a row for each."""

import datetime
from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from feedback.intake.filing import ask
from feedback.models.filed import Filed
from portal.cases.today import today
from portal.people.models import Organ
from portal.trail.record import SYSTEM, record

AT_ONCE = 200  # cases in a minute
Case = TypeVar("Case", bound=Filed)


def forget(
    old: QuerySet[Case], call: str, before: datetime.date, *, step: str, organ_of: Callable[[Case], Organ]
) -> int:
    """How many were cleared of what is older than `before`, by the function `call`."""
    gone = 0
    for case in old.defer("text", "sealed")[:AT_ONCE]:
        with transaction.atomic():
            if ask(f"{call}(%s, %s, %s)", [case.pk, before, today()]):
                record(step, by=SYSTEM, object=case, organ=organ_of(case).code, from_state=case.state,
                       to_state=case.state)  # fmt: skip
                gone += 1
    return gone
