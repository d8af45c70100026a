"""The gate of INT-04: a document that must be interpreted goes out with an interpretation, a plan or an exemption; by
no other way."""

import datetime
import time

import pytest
from django.db import DatabaseError, connection, transaction

from disclosure.drafting import Draft, register
from disclosure.models import ImportBatch
from interpretation import arranging
from interpretation.gate import bound_to, panel
from interpretation.models import InterpretedKind, Owed
from portal.cases.today import frozen
from portal.publishing import releasing
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import NotReady, advance, publish_due
from portal.publishing.writing import acting_as, correct
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, released, said, walk
from tests.interpretation.explaining import TODAY, exempt, plan, policy, reading, released_policy, sign

pytestmark = pytest.mark.medium


@pytest.fixture(autouse=True)
def today():
    with frozen(TODAY):
        yield


def test_document_that_must_be_interpreted_is_not_submitted_without_saying_how(cast):
    revision = policy(cast)
    with pytest.raises(NotReady, match="必须解读"):
        advance(revision.pk, "submit", by=cast.clerk)
    exempt(cast, revision)
    assert sign(cast, revision).state == "released"
    assert Owed.objects.get().way == "exempt" and not Owed.objects.awaited()


def test_notice_and_what_others_issued_need_none(cast):
    assert released(cast).state == "released"
    others = policy(cast, issuing_organs=["虚构省人民政府"])
    assert sign(cast, others).state == "released"
    assert not Owed.objects.exists()


def test_office_decides_what_must_be_interpreted_and_from_when(cast):
    InterpretedKind.objects.filter(code="normative").update(since=datetime.date(2027, 1, 1))
    assert sign(cast, policy(cast)).state == "released"
    InterpretedKind.objects.filter(code="plan").update(is_required=True)
    with pytest.raises(NotReady):
        advance(draft(cast, kind="plan").pk, "submit", by=cast.clerk)


def test_plan_taken_back_under_review_by_raw_sql_is_refused(cast):
    revision = policy(cast)
    plan(cast, revision)
    walk(cast, revision, 3, as_it_is=True)
    with pytest.raises(Conflict):
        arranging.cancel(revision.pk, by=cast.clerk)
    for statement in ("DELETE FROM interpretation_arrangement", "UPDATE interpretation_arrangement SET way = 'exempt'"):
        with pytest.raises(DatabaseError), acting_as(cast.clerk), connection.cursor() as cursor:
            cursor.execute(statement)


def test_reviewer_reads_all_that_is_planned(cast):
    revision = policy(cast)
    arranging.plan(
        revision.pk, on=TODAY, person="测试员甲", forms=["text", "video"], outline="谁能享受、怎么办", by=cast.clerk
    )
    lines = panel(walk(cast, revision, 1, as_it_is=True), cast.reviewer)["lines"]
    assert lines[-2:] == ["形式：文字解读、视频", "提纲：谁能享受、怎么办"]


def test_empty_arrangement_is_none(cast):
    revision = policy(cast)
    with pytest.raises(MoveRefused):
        arranging.plan(revision.pk, on=None, person="测试员", by=cast.clerk)
    with pytest.raises(MoveRefused):
        arranging.exempt(revision.pk, " ", by=cast.clerk)
    row = """INSERT INTO interpretation_arrangement (revision_id, way, person, forms, outline, reason)
             VALUES (%s, %s, '', '{}', '', '')"""
    for way in ("plan", "exempt", "none"):
        with pytest.raises(DatabaseError), acting_as(cast.clerk), connection.cursor() as cursor:
            cursor.execute(row, [revision.pk, way])


def test_database_holds_back_what_the_code_lets_pass(cast, monkeypatch):
    monkeypatch.setattr("portal.publishing.gates.lacking", lambda revisions: {})
    monkeypatch.setattr("portal.publishing.moving.gates.lacking", lambda revisions: {})
    revision = walk(cast, policy(cast), 3, as_it_is=True)
    with pytest.raises(Conflict):
        advance(revision.pk, "sign", by=cast.signer, said=said(revision))
    assert not Entry.objects.exists()


