"""Round by round: what was sent stays, what was asked is answered before the text is sent again."""

import datetime

import pytest
from django.db import connections

from disclosure.drafting import Draft, save
from portal.database import roles, servers
from portal.publishing import marking
from portal.publishing.models import Mark, MarkAnswer, Submission
from portal.publishing.moving import NotReady, advance
from portal.publishing.states import State
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, said, walk
from tests.publishing.raw_sql import acting, refused

pytestmark = pytest.mark.medium
ASKED = {"quote": "", "reason": "content", "words": "写明日期"}


def returned(cast, **more):
    """A revision that came back with one mark."""
    revision = walk(cast, draft(cast), 1)
    mark = marking.mark(revision.pk, "p1", by=cast.reviewer, **ASKED | more)
    advance(revision.pk, "return", by=cast.reviewer, said=said(revision, reason="content", note="见标注"))
    revision.refresh_from_db()
    return revision, mark


def test_each_round_keeps_what_was_sent(cast):
    revision, mark = returned(cast)
    save(revision.pk, Draft(title="改过的标题", body_html="<p>改过</p>", items=[cast.item],
                            issued_on=datetime.date(2026, 3, 2)), by=cast.clerk)  # fmt: skip
    marking.answer(revision, {f"mark_{mark.pk}": "已写明"}, by=cast.clerk)
    walk(cast, revision, 1)
    sent = [(each.round, each.title, each.body_text) for each in Submission.objects.all()]
    assert sent == [(1, "关于调整低保标准的通知", "自下月起调整。"), (2, "改过的标题", "改过")]
    assert [each.number for each in marking.rounds_of(revision)] == [1]


def test_text_is_not_sent_again_before_every_mark_is_answered(cast):
    revision, mark = returned(cast)
    with pytest.raises(NotReady, match="1处没有答复"):
        advance(revision.pk, "submit", by=cast.clerk)
    assert marking.answer(revision, {f"mark_{mark.pk}": "  "}, by=cast.clerk) == 0
    assert marking.answer(revision, {f"mark_{mark.pk}": "已写明"}, by=cast.clerk2) == 1
    assert marking.answer(revision, {f"mark_{mark.pk}": "已写明"}, by=cast.clerk) == 0  # the same again is nothing new
    assert revision.contributions.filter(person=cast.clerk2).exists()  # who answers speaks for the text
    assert advance(revision.pk, "submit", by=cast.clerk).state == State.FIRST_REVIEW


def test_mark_without_a_return_asks_nothing_of_the_author(cast):
    revision = walk(cast, draft(cast), 1)
    marking.mark(revision.pk, "title", by=cast.reviewer, **ASKED)
    advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision))
    revision.refresh_from_db()
    assert marking.asked_now(revision) == []


@pytest.mark.parametrize("who", ["clerk", "signer", "office", "auditor", "root", "county_reviewer"])
def test_others_mark_nothing(cast, who):
    revision = walk(cast, draft(cast), 1)
    with pytest.raises(MoveRefused):
        marking.mark(revision.pk, "title", by=cast.people[who], **ASKED)


def test_mark_needs_a_place_that_is_there_a_reason_and_words(cast):
    revision = walk(cast, draft(cast), 1)
    for place, more in (("p9", {}), ("p0", {}), ("file1", {}), ("x", {}), ("p1", {"reason": ""}),
                        ("p1", {"words": " "}), ("p1", {"words": "字" * 501})):  # fmt: skip
        with pytest.raises(MoveRefused):
            marking.mark(revision.pk, place, by=cast.reviewer, **ASKED | more)
    assert marking.mark(revision.pk, "p1", by=cast.reviewer, **ASKED | {"quote": "下月"}).quote == "下月"
    assert marking.mark(revision.pk, "p1", by=cast.reviewer, **ASKED | {"quote": "别处的话"}).quote == "自下月起调整。"


def test_nobody_but_a_writer_answers_a_mark(cast):
    revision, mark = returned(cast)
    for who in ("reviewer", "office", "root", "town_clerk"):
        with pytest.raises((MoveRefused, Conflict)):
            marking.answer(revision, {f"mark_{mark.pk}": "已写明"}, by=cast.people[who])


def test_database_keeps_rounds_as_they_were(cast, admin_address, superuser_sql):
    revision, mark = returned(cast)
    marking.answer(revision, {f"mark_{mark.pk}": "已写明"}, by=cast.clerk)
    under_review = walk(cast, draft(cast), 1)
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_staff"
    )
    note = """INSERT INTO mark (revision_id, round, place, quote, reason, words, person_id)
              VALUES (%s, %s, 'title', '', 'content', 'x', %s)"""
    reply = "INSERT INTO mark_answer (mark_id, revision_id, words, person_id) VALUES (%s, %s, 'x', %s)"
    sent = """INSERT INTO submission (revision_id, round, title, header, body_html, body_text, change_note, files, hash)
              SELECT id, round + 1, '别的标题', header, body_html, body_text, change_note, '[]', hash FROM revision
              WHERE id = %s"""
    with roles.connect(address) as staff:
        for connection in (staff, superuser_sql):
            for table in ("submission", "mark", "mark_answer"):
                for sql in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
                    refused(connection, sql, [], "42501" if connection is staff else "PT002")
            acting(connection, cast.clerk)
            refused(connection, note, [under_review.pk, 1, cast.clerk.pk], "PT009")
            refused(connection, note, [revision.pk, 1, cast.clerk.pk], "PT005")
            refused(connection, reply, [mark.pk, under_review.pk, cast.clerk.pk], "PT00")
            refused(connection, reply, [mark.pk, revision.pk, cast.reviewer.pk], "PT001")
            refused(connection, sent, [under_review.pk], "PT007")
            acting(connection, cast.reviewer)
            refused(connection, note, [under_review.pk, 9, cast.reviewer.pk], "PT005")
    assert (Mark.objects.count(), MarkAnswer.objects.count()) == (1, 1)
