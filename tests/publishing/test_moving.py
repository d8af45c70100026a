"""The way of a revision: what each person may do, and what is refused."""

import dataclasses
import datetime

import pytest
from django.utils import timezone

from portal.publishing.content import content_hash
from portal.publishing.deciding import moves_for
from portal.publishing.models import Approval, Edition, Entry, Gone, Publication, Release, Revision, RevisionEvent
from portal.publishing.moving import NotReady, advance, publish_due
from portal.publishing.states import OPEN, REVISION, State
from portal.publishing.writing import correct
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, released, said, walk

pytestmark = pytest.mark.medium


def test_document_passes_three_reviews_and_is_public(cast):
    revision = walk(cast, draft(cast), 4)
    entry = Entry.objects.get()
    assert (revision.state, entry.title, entry.items) == (State.RELEASED, revision.title, ["20/0001"])
    assert entry.path == f"/documents/{revision.publication.number}/"
    assert Release.objects.get().hash == revision.hash
    assert [event.move for event in RevisionEvent.objects.all()] == ["submit", "pass_first", "pass_second", "sign"]
    assert list(Trail.objects.values_list("action", flat=True))[-4:] == ["submit", "pass_first", "pass_second", "sign"]


def test_organ_with_two_reviews_goes_from_first_review_to_signing(cast):
    revision = draft(cast, by="town_clerk", organ="town")
    advance(revision.pk, "submit", by=cast.town_clerk)
    advance(revision.pk, "pass_first", by=cast.county_reviewer, said=said(revision))
    assert advance(revision.pk, "sign", by=cast.county_signer, said=said(revision)).state == State.RELEASED


def test_superuser_without_a_role_moves_nothing(cast):
    revision = walk(cast, draft(cast), 1)
    for move in REVISION:
        with pytest.raises((MoveRefused, Conflict)):
            advance(revision.pk, move.name, by=cast.root, said=said(revision, reason="content", note="x"))


def test_author_cannot_approve_own_document(cast):
    from tests.cast import SINCE, Membership

    Membership.objects.create(person=cast.clerk, organ=cast.bureau, role="reviewer", since=SINCE)
    revision = walk(cast, draft(cast), 1)
    with pytest.raises(MoveRefused, match="您写过或改过"):
        advance(revision.pk, "pass_first", by=cast.clerk, said=said(revision))
    assert "pass_first" not in [move.name for move in moves_for(revision, cast.clerk)]


def test_editor_whose_change_another_submitted_cannot_approve(cast):
    from disclosure.drafting import Draft, save
    from tests.cast import SINCE, Membership

    Membership.objects.create(person=cast.clerk2, organ=cast.bureau, role="reviewer", since=SINCE)
    revision = draft(cast)
    save(revision.pk, Draft(title="改过", body_html="<p>改</p>", items=[cast.item],
                            issued_on=datetime.date(2026, 3, 2)), by=cast.clerk2)  # fmt: skip
    walk(cast, revision, 1)
    with pytest.raises(MoveRefused, match="您写过或改过"):
        advance(revision.pk, "pass_first", by=cast.clerk2, said=said(revision))


def test_submitter_who_changed_nothing_cannot_approve_either(cast):
    from tests.cast import SINCE, Membership

    Membership.objects.create(person=cast.clerk2, organ=cast.bureau, role="reviewer", since=SINCE)
    revision = draft(cast)
    advance(revision.pk, "submit", by=cast.clerk2)
    with pytest.raises(MoveRefused, match="您写过或改过"):
        advance(revision.pk, "pass_first", by=cast.clerk2, said=said(revision))


def test_nobody_approves_twice_in_one_round(cast):
    revision = walk(cast, draft(cast), 2)
    with pytest.raises(MoveRefused, match="已经审核过一次"):
        advance(revision.pk, "pass_second", by=cast.reviewer, said=said(revision))


def test_approval_of_other_bytes_is_a_conflict(cast):
    revision = walk(cast, draft(cast), 1)
    with pytest.raises(Conflict, match="内容有了变动"):
        advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision, hash="0" * 64))
    assert not Approval.objects.exists()


@pytest.mark.parametrize("result", ["", "doubtful", "secret"])
def test_no_step_passes_without_a_cleared_secrecy_check(cast, result):
    revision = walk(cast, draft(cast), 1)
    with pytest.raises(MoveRefused, match="保密审查"):
        advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision, secrecy_result=result))
    with pytest.raises(MoveRefused, match="依据"):
        advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision, secrecy_basis=" "))


