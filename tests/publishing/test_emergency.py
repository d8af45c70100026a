"""An emergency release: one review now, never none; another later, by somebody who had no hand in it."""

import pytest
from django.db import connections

from portal.database import roles, servers
from portal.publishing.emergency import review_later
from portal.publishing.models import Entry, LaterReview, Revision, RevisionEvent
from portal.publishing.moving import advance
from portal.publishing.states import State
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import SINCE, Membership, draft, said, walk
from tests.publishing.raw_sql import acting, refused

pytestmark = pytest.mark.medium
URGENT = {"reason": "disaster", "note": "暴雨红色预警，要马上告诉群众"}


def urgent(cast) -> Revision:
    revision = draft(cast)
    advance(revision.pk, "submit_urgent", by=cast.clerk, said=said(revision, **URGENT))
    revision.refresh_from_db()
    return revision


def released_urgently(cast) -> Revision:
    revision = urgent(cast)
    return advance(revision.pk, "sign", by=cast.signer, said=said(revision))


def test_emergency_has_one_review_and_owes_another(cast):
    revision = urgent(cast)
    assert (revision.state, revision.track, revision.mode) == (State.FINAL_REVIEW, ["final_review"], "emergency")
    assert not Entry.objects.exists()
    released = advance(revision.pk, "sign", by=cast.signer, said=said(revision))
    owed = LaterReview.objects.get()
    assert (released.state, owed.revision, owed.outcome) == (State.RELEASED, released, "")
    event = RevisionEvent.objects.get(move="submit_urgent")
    assert (event.reason, event.note) == (URGENT["reason"], URGENT["note"])


@pytest.mark.parametrize("words", [{"reason": ""}, {"reason": "content"}, {"note": " "}])
def test_emergency_needs_a_reason_and_words(cast, words):
    revision = draft(cast)
    with pytest.raises(MoveRefused):
        advance(revision.pk, "submit_urgent", by=cast.clerk, said=said(revision, **URGENT | words))


def test_author_does_not_sign_an_emergency_either(cast):
    Membership.objects.create(person=cast.clerk, organ=cast.bureau, role="final_reviewer", since=SINCE)
    revision = urgent(cast)
    with pytest.raises(MoveRefused, match="写过或改过"):
        advance(revision.pk, "sign", by=cast.clerk, said=said(revision))


def test_returned_emergency_may_take_the_ordinary_way(cast):
    revision = urgent(cast)
    advance(revision.pk, "return", by=cast.signer, said=said(revision, reason="other", note="不急"))
    assert walk(cast, revision, 4).mode == "ordinary"
    assert not LaterReview.objects.exists()


def test_later_review_is_made_once_by_the_office(cast):
    revision = released_urgently(cast)
    before = Trail.objects.count()
    for who in ("clerk", "signer", "reviewer", "auditor", "root", "operator"):
        with pytest.raises(MoveRefused):
            review_later(revision.pk, "fine", "核对过", by=cast.people[who])
    for outcome, words in (("", "x"), ("bogus", "x"), ("fine", " ")):
        with pytest.raises(MoveRefused):
            review_later(revision.pk, outcome, words, by=cast.office)
    assert Trail.objects.count() == before
    review_later(revision.pk, "fine", "内容属实", by=cast.office)
    row = Trail.objects.order_by("-id").first()
    assert (row.action, row.reason) == ("review_later", "fine")
    with pytest.raises(Conflict):
        review_later(revision.pk, "correct", "再看", by=cast.office2)


def test_who_signed_does_not_review_later(cast):
    Membership.objects.create(person=cast.signer, organ=cast.county, role="openness_office", since=SINCE)
    revision = released_urgently(cast)
    with pytest.raises(MoveRefused, match="由别人补审"):
        review_later(revision.pk, "fine", "核对过", by=cast.signer)


def test_database_releases_no_emergency_without_the_debt_and_lets_nobody_forge_its_payment(
    cast, admin_address, superuser_sql
):
    done, waiting, plain = released_urgently(cast), urgent(cast), walk(cast, draft(cast), 1)
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_staff"
    )
    pay = "UPDATE later_review SET outcome = 'fine', words = 'x', person_id = %s, at = now() WHERE revision_id = %s"
    approve = """INSERT INTO approval (revision_id, round, step, person_id, hash, secrecy_result, secrecy_basis, note)
                 VALUES (%s, 1, 'final_review', %s, %s, 'cleared', 'x', '')"""
    copy = """INSERT INTO release
                (publication_id, revision_id, no, kind, title, header, body_html, body_text, change_note, hash)
              SELECT publication_id, id, 1, 'document', title, header, body_html, body_text, change_note, hash
              FROM revision WHERE id = %s"""
    with roles.connect(address) as staff:
        for connection in (staff, superuser_sql):
            acting(connection, cast.signer)
            connection.execute("BEGIN")
            connection.execute(approve, [waiting.pk, cast.signer.pk, waiting.hash])
            refused(connection, copy, [waiting.pk], "PT012")
            connection.execute("ROLLBACK")
            refused(connection, pay, [cast.signer.pk, done.pk], "PT009")
            refused(connection, pay, [cast.office.pk, done.pk], "PT001")
            refused(connection, "UPDATE later_review SET due_on = '2030-01-01'", [], "PT004")
            owe = "INSERT INTO later_review (revision_id, due_on, outcome, words) VALUES (%s, now(), '', '')"
            refused(connection, owe, [plain.pk], "PT003")
            refused(connection, "UPDATE revision SET mode = 'emergency' WHERE id = %s", [plain.pk], "PT004")
            refused(connection, "DELETE FROM later_review", [], "42501" if connection is staff else "PT002")
