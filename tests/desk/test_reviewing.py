"""A reviewer at the desk: the page, the moves as buttons, and everything that is refused."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.people.models import Membership
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import advance
from portal.publishing.states import APPROVALS, REVISION, State
from portal.publishing.writing import correct
from portal.trail.models import Trail
from tests.cast import SINCE, draft, released, said, walk

pytestmark = pytest.mark.medium
CLEARED = {"secrecy_result": "cleared", "secrecy_basis": "逐项检查"}


def page(revision):
    return f"/admin/publishing/revision/{revision.pk}/"


def move(client, revision, name, **fields):
    revision.refresh_from_db()
    return client.post(f"{page(revision)}moves/{name}/", {"content_hash": revision.hash or ""} | fields)


def test_three_reviewers_bring_a_document_to_the_public(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    for who, name in (("reviewer", "pass_first"), ("reviewer2", "pass_second"), ("signer", "sign")):
        client = at_desk(who)
        assert str(REVISION[name].label) in client.get(page(revision)).content.decode()
        assert move(client, revision, name, **CLEARED).status_code == 302
    assert Entry.objects.get().publication_id == revision.publication_id


def test_review_page_shows_what_changed_since_the_release(cast, at_desk):
    first = released(cast, body_html="<p>每月760元。</p><p>不变的一段。</p><p>又一段。</p><p>末段。</p>")
    second = correct(first.publication_id, by=cast.clerk, change_note="更正金额")
    from disclosure.drafting import Draft, save

    body = "<p>每月800元。</p><p>不变的一段。</p><p>又一段。</p><p>末段。</p>"
    save(second.pk, Draft(title=second.title, body_html=body,
                          items=[cast.item], issued_on=first.document_header.issued_on, change_note="更正金额"),
         by=cast.clerk)  # fmt: skip
    walk(cast, second, 1)
    html = at_desk("reviewer").get(page(second)).content.decode()
    assert "<del>760</del>" in html and "<ins>800</ins>" in html and "有2段没有改动" in html


def test_author_with_a_reviewers_role_gets_no_button_and_a_forged_post_is_refused(cast, at_desk):
    Membership.objects.create(person=cast.clerk, organ=cast.bureau, role="reviewer", since=SINCE)
    revision = walk(cast, draft(cast), 1)
    client = at_desk("clerk")
    html = client.get(page(revision)).content.decode()
    assert "要由别人审核" in html and "确认初审通过" not in html
    answer = move(client, revision, "pass_first", **CLEARED)
    assert answer.status_code == 400 and "不能再由您审核" in answer.content.decode()
    revision.refresh_from_db()
    assert revision.state == State.FIRST_REVIEW


@pytest.mark.parametrize("who", ["clerk", "clerk2", "reviewer2", "signer", "office", "auditor", "root", "operator"])
def test_forged_post_of_a_move_without_its_right_is_refused(cast, at_desk, who):
    revision = walk(cast, draft(cast), 2)
    client = at_desk(who)
    for name in REVISION.moves:
        if name in ("pass_second", "return", "refer") and who == "reviewer2":
            continue
        answer = move(client, revision, name, note="x", reason="content", **CLEARED)
        assert answer.status_code in (302, 400, 403, 404, 409)
        revision.refresh_from_db()
        assert revision.state == State.SECOND_REVIEW, (who, name)


def test_get_never_moves(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    assert at_desk("reviewer").get(f"{page(revision)}moves/pass_first/").status_code == 405
    revision.refresh_from_db()
    assert revision.state == State.FIRST_REVIEW


def test_approval_of_a_page_loaded_before_a_change_is_a_conflict(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    old = revision.hash
    advance(revision.pk, "return", by=cast.reviewer, said=said(revision, reason="content", note="改"))
    from disclosure.drafting import Draft, save

    save(revision.pk, Draft(title="改过", body_html="<p>改</p>", items=[cast.item],
                            issued_on=revision.document_header.issued_on), by=cast.clerk)  # fmt: skip
    walk(cast, revision, 1)
    answer = at_desk("reviewer").post(f"{page(revision)}moves/pass_first/", {"content_hash": old, **CLEARED})
    assert answer.status_code == 409 and "内容有了变动" in answer.content.decode()


def test_return_without_reason_keeps_the_words_typed(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    answer = move(at_desk("reviewer"), revision, "return", reason="", note="金额写错了，请改")
    assert answer.status_code == 400 and "金额写错了，请改" in answer.content.decode()


def test_author_reads_why_it_came_back_where_it_is_written(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    move(at_desk("reviewer"), revision, "return", reason="content", note="金额写错了，请改")
    client = at_desk("clerk")
    assert "退回给我" in client.get("/admin/").content.decode()
    html = client.get(f"/admin/disclosure/document/{revision.publication_id}/change/").content.decode()
    assert "金额写错了，请改" in html


def test_withdrawal_needs_reason_words_and_right(cast, at_desk):
    revision = released(cast)
    signer = at_desk("signer")
    assert move(signer, revision, "withdraw", reason="", note="").status_code == 400
    assert move(signer, revision, "withdraw", reason="error", note="写错了").status_code == 302
    assert not Entry.objects.exists()


def test_queue_holds_what_waits_for_each_person(cast, at_desk):
    walk(cast, draft(cast), 1)
    html = at_desk("reviewer").get("/admin/").content.decode()
    assert "<span>1</span>" in html and "去审核" in html
    assert "去审核" not in at_desk("clerk").get("/admin/").content.decode()


def test_every_step_at_the_desk_leaves_a_row_in_the_trail(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    before = Trail.objects.count()
    move(at_desk("reviewer"), revision, "pass_first", **CLEARED)
    rows = list(Trail.objects.order_by("id")[before:])
    assert [row.action for row in rows if row.object_type == "publishing.revision"] == ["pass_first"]
    assert Revision.objects.get().state == State.SECOND_REVIEW


def test_document_list_costs_a_constant_number_of_queries(cast, at_desk):
    client, counts = at_desk("clerk"), []
    for _round in range(2):
        for _n in range(6):
            draft(cast)
        client.get("/admin/disclosure/document/")
        with CaptureQueriesContext(connection) as queries:
            html = client.get("/admin/disclosure/document/?q=低保").content.decode()
        counts.append(len(queries))
        assert "关于调整低保标准的通知" in html
    assert counts[0] == counts[1] <= 30


@pytest.mark.parametrize("name", [*APPROVALS, "withdraw"])
def test_nothing_is_approved_without_a_fresh_password(cast, at_desk, name):
    """Also the one that has no button: a forged post of it walks as little as the others."""
    revision = walk(cast, draft(cast), 1)
    client = at_desk("office2")
    session = client.session
    session["desk_since"], session["desk_seen"] = time.time() - 31 * 60, time.time()
    session.save()
    answer = move(client, revision, name, reason="error", note="x", **CLEARED)
    assert answer.status_code == 302 and answer["Location"].startswith("/admin/account/reauthenticate/")
