"""Who may do what with a letter."""

import datetime

from feedback.intake.rights import HANDLE, PART, REVIEW, SORT
from feedback.letters import joint
from feedback.models import Letter
from portal.people.models import Person
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
    if letter.organ_id in held[HANDLE] or letter.organ_id is None and letter.lane.organ_id in held[HANDLE]:
        found.add(HANDLE)
    if letter.organ_id in held[REVIEW]:
        found.add(REVIEW)
    if held[HANDLE] and joint.waiting(letter, held[HANDLE]).exists():
        found.add(PART)
    return found