def test_returned_revision_needs_reason_and_words_and_begins_a_new_round(cast):
    revision = walk(cast, draft(cast), 2)
    for words in ({"reason": "", "note": "请改"}, {"reason": "content", "note": ""}, {"reason": "bogus", "note": "x"}):
        with pytest.raises(MoveRefused):
            advance(revision.pk, "return", by=cast.reviewer2, said=said(revision, **words))
    advance(revision.pk, "return", by=cast.reviewer2, said=said(revision, reason="content", note="金额不对"))
    revision.refresh_from_db()
    assert (revision.state, revision.hash) == (State.RETURNED, None)
    assert walk(cast, revision, 4).round == 2


def test_referred_revision_is_parked_and_reviewed_anew(cast):
    revision = walk(cast, draft(cast), 2)
    advance(revision.pk, "refer", by=cast.reviewer2, said=said(revision, note="拿不准，报保密局"))
    with pytest.raises(Conflict):
        advance(revision.pk, "pass_second", by=cast.reviewer2, said=said(revision))
    advance(revision.pk, "resume", by=cast.signer, said=said(revision, note="保密局答复可以公开"))
    revision.refresh_from_db()
    assert (revision.state, revision.round) == (State.FIRST_REVIEW, 2)


def test_scheduled_release_waits_for_its_time(cast):
    revision = walk(cast, draft(cast), 3)
    soon = timezone.now() + datetime.timedelta(seconds=1)
    advance(revision.pk, "sign", by=cast.signer, said=said(revision, release_at=soon))
    revision.refresh_from_db()
    assert revision.state == State.SCHEDULED and not Entry.objects.exists()
    assert publish_due(timezone.now()) == 0
    while timezone.now() <= soon:
        pass
    assert publish_due(timezone.now()) == 1
    assert Entry.objects.get().publication_id == revision.publication_id


def test_correction_stays_invisible_until_it_is_released(cast):
    first = released(cast)
    before = Release.objects.get()
    second = correct(first.publication_id, by=cast.clerk, change_note="更正金额")
    assert Entry.objects.get().release == before
    with pytest.raises(Conflict):
        correct(first.publication_id, by=cast.clerk)
    walk(cast, second, 4)
    entry, first = Entry.objects.get(), Revision.objects.get(pk=first.pk)
    assert (entry.release.no, first.state) == (2, State.SUPERSEDED)
    assert entry.sort_at == before.released_at


def test_desk_shows_when_a_document_was_released_replaced_and_taken_down(cast):
    def moved(revision) -> datetime.datetime:
        return Revision.objects.get(pk=revision.pk).moved_at

    first = walk(cast, draft(cast), 3)
    waited = moved(first)
    advance(first.pk, "sign", by=cast.signer, said=said(first))
    released_at = moved(first)
    second = walk(cast, correct(first.publication_id, by=cast.clerk, change_note="更正金额"), 4)
    again = moved(second)
    advance(second.pk, "withdraw", by=cast.signer, said=said(second, reason="error", note="错"))
    assert waited < released_at < moved(first) <= again < moved(second)


def test_correction_without_a_word_on_what_changed_is_not_ready(cast):
    first = released(cast)
    second = correct(first.publication_id, by=cast.clerk)
    with pytest.raises(NotReady, match="改了什么"):
        advance(second.pk, "submit", by=cast.clerk)


def test_withdrawn_thing_leaves_a_notice_and_comes_back_only_by_review(cast):
    revision = released(cast)
    path = Entry.objects.get().path
    edition = Edition.objects.get().n
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="personal_data", note="含手机号"))
    gone = Gone.objects.get()
    assert (gone.path, gone.reason_code) == (path, "personal_data")
    assert not Entry.objects.exists() and Publication.objects.get().live_release is None
    assert Edition.objects.get().n > edition
    again = correct(revision.publication_id, by=cast.clerk, change_note="已删去手机号")
    walk(cast, again, 4)
    assert Entry.objects.get().path == path and not Gone.objects.exists()


def test_office_withdraws_what_any_organ_below_released(cast):
    revision = released(cast)
    assert (
        advance(revision.pk, "withdraw", by=cast.office, said=said(revision, reason="ordered", note="上级要求")).state
        == State.WITHDRAWN
    )


