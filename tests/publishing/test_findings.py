"""What was found stands in the way until it is mended or a reviewer answered; the database says so too."""

import datetime

import pytest
from django.db import connections

from disclosure.batch.approving import approve
from disclosure.batch.looking import look_at
from disclosure.drafting import Draft, register, save
from disclosure.models import ImportBatch
from portal.database import roles, servers
from portal.publishing.answering import answer
from portal.publishing.findings import open_in, standing
from portal.publishing.models import Examination, FindingAnswer, Revision, RevisionFinding
from portal.publishing.moving import NotReady, advance
from portal.publishing.states import State
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import SINCE, Membership, draft, released, said, walk
from tests.publishing.examined import bracketed
from tests.publishing.raw_sql import acting, refused

pytestmark = pytest.mark.medium


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    monkeypatch.setattr("portal.publishing.findings.findings_of", bracketed)


def body(words):
    return {"body_html": f"<p>低保。{words}</p>"}


def write(cast, revision, words, by="clerk"):
    save(revision.pk, Draft(title="低保", items=[cast.item], issued_on=datetime.date(2026, 3, 2), **body(words)),
         by=cast.people[by])  # fmt: skip


def test_save_keeps_what_was_found_and_the_same_again_is_not_kept_twice(cast):
    revision = draft(cast, **body("【提示甲】【须答乙】"))
    assert [each.value for each in RevisionFinding.objects.all()] == ["【提示甲】", "【须答乙】"]
    write(cast, revision, "【提示甲】【须答乙】")
    before = Examination.objects.count()
    write(cast, revision, "【提示甲】【须答乙】")
    assert Examination.objects.count() == before
    write(cast, revision, "改了别处【提示甲】【须答乙】")
    assert Examination.objects.count() == before + 1


def test_what_blocks_is_not_submitted(cast):
    revision = draft(cast, **body("【必改甲】"))
    with pytest.raises(NotReady, match="试一试"):
        advance(revision.pk, "submit", by=cast.clerk)
    write(cast, revision, "改好了")
    assert advance(revision.pk, "submit", by=cast.clerk).state == State.FIRST_REVIEW


def test_what_must_be_answered_waits_for_a_reviewers_word(cast):
    revision = walk(cast, draft(cast, **body("【须答甲】【提示乙】")), 1)
    key = standing(revision)[0].finding.key
    with pytest.raises(MoveRefused, match="没有答复"):
        advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision))
    before = Trail.objects.count()
    answer(revision.pk, key, "核对过，是办公电话", by=cast.reviewer)
    row = Trail.objects.order_by("-id").first()
    assert (Trail.objects.count(), row.action, row.reason) == (before + 1, "answer_finding", "TEST-1")
    for move, who in (("pass_first", "reviewer"), ("pass_second", "reviewer2"), ("sign", "signer")):
        advance(revision.pk, move, by=cast.people[who], said=said(revision))
    revision.refresh_from_db()
    assert revision.state == State.RELEASED


@pytest.mark.parametrize("who", ["clerk", "signer", "office", "auditor", "root", "county_reviewer", "town_clerk"])
def test_others_do_not_answer(cast, who):
    revision = walk(cast, draft(cast, **body("【须答甲】")), 1)
    with pytest.raises(MoveRefused):
        answer(revision.pk, standing(revision)[0].finding.key, "可以", by=cast.people[who])


def test_contributor_with_the_right_does_not_answer(cast):
    Membership.objects.create(person=cast.clerk, organ=cast.bureau, role="reviewer", since=SINCE)
    revision = walk(cast, draft(cast, **body("【须答甲】")), 1)
    with pytest.raises(MoveRefused, match="写过或改过"):
        answer(revision.pk, standing(revision)[0].finding.key, "可以", by=cast.clerk)


def test_answer_needs_words_and_a_finding_that_is_there_and_may_be_answered(cast):
    revision = walk(cast, draft(cast, **body("【须答甲】")), 1)
    key = standing(revision)[0].finding.key
    for words in ("", "  ", "字" * 501):
        with pytest.raises(MoveRefused):
            answer(revision.pk, key, words, by=cast.reviewer)
    with pytest.raises(Conflict):
        answer(revision.pk, "0" * 64, "可以", by=cast.reviewer)


def test_answer_survives_an_edit_elsewhere_and_not_a_change_of_the_thing(cast):
    revision = walk(cast, draft(cast, **body("【须答甲】")), 1)
    answer(revision.pk, standing(revision)[0].finding.key, "可以", by=cast.reviewer)
    for words, left in (("别处改了【须答甲】", 0), ("【须答乙】", 1)):
        advance(revision.pk, "return", by=cast.reviewer, said=said(revision, reason="content", note="改"))
        write(cast, revision, words)
        advance(revision.pk, "submit", by=cast.clerk)
        revision.refresh_from_db()
        assert len(open_in(revision)) == left


def test_word_of_one_who_wrote_of_the_text_later_does_not_count(cast):
    Membership.objects.create(person=cast.reviewer, organ=cast.bureau, role="clerk", since=SINCE)
    revision = walk(cast, draft(cast, **body("【须答甲】")), 1)
    answer(revision.pk, standing(revision)[0].finding.key, "可以", by=cast.reviewer)
    advance(revision.pk, "return", by=cast.reviewer, said=said(revision, reason="content", note="改"))
    write(cast, revision, "我来改【须答甲】", by="reviewer")
    advance(revision.pk, "submit", by=cast.clerk)
    revision.refresh_from_db()
    assert len(open_in(revision)) == 1


