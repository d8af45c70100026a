"""Beside the moves at the desk: another organ's opinion, the later review, the preview, who has how much to do."""

import datetime
import re
import time

import pytest
from django.core import signing

from portal.cases.today import today
from portal.people.models import Membership
from portal.publishing import previewing
from portal.publishing.models import LaterReview, Mark, Opinion
from portal.publishing.moving import advance
from portal.trail.models import Trail
from portal.workflow import MoveRefused
from tests.cast import PATH, draft, said, walk
from tests.pages import text

pytestmark = pytest.mark.medium


def page(revision):
    return f"/admin/publishing/revision/{revision.pk}/"


def test_other_organ_reads_and_answers_and_finds_nothing_else(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    reviewer, town = at_desk("reviewer"), at_desk("town_clerk")
    answer = reviewer.post(f"{page(revision)}opinions/", {"organ": cast.town.pk, "question": "数字对不对"})
    assert answer.status_code == 302
    opinion = Opinion.objects.get()
    there = f"/admin/publishing/revision/opinions/{opinion.pk}/"
    assert "请我单位提意见" in town.get("/admin/").content.decode()
    html = town.get(there).content.decode()
    assert revision.title in html and "数字对不对" in html and "自下月起调整" in html
    assert town.get(page(revision)).status_code == 404
    for who in ("reviewer", "office", "root"):
        assert at_desk(who).get(there).status_code == 404
    assert town.post(there, {"content_hash": "0" * 64, "verdict": "agree"}).status_code == 409
    kept = town.post(there, {"content_hash": revision.hash, "verdict": "", "words": "这里不对"})
    assert kept.status_code == 400 and "这里不对" in kept.content.decode()
    assert town.post(there, {"content_hash": revision.hash, "verdict": "agree"}).status_code == 302
    assert "同意公开" in reviewer.get(page(revision)).content.decode()


def test_reviewer_and_reader_see_the_abstract_in_the_header(cast, at_desk):
    revision = walk(cast, draft(cast, abstract="从下月起每人多二十元"), 1)
    assert "从下月起每人多二十元" in at_desk("reviewer").get(page(revision)).content.decode()
    for move, who in PATH[1:]:
        advance(revision.pk, move, by=cast.people[who], said=said(revision))
    rows = re.findall(r"<dt>内容概述</dt><dd>(.*?)</dd>", text(revision.publication.entry.path))
    assert rows == ["从下月起每人多二十元"]


def test_later_review_waits_in_the_office(cast, at_desk):
    revision = draft(cast)
    words = said(revision, reason="disaster", note="暴雨")
    advance(revision.pk, "submit_urgent", by=cast.clerk, said=words)
    assert "应急" in at_desk("signer").get("/admin/").content.decode()
    advance(revision.pk, "sign", by=cast.signer, said=said(revision))
    office = at_desk("office")
    assert "应急公开待补审" in office.get("/admin/").content.decode()
    assert "补审结论" in office.get(page(revision)).content.decode()
    assert office.post(f"{page(revision)}later-review/", {"outcome": "fine", "words": ""}).status_code == 400
    assert at_desk("clerk").post(f"{page(revision)}later-review/", {"outcome": "fine", "words": "x"}).status_code == 400
    assert office.post(f"{page(revision)}later-review/", {"outcome": "fine", "words": "属实"}).status_code == 302
    assert LaterReview.objects.get().person == cast.office


def test_preview_is_for_the_person_named_a_day_long_and_of_these_words_alone(cast, at_desk, monkeypatch):
    revision, clerk = draft(cast), at_desk("clerk")
    before = Trail.objects.count()
    answer = clerk.post(f"{page(revision)}preview-link/", {"person": cast.auditor.pk, "hours": 24}, follow=True)
    (address,) = re.findall(r"/admin/publishing/revision/preview/[^\s<\"&]+", answer.content.decode())
    assert Trail.objects.count() == before + 1 and Trail.objects.order_by("-id").first().action == "preview_link"
    html = at_desk("auditor").get(address).content.decode()
    assert revision.title in html and "还没有公开" in html
    for who in ("clerk", "office", "root", "town_clerk"):
        assert at_desk(who).get(address).status_code == 404
    assert at_desk("auditor").get(address[:-3] + "xx/").status_code == 404
    for hours in (0, 25, "x", ""):
        assert (
            clerk.post(f"{page(revision)}preview-link/", {"person": cast.auditor.pk, "hours": hours}).status_code == 400
        )
    later = time.time() + 24 * 3600 + 1
    monkeypatch.setattr("portal.publishing.previewing.time.time", lambda: later)
    assert at_desk("auditor").get(address).status_code == 404


def test_preview_of_another_organs_text_is_nobodys_to_give(cast, at_desk):
    revision = draft(cast)
    for who, status in (("town_clerk", 404), ("auditor", 400), ("root", 400)):
        answer = at_desk(who).post(f"{page(revision)}preview-link/", {"person": cast.office.pk, "hours": 1})
        assert answer.status_code == status, who


def test_preview_is_not_for_people_of_organs_beside_or_below(cast):
    revision = draft(cast)
    with pytest.raises(MoveRefused):
        previewing.link(revision, person=cast.town_clerk, hours=1, by=cast.clerk)
    assert previewing.link(revision, person=cast.county_reviewer, hours=1, by=cast.clerk)


def test_preview_ends_for_who_belongs_no_longer(cast):
    revision = draft(cast)
    token = previewing.link(revision, person=cast.reviewer, hours=1, by=cast.clerk)
    assert previewing.opened(token, by=cast.reviewer) == revision
    Membership.objects.filter(person=cast.reviewer).update(until=today() - datetime.timedelta(days=1))
    with pytest.raises(signing.BadSignature):
        previewing.opened(token, by=cast.reviewer)


def test_preview_ends_with_the_next_save(cast):
    revision = draft(cast)
    token = previewing.link(revision, person=cast.auditor, hours=1, by=cast.clerk)
    assert previewing.opened(token, by=cast.auditor) == revision
    type(revision).objects.filter(pk=revision.pk).update(edits=revision.edits + 1)
    with pytest.raises(type(revision).DoesNotExist):
        previewing.opened(token, by=cast.auditor)


def test_mark_goes_back_with_the_return_and_is_answered_where_the_text_is_written(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    reviewer = at_desk("reviewer")
    html = reviewer.get(f"{page(revision)}?view=text&mark=p1").content.decode()
    assert 'name="words"' in html and "自下月起调整" in html
    sent = {"place": "p1", "quote": "下月", "reason": "content", "words": "写明日期"}
    assert reviewer.post(f"{page(revision)}marks/", sent | {"words": ""}).status_code == 400
    assert reviewer.post(f"{page(revision)}marks/", sent | {"place": "p99"}).status_code == 400
    assert reviewer.post(f"{page(revision)}marks/", sent).status_code == 302
    assert Mark.objects.get().quote == "下月"
    advance(revision.pk, "return", by=cast.reviewer, said=said(revision, reason="content", note="见标注"))
    clerk, write = at_desk("clerk"), f"/admin/disclosure/document/{revision.publication_id}/change/"
    html = clerk.get(write).content.decode()
    assert "写明日期" in html and f"mark_{Mark.objects.get().pk}" in html
    refused = clerk.post(f"{page(revision)}moves/submit/", {"state": "returned"})
    assert refused.status_code == 400 and "没有答复" in refused.content.decode()


def test_queue_says_how_long_and_who_has_how_much(cast, at_desk):
    walk(cast, draft(cast), 2)
    html = at_desk("reviewer2").get("/admin/").content.decode()
    assert "今天到这一步" in html and cast.reviewer2.name in html


def test_marked_words_are_kept_nowhere(cast, at_desk):
    revision, marked = walk(cast, draft(cast), 1), "按机密★20年的文件办"
    reviewer = at_desk("reviewer")
    sent = (
        ("marks/", {"place": "p1", "reason": "content", "words": marked}),
        ("opinions/", {"organ": cast.town.pk, "question": marked}),
    )
    for end, words in sent:
        answer = reviewer.post(f"{page(revision)}{end}", words)
        assert answer.status_code == 400 and marked in answer.content.decode()  # shown again, and kept nowhere
    assert not Mark.objects.exists() and not Opinion.objects.exists()
    assert Trail.objects.filter(action="refuse_text").count() == len(sent)
