"""Who may do what with a letter."""

import datetime
from collections.abc import Collection

from django.db.models import Q

from feedback.intake.rights import HANDLE, PART, REVIEW, SORT
from feedback.letters import joint
from feedback.models import Lane, Letter, LetterKind
from portal.people.models import Organ, Person
from portal.people.rights import organs_by_right


def rights_at(letter: Letter, person: Person, on: datetime.date) -> set[str]:
    """Which of the rights that letters know this person holds for this one: sorting for the lane's organ, handling and
    reviewing for the organ that handles it, writing a part for one that was asked to."""
    held = organs_by_right(person, (HANDLE, SORT, REVIEW), on)
    found = set()
    if not held:
        return found
    if letter.lane.organ_id in held[SORT]:
        found.add(SORT)
    waits_here = letter.organ_id is None and letter.lane.organ_id in held[HANDLE]
    if letter.organ_id in held[HANDLE] or waits_here and not is_about_keeper(letter.kind, letter.reported, letter.lane):
        found.add(HANDLE)
    if letter.organ_id in held[REVIEW]:
        found.add(REVIEW)
    if held[HANDLE] and joint.waiting(letter, held[HANDLE]).exists():
        found.add(PART)
    return found


def is_about_keeper(kind: str, reported: Organ | None, lane: Lane) -> bool:
    """Whether it reports somebody of the organ that keeps the lane, or of one above it: until such a report has gone to
    another organ, who sorts alone has it (BOX-10)."""
    return kind == LetterKind.REPORT and reported in lane.organ.lineage()


def waiting_at(organs: Collection[int]) -> Q:
    """Letters that nobody handles yet, of lanes that these organs keep, without reports about themselves."""
    found = Q(organ=None, lane__organ__in=organs)
    for keeper in Organ.objects.filter(pk__in=organs).select_related("parent__parent") if organs else ():
        found &= ~Q(kind=LetterKind.REPORT, lane__organ=keeper, reported__in=keeper.lineage())
    return found