def test_forged_posts_and_the_urgent_way_do_not_pass_the_gate(cast, at_desk):
    revision = policy(cast)
    forged = {
        "content_hash": "",
        "secrecy_result": "cleared",
        "secrecy_basis": "查过",
        "reason": "disaster",
        "note": "急",
    }
    for who in ("clerk", "signer", "office", "root"):
        for move in ("submit", "submit_urgent", "sign", "publish_due", "approve_batch"):
            at_desk(who).post(f"/admin/publishing/revision/{revision.pk}/moves/{move}/", forged)
    revision.refresh_from_db()
    assert revision.state == "draft" and not Entry.objects.exists()


def test_import_does_not_pass_by_the_gate(cast):
    batch = ImportBatch.objects.create(number="2026-B1", person=cast.office, sha256="0" * 64, file_name="x", report={})
    words = Draft(title="规定", body_html="<p>一</p>", document_number="霁民规〔2026〕8号", kind="notice",
                  items=[cast.item], issued_on=TODAY)  # fmt: skip
    revision = register(cast.bureau, words, by=cast.office, batch=batch)
    advance(revision.pk, "submit", by=cast.office)
    with pytest.raises(MoveRefused, match="必须解读"):
        advance(revision.pk, "approve_batch", by=cast.office2, said=said(revision))
    words.published_at = datetime.datetime(2020, 5, 1, tzinfo=datetime.UTC)
    old = register(cast.bureau, words, by=cast.office, batch=batch)
    advance(old.pk, "submit", by=cast.office)
    assert advance(old.pk, "approve_batch", by=cast.office2, said=said(old)).state == "released"


def test_correction_goes_on_with_what_was_arranged(cast):
    first = released_policy(cast)
    again = correct(first.publication_id, by=cast.clerk, change_note="改一字")
    assert sign(cast, again).state == "released"
    assert Owed.objects.awaited().count() == 1


def test_both_go_out_in_one_moment_whoever_is_signed_first(cast):
    for order in ("document", "interpretation"):
        document = policy(cast, document_number=f"霁民规〔2026〕{len(order)}号")
        told = reading(cast, document)
        first, second = (document, told) if order == "document" else (told, document)
        assert sign(cast, first).state == "scheduled"
        assert not Entry.objects.filter(publication=first.publication_id).exists()
        assert publish_due(datetime.datetime.now(datetime.UTC)) == 0
        assert sign(cast, second).state == "released"
        first.refresh_from_db()
        assert first.state == "released"
        with connection.cursor() as cursor:
            keys = [document.publication_id, told.publication_id]
            cursor.execute(
                "SELECT count(*), count(DISTINCT xmin::text) FROM release WHERE publication_id = ANY (%s)", [keys]
            )
            assert cursor.fetchone() == (2, 1)  # in one transaction
    assert not Owed.objects.awaited()


def test_what_was_signed_for_later_takes_its_interpretation_along(cast):
    document = policy(cast)
    told = reading(cast, document)
    sign(cast, told)
    walk(cast, document, 3, as_it_is=True)
    at = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1)
    advance(document.pk, "sign", by=cast.signer, said=said(document, release_at=at))
    later = at + datetime.timedelta(seconds=1)
    assert publish_due(at - datetime.timedelta(seconds=2)) == 0
    time.sleep(1.2)
    assert publish_due(later) == 2
    assert Revision.objects.filter(state="released").count() == 2


def test_draft_of_a_stranger_opens_no_gate_and_is_not_named(cast):
    document = policy(cast)
    told = reading(cast, document, by="town_clerk", organ="town", title="别处写的解读")
    assert bound_to(document).count() == 0
    with pytest.raises(NotReady, match="必须解读"):
        advance(document.pk, "submit", by=cast.clerk)
    lines = {who: "".join(panel(document, cast.people[who])["lines"]) for who in ("reviewer", "town_clerk", "office")}
    assert told.title not in lines["reviewer"]
    assert told.title in lines["town_clerk"] and told.title in lines["office"]  # who find it in their lists too


def test_interpretation_of_another_issuer_opens_the_gate(cast):
    document = policy(cast, issuing_organs=[cast.bureau.name, cast.town.name])
    reading(cast, document, by="town_clerk", organ="town")
    assert advance(document.pk, "submit", by=cast.clerk).state == "first_review"


def test_interpretation_explains_something_public(cast):
    document = policy(cast)
    told = sign(cast, reading(cast, document))
    assert told.state == "scheduled"
    with pytest.raises(DatabaseError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.actor', %s, true)", [str(cast.clerk.pk)])
        releasing.release(Revision.objects.select_related("publication__organ").get(pk=told.pk))