def test_office_neither_edits_submits_nor_discards_what_an_organ_writes(cast):
    from disclosure.drafting import Draft, save

    revision = draft(cast)
    with pytest.raises(MoveRefused):
        save(revision.pk, Draft(title="x", body_html="<p>x</p>"), by=cast.office)
    for move in ("submit", "discard"):
        with pytest.raises(MoveRefused):
            advance(revision.pk, move, by=cast.office)


def test_correction_keeps_the_day_on_which_an_older_site_published(cast):
    from disclosure.drafting import Draft, save

    long_ago = timezone.now() - datetime.timedelta(days=900)
    first = released(cast, published_at=long_ago)
    assert Entry.objects.get().sort_at == long_ago
    second = correct(first.publication_id, by=cast.clerk)
    save(second.pk, Draft(title="改过", body_html="<p>改</p>", items=[cast.item], change_note="更正",
                          issued_on=datetime.date(2024, 3, 1)), by=cast.clerk)  # fmt: skip
    walk(cast, second, 4)
    assert Entry.objects.get().sort_at == long_ago


@pytest.mark.parametrize("who", ["clerk", "reviewer", "auditor", "county_signer", "town_clerk", "operator"])
def test_others_do_not_withdraw(cast, who):
    revision = released(cast)
    with pytest.raises(MoveRefused):
        advance(revision.pk, "withdraw", by=cast.people[who], said=said(revision, reason="error", note="x"))


def test_reviewer_of_another_organ_decides_nothing(cast):
    revision = walk(cast, draft(cast), 1)
    for who in ("county_reviewer", "county_signer", "office", "auditor", "town_clerk"):
        with pytest.raises(MoveRefused):
            advance(revision.pk, "pass_first", by=cast.people[who], said=said(revision))


def test_every_state_is_reached_and_every_move_has_a_label():
    assert REVISION.states() == set(State.values)
    assert all(str(move.label) for move in REVISION)
    assert set(OPEN) <= {source for source, _target in REVISION.steps()}


def test_every_move_from_a_wrong_state_is_refused(cast):
    """Every (state, move) pair is in the table or raises; states are reached by walking."""
    for state, revision in one_in_each_state(cast).items():
        for move in REVISION:
            if state in move.sources or not move.rights:
                continue
            for who in ("clerk", "reviewer", "signer"):
                with pytest.raises((Conflict, MoveRefused)):
                    words = said(revision, reason="content", note="说明")
                    advance(revision.pk, move.name, by=cast.people[who], said=words)
            revision.refresh_from_db()
            assert revision.state == state


def one_in_each_state(cast) -> dict[str, Revision]:
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    found = {
        "draft": draft(cast), "first_review": walk(cast, draft(cast), 1), "second_review": walk(cast, draft(cast), 2),
        "final_review": walk(cast, draft(cast), 3), "released": released(cast), "withdrawn": released(cast),
        "returned": walk(cast, draft(cast), 1), "referred": walk(cast, draft(cast), 1), "discarded": draft(cast),
        "scheduled": walk(cast, draft(cast), 3), "superseded": released(cast),
    }  # fmt: skip
    walk(cast, correct(found["superseded"].publication_id, by=cast.clerk, change_note="改"), 4)
    for name, move, who, words in (
        ("withdrawn", "withdraw", "signer", {"reason": "error", "note": "错"}),
        ("returned", "return", "reviewer", {"reason": "content", "note": "改"}),
        ("referred", "refer", "reviewer", {"note": "报"}),
        ("discarded", "discard", "clerk", {}),
        ("scheduled", "sign", "signer", {"release_at": tomorrow}),
    ):
        advance(found[name].pk, move, by=cast.people[who], said=said(found[name], **words))
    for state, revision in found.items():
        revision.refresh_from_db()
        assert revision.state == state
    return found


def test_said_names_every_field_once():
    from portal.publishing.moving import Said

    assert {field.name for field in dataclasses.fields(Said)} == {
        "hash", "state", "note", "reason", "secrecy_basis", "secrecy_result", "release_at",
    }  # fmt: skip


def test_other_words_beside_the_shown_text_are_not_approved(cast):
    """Comparing and search read `body_text`; the public reads `body_html`: the approval names both."""
    revision = draft(cast)
    before = content_hash(revision, [])
    revision.body_text = "别的话"
    assert content_hash(revision, []) != before
