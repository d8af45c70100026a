"""How a request stands: what its ledger, its clock and its challenges say of it."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from feedback.intake.rights import SORT
from feedback.models import InformationRequest
from feedback.models.challenge import ChallengeResult
from feedback.requests.states import LABELS
from portal.people.models import Organ
from portal.workflow import MoveRefused


def at_the_top(held: dict[str, set[int]]) -> QuerySet[Organ]:
    """What names no organ waits for the office at the top of the organs' tree: there, if one sorts there."""
    return Organ.objects.filter(parent=None, pk__in=held.get(SORT, set()))


def names_of(request: InformationRequest) -> list[str]:
    """The ledger's lines in the order of their recording."""
    return list(request.events.order_by("pk").values_list("name", flat=True))


def is_late(request: InformationRequest, on: datetime.date) -> bool:
    """Not answered in time."""
    return request.due_on is not None and request.due_on < on


def is_corrected(request: InformationRequest, names: list[str]) -> bool:
    """A reconsideration or a court has corrected its decision, and it was not made anew."""
    return request.challenges.filter(result=ChallengeResult.CORRECTED).count() > names.count("redo")


def is_to_be_posted(request: InformationRequest, names: list[str]) -> bool:
    """Its letter goes by post, and is not on its way yet: the last of the two is the approval."""
    last = next((name for name in reversed(names) if name in ("approve", "dispatch")), "")
    return request.way == "post" and last == "approve"


def needs_before(request: InformationRequest, name: str) -> None:
    if name and not request.events.filter(name=name).exists():
        raise MoveRefused(_("要先有这一环节：%(step)s。") % {"step": LABELS[name]})
