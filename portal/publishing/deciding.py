"""Who may do what with a revision now: rights, four eyes, and the steps that its organ's review has."""

from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import rights_in
from portal.publishing.models import Revision
from portal.publishing.states import APPROVALS, BATCH_TRACK, EMERGENCY_TRACK, REVISION, STEP_RIGHT, STEPS, track_of
from portal.site.options import option
from portal.workflow import Move


def moves_for(revision: Revision, person: Person) -> list[Move]:
    """The moves open to `person` now: the buttons. Four eyes count: no approving for a contributor."""
    held = rights_in(person, revision.publication.organ_id, today())
    wanted = [move for move in REVISION.from_state(revision.state) if has_right(move, revision, held)]
    if any(move.name in APPROVALS for move in wanted) and not may_approve(revision, person):
        wanted = [move for move in wanted if move.name not in APPROVALS]
    return wanted


def may_approve(revision: Revision, person: Person) -> bool:
    """Nobody approves what they contributed to, nor twice in one round (REV-04)."""
    if revision.contributions.filter(person=person).exists():
        return False
    return not revision.approvals.filter(round=revision.round, person=person).exists()


def may_decide(revision: Revision, person: Person) -> bool:
    """Whether `person` holds the right of the review's step at which the revision is."""
    if revision.state not in STEPS:
        return False
    return STEP_RIGHT[revision.state] in rights_in(person, revision.publication.organ_id, today())


def steps_of(revision: Revision) -> list[str]:
    """The steps that a submission now would fix for this revision."""
    if revision.mode == Revision.Mode.BATCH:
        return list(BATCH_TRACK)
    if revision.mode == Revision.Mode.EMERGENCY:
        return list(EMERGENCY_TRACK)
    organ = revision.publication.organ
    with_secrecy = option("review.secrecy_step") if organ.secrecy_step is None else organ.secrecy_step
    return track_of(organ.review_steps or option("review.steps"), with_secrecy=with_secrecy)


def has_right(move: Move, revision: Revision, held: set[str]) -> bool:
    # At a step it is the step's own right that decides; elsewhere any right of the row.
    rights = set(move.rights)
    if revision.state in STEP_RIGHT:
        rights &= {STEP_RIGHT[revision.state]}
    if revision.mode != Revision.Mode.BATCH:
        rights.discard("batch")  # the office submits and discards what it imported, not what organs write
    return bool(rights & held)