def test_rule_that_is_new_is_seen_by_the_next_approval(cast, monkeypatch):
    revision = walk(cast, draft(cast, **body("好的")), 1)
    monkeypatch.setattr("portal.publishing.findings.findings_of", lambda revision: bracketed(_With("【必改甲】")))
    with pytest.raises(MoveRefused, match="要先改"):
        advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision))
    assert [each.finding.value for each in open_in(revision)] == ["【必改甲】"]  # kept, though the move was refused


class _With:
    def __init__(self, text):
        self.body_text = text


APPROVE = """INSERT INTO approval (revision_id, round, step, person_id, hash, secrecy_result, secrecy_basis, note)
             VALUES (%s, %s, %s, %s, %s, 'cleared', 'x', '')"""


@pytest.fixture
def both(cast, admin_address, superuser_sql):
    """The staff role and the database's superuser."""
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_staff"
    )
    with roles.connect(address) as staff:
        yield staff, superuser_sql


def test_database_refuses_an_approval_while_something_stands(cast, both):
    stands = walk(cast, draft(cast, **body("【须答甲】")), 1)
    for connection in both:
        acting(connection, cast.reviewer)
        values = [stands.pk, 1, "first_review", cast.reviewer.pk, stands.hash]
        refused(connection, APPROVE, values, "PT010")


def test_database_refuses_an_approval_of_bytes_that_were_not_examined(cast, both):
    clean = walk(cast, draft(cast), 1)
    other = "UPDATE examination SET digest = repeat('0', 64)"
    for connection in both:
        refused(connection, other, [], "42501" if connection is both[0] else "PT002")
    both[1].execute("SET session_replication_role = replica")  # as if the examination had been of other bytes
    both[1].execute(other)
    both[1].execute("SET session_replication_role = origin")
    for connection in both:
        acting(connection, cast.reviewer)
        refused(connection, APPROVE, [clean.pk, 1, "first_review", cast.reviewer.pk, clean.hash], "PT010")


def test_later_examination_of_the_same_bytes_does_not_lose_a_number_that_was_found(cast, both):
    revision = walk(cast, draft(cast), 1)
    found = Examination.objects.create(revision=revision, digest=revision.hash, rules="0" * 64)
    RevisionFinding.objects.create(examination=found, sort=0, key="f" * 64, rule="PII-ID", severity="blocks",
                                   part="body", label="正文", value="数字", explanation="要遮盖")  # fmt: skip
    Examination.objects.create(revision=revision, digest=revision.hash, rules="1" * 64)
    for connection in both:
        acting(connection, cast.reviewer)
        values = [revision.pk, revision.round, "first_review", cast.reviewer.pk, revision.hash]
        refused(connection, APPROVE, values, "PT010")


def test_database_takes_an_answer_only_from_who_decides_and_wrote_nothing(cast, both):
    revision = walk(cast, draft(cast, **body("【须答甲】")), 1)
    speak = """INSERT INTO finding_answer (publication_id, revision_id, key, person_id, words)
               VALUES (%s, %s, %s, %s, 'x')"""
    key = standing(revision)[0].finding.key
    Membership.objects.create(person=cast.clerk, organ=cast.bureau, role="reviewer", since=SINCE)
    for connection in both:
        for actor, named, code in (("clerk", "clerk", "PT008"), ("clerk", "reviewer", "PT001"),
                                   ("signer", "signer", "PT009"), ("root", "root", "PT009")):  # fmt: skip
            acting(connection, cast.people[actor])
            values = [revision.publication_id, revision.pk, key, cast.people[named].pk]
            refused(connection, speak, values, code)
        for sql in ("UPDATE finding_answer SET words = 'y'", "DELETE FROM finding_answer", "TRUNCATE finding_answer",
                    "DELETE FROM revision_finding", "UPDATE revision_finding SET severity = 'note'"):  # fmt: skip
            if connection is both[1] and not FindingAnswer.objects.exists() and "finding_answer" in sql[:28]:
                continue  # a superuser's statement on no row is no change
            refused(connection, sql, [], "42501" if connection is both[0] else "PT002")


def test_correction_of_a_released_text_begins_with_its_own_examination(cast):
    revision = released(cast)
    assert standing(revision) == [] and revision.examinations.exists()


def test_batch_goes_on_without_what_has_an_open_finding(cast):
    batch = ImportBatch.objects.create(number="2026-B0001", person=cast.office2, sha256="0" * 64, file_name="x.jsonl",
                                       report={"organ": "mzj"})  # fmt: skip
    for words in ("好的", "【须答甲】", "【必改乙】"):
        text = Draft(title="低保", items=[cast.item], issued_on=datetime.date(2026, 3, 2), **body(words))
        imported = register(cast.bureau, text, by=cast.office2, batch=batch)
        assert advance(imported.pk, "submit", by=cast.office2).state == State.BATCH_REVIEW  # found, and taken in
    outcome = approve(look_at(batch), by=cast.office, basis="逐件核对过")
    assert (outcome.released, [why for _each, why in outcome.failed]) == (
        1, ["还有1处检查结果没有答复，请在“检查结果”里逐处答复。", "还有1处检查结果要先改，请退回修改。"])  # fmt: skip
    waiting = Revision.objects.filter(state=State.BATCH_REVIEW).order_by("pk").first()
    (to_answer,) = open_in(waiting)
    answer(waiting.pk, to_answer.finding.key, "核对过，可以公开", by=cast.office)
    again = approve(look_at(batch), by=cast.office, basis="逐件核对过")
    assert (again.released, len(again.failed)) == (1, 1)
