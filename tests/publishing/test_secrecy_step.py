"""The secrecy check as a step of its own before signing, where the organ's setting says so (REV-03, capability 23)."""

import pytest

from portal.people.models import Organ
from portal.publishing.deciding import moves_for
from portal.publishing.models import Approval, RevisionEvent
from portal.publishing.moving import advance
from portal.publishing.states import State
from portal.site.options import set_option
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import SINCE, Membership, draft, said, walk

pytestmark = pytest.mark.medium


@pytest.fixture
def bureau(cast):
    """The bureau checks secrecy by itself; the county's checker checks for organs without one."""
    Organ.objects.filter(pk=cast.bureau.pk).update(secrecy_step=True)
    cast.bureau.refresh_from_db()
    Membership.objects.create(person=cast.county_checker, organ=cast.bureau, role="secrecy_reviewer", since=SINCE)
    return cast


def test_secrecy_is_checked_between_the_reviews_and_the_signing(bureau):
    revision = walk(bureau, draft(bureau), 3)
    assert (revision.state, revision.track[-2:]) == (State.SECRECY_REVIEW, ["secrecy_review", "final_review"])
    with pytest.raises(Conflict):
        advance(revision.pk, "sign", by=bureau.signer, said=said(revision))
    advance(revision.pk, "pass_secrecy", by=bureau.county_checker, said=said(revision))
    assert advance(revision.pk, "sign", by=bureau.signer, said=said(revision)).state == State.RELEASED
    assert Approval.objects.get(step="secrecy_review").secrecy_basis


def test_who_cannot_decide_refers_with_the_basis_and_nothing_goes_on(bureau):
    revision = walk(bureau, draft(bureau), 3)
    words = said(revision, secrecy_result="doubtful", secrecy_basis="涉及工作秘密的界限不清")
    assert advance(revision.pk, "pass_secrecy", by=bureau.county_checker, said=words).state == State.REFERRED
    assert not Approval.objects.filter(step="secrecy_review").exists()
    event = RevisionEvent.objects.filter(move="pass_secrecy").get()
    assert (event.reason, event.note) == ("doubtful", "涉及工作秘密的界限不清")
    assert Trail.objects.order_by("-id").first().reason == "doubtful"
    for move, who in (("sign", "signer"), ("pass_secrecy", "county_checker")):
        with pytest.raises(Conflict):
            advance(revision.pk, move, by=bureau.people[who], said=said(revision))
    again = advance(revision.pk, "resume", by=bureau.signer, said=said(revision, note="保密部门答复可以公开"))
    assert (again.state, again.round) == (State.FIRST_REVIEW, 2)


def test_secret_outcome_or_none_or_no_basis_passes_nothing(bureau):
    revision = walk(bureau, draft(bureau), 3)
    for words in ({"secrecy_result": "secret"}, {"secrecy_result": ""}, {"secrecy_basis": " "},
                  {"secrecy_result": "doubtful", "secrecy_basis": ""}):  # fmt: skip
        with pytest.raises(MoveRefused):
            advance(revision.pk, "pass_secrecy", by=bureau.county_checker, said=said(revision, **words))


@pytest.mark.parametrize("who", ["clerk", "reviewer", "reviewer2", "signer", "office", "auditor", "root"])
def test_others_do_not_check_secrecy(bureau, who):
    revision = walk(bureau, draft(bureau), 3)
    assert "pass_secrecy" not in [move.name for move in moves_for(revision, bureau.people[who])]
    with pytest.raises(MoveRefused):
        advance(revision.pk, "pass_secrecy", by=bureau.people[who], said=said(revision))


def test_checker_who_wrote_or_reviewed_does_not_check(bureau):
    for name in ("clerk", "reviewer"):
        Membership.objects.create(person=bureau.people[name], organ=bureau.bureau, role="secrecy_reviewer", since=SINCE)
    revision = walk(bureau, draft(bureau), 3)
    for name, why in (("clerk", "写过或改过"), ("reviewer", "已经审核过")):
        with pytest.raises(MoveRefused, match=why):
            advance(revision.pk, "pass_secrecy", by=bureau.people[name], said=said(revision))


def test_organ_without_a_checker_is_checked_by_the_one_above(cast):
    Organ.objects.filter(pk=cast.town.pk).update(secrecy_step=True)
    revision = draft(cast, by="town_clerk", organ="town")
    advance(revision.pk, "submit", by=cast.town_clerk)
    advance(revision.pk, "pass_first", by=cast.county_reviewer, said=said(revision))
    assert advance(revision.pk, "pass_secrecy", by=cast.county_checker, said=said(revision)).state == State.FINAL_REVIEW


def test_setting_of_the_site_holds_where_the_organ_says_nothing(cast):
    set_option("review.secrecy_step", True, by=cast.office, reason="试")
    assert "secrecy_review" in walk(cast, draft(cast), 1).track
    Organ.objects.filter(pk=cast.bureau.pk).update(secrecy_step=False)
    assert "secrecy_review" not in walk(cast, draft(cast), 1).track
