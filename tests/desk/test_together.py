"""Several approved in one go at the desk: each by its own hash; what has an open finding is left out."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosure.drafting import Draft, save
from portal.publishing.models import Approval
from portal.publishing.moving import advance
from portal.publishing.states import State
from portal.trail.models import Trail
from tests.cast import draft, said, walk
from tests.publishing.examined import bracketed

pytestmark = pytest.mark.medium
PAGE = "/admin/publishing/revision/together/"
CLEARED = {"secrecy_result": "cleared", "secrecy_basis": "逐项检查"}


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    monkeypatch.setattr("portal.publishing.findings.findings_of", bracketed)


def picked(*revisions):
    return [f"{each.pk}:{each.hash}:{each.state}" for each in revisions]


def test_several_are_named_with_title_and_hash_and_passed_each_in_its_own_right(cast, at_desk):
    one, other = (walk(cast, draft(cast, title=f"第{n}份"), 1) for n in (1, 2))
    reviewer = at_desk("reviewer")
    html = reviewer.get(PAGE, {"r": [one.pk, other.pk]}).content.decode()
    for each in (one, other):
        assert each.title in html and each.hash[:4] in html
    before = Trail.objects.count()
    answer = reviewer.post(PAGE, {"r": picked(one, other), **CLEARED})
    assert answer.status_code == 200 and answer.content.decode().count("✓") == 2
    assert Approval.objects.count() == 2 and Trail.objects.count() == before + 2
    for each in (one, other):
        each.refresh_from_db()
        assert each.state == State.SECOND_REVIEW


def test_one_with_an_open_finding_is_left_out_and_the_rest_go_on(cast, at_desk):
    clean, stands = walk(cast, draft(cast), 1), walk(cast, draft(cast, body_html="<p>【须答甲】</p>"), 1)
    reviewer = at_desk("reviewer")
    html = reviewer.get(PAGE, {"r": [clean.pk, stands.pk]}).content.decode()
    assert "要单独看的" in html and stands.hash not in html
    text = reviewer.post(PAGE, {"r": picked(clean, stands), **CLEARED}).content.decode()
    assert "要单独看" in text
    assert [each.revision for each in Approval.objects.all()] == [clean]


def test_queue_says_which_has_something_to_be_looked_at(cast, at_desk):
    walk(cast, draft(cast, title="有问题的", body_html="<p>【须答甲】</p>"), 1)
    assert "1处要看" in at_desk("reviewer").get("/admin/").content.decode()


def test_more_than_may_be_passed_at_once_are_told_apart_in_the_order_of_the_queue(cast, at_desk, monkeypatch):
    monkeypatch.setattr("portal.publishing.together.MOST", 1)
    one, other = (walk(cast, draft(cast, title=f"第{n}份"), 1) for n in (1, 2))
    html = at_desk("reviewer").get(PAGE, {"r": [other.pk, one.pk]}).content.decode()
    assert "您多勾了1份" in html and other.hash[:4] in html and one.title not in html


def test_changed_since_the_page_was_opened_is_not_passed(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    old = picked(revision)
    advance(revision.pk, "return", by=cast.reviewer, said=said(revision, reason="content", note="改"))
    save(revision.pk, Draft(title="改过", body_html="<p>改</p>", items=[cast.item],
                            issued_on=revision.document_header.issued_on), by=cast.clerk)  # fmt: skip
    walk(cast, revision, 1)
    answer = at_desk("reviewer").post(PAGE, {"r": old, **CLEARED})
    assert answer.status_code == 409 and "内容有了变动" in answer.content.decode()
    assert not Approval.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "signer", "office", "auditor", "root", "county_reviewer"])
def test_who_may_not_approve_one_may_not_approve_several(cast, at_desk, who):
    revision = walk(cast, draft(cast), 1)
    client = at_desk(who)
    assert client.get(PAGE, {"r": [revision.pk]}).status_code == 302
    assert client.post(PAGE, {"r": picked(revision), **CLEARED}).status_code == 409
    assert not Approval.objects.exists()


def test_outcome_other_than_cleared_and_odd_numbers_pass_nothing(cast, at_desk):
    revision, client = walk(cast, draft(cast), 1), at_desk("reviewer")
    for words in ({}, {"secrecy_result": "doubtful", "secrecy_basis": "x"}, {"secrecy_result": "cleared"}):
        assert client.post(PAGE, {"r": picked(revision), **words}).status_code == 400
    for odd in ("", "x", "1:2:3", "9" * 30, "-1:a:b"):
        assert client.post(PAGE, {"r": odd, **CLEARED}).status_code == 409
        assert client.get(PAGE, {"r": odd}).status_code == 302
    assert not Approval.objects.exists()


def test_password_must_be_fresh_for_several_too(cast, at_desk):
    revision, client = walk(cast, draft(cast), 1), at_desk("reviewer")
    session = client.session
    session["desk_since"], session["desk_seen"] = time.time() - 31 * 60, time.time()
    session.save()
    answer = client.post(PAGE, {"r": picked(revision), **CLEARED})
    assert answer.status_code == 302 and answer["Location"].startswith("/admin/account/reauthenticate/")


def test_confirming_page_costs_a_constant_number_of_queries(cast, at_desk):
    client, counts = at_desk("reviewer"), []
    revisions = [walk(cast, draft(cast), 1) for _n in range(3)]
    for some in (revisions[:1], revisions):
        client.get(PAGE, {"r": [each.pk for each in some]})
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE, {"r": [each.pk for each in some]})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
