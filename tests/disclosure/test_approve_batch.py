"""Approving a batch: only a second person of the office, each document by its own bytes, none blocking the others."""

from io import StringIO

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections

from disclosure.batch import approving
from disclosure.batch.approving import approve
from disclosure.batch.bringing import import_documents
from disclosure.batch.looking import look_at
from disclosure.drafting import Draft, save
from disclosure.models import BatchApproval, ImportBatch
from portal.database import roles, servers
from portal.publishing.models import Approval, Entry, Release, Revision
from portal.publishing.moving import Said, advance
from portal.publishing.states import State
from portal.search import ahead, engine
from portal.trail.models import Trail
from portal.trail.verify import verify
from portal.workflow import Conflict, MoveRefused
from tests import pages
from tests.cast import BASIS
from tests.disclosure.import_files import GOOD, write

pytestmark = pytest.mark.medium


@pytest.fixture
def batch(cast, tmp_path) -> ImportBatch:
    batch, _report = import_documents(write(tmp_path, GOOD), by=cast.office, organ=cast.county)
    return batch


def command(batch, by, *flags) -> str:
    out = StringIO()
    call_command("approve_batch", batch.number, *flags, by=by, stdout=out)
    return out.getvalue()


def revisions(batch):
    return Revision.objects.filter(publication__document__batch=batch).order_by("pk")


def test_second_person_releases_every_document(cast, batch):
    told = command(batch, "office2", "--yes")
    assert "待批量审核 3" in told and "公开3件，没有通过0件" in told
    assert {revision.state for revision in revisions(batch)} == {State.RELEASED}
    assert Entry.objects.count() == 3
    for approval in Approval.objects.select_related("revision"):
        assert (approval.person, approval.step) == (cast.office2, State.BATCH_REVIEW)
        assert approval.hash == approval.revision.hash == approval.revision.release.hash
    steps = Trail.objects.filter(action="approve_batch", to_state=State.RELEASED)
    assert {step.object_id for step in steps} == {str(revision.pk) for revision in revisions(batch)}
    batch.refresh_from_db()
    assert batch.report["approvals"][0]["released"] == 3


def test_released_batch_is_listed_opened_and_found(cast, batch):
    command(batch, "office2", "--yes")
    assert GOOD[1]["title"] in pages.text("/documents/")
    entry = Entry.objects.get(title=GOOD[0]["title"])
    page = pages.text(entry.path)
    assert "工地应当洒水" in page and "霁政规〔2024〕3号" in page
    assert f'href="{entry.path}"' in pages.text("/search/?q=扬尘污染防治")


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("office", "要由另一个人审核"),
        ("root", "没有批量审核的权限"),
        ("clerk", "没有批量审核的权限"),
        ("county_signer", "没有批量审核的权限"),
        ("auditor", "没有批量审核的权限"),
    ],
)
def test_nobody_else_approves(cast, batch, who, why):
    with pytest.raises(CommandError, match=why):
        command(batch, who, "--yes")
    with pytest.raises(MoveRefused, match=why):
        approve(look_at(batch), by=cast.people[who], basis=BASIS)
    one = revisions(batch).first()
    with pytest.raises(MoveRefused):
        said = Said(hash=one.hash, secrecy_basis=BASIS, secrecy_result="cleared")
        advance(one.pk, "approve_batch", by=cast.people[who], said=said)
    assert not Release.objects.exists()


def test_whoever_changed_one_document_of_the_batch_approves_none(cast, batch):
    one = revisions(batch).first()
    advance(one.pk, "return", by=cast.office2, said=Said(reason="content", note="缺附表"))
    save(one.pk, Draft(title=one.title, body_html="<p>补了附表。</p>"), by=cast.office2)
    advance(one.pk, "submit", by=cast.office2)
    with pytest.raises(CommandError, match="写过或改过这一批里的1件"):
        command(batch, "office2", "--yes")
    assert not Release.objects.exists()


def test_batch_in_which_something_changed_after_it_was_shown_is_not_approved(cast, batch):
    shown = look_at(batch)
    changed = revisions(batch).first()
    advance(changed.pk, "return", by=cast.office2, said=Said(reason="content", note="有误"))
    with pytest.raises(Conflict, match="有文件变动了"):
        approve(shown, by=cast.office2, basis=BASIS)
    save(changed.pk, Draft(title=changed.title, body_html="<p>悄悄改了。</p>"), by=cast.office)
    advance(changed.pk, "submit", by=cast.office)
    with pytest.raises(Conflict, match="有文件变动了"):
        approve(shown, by=cast.office2, basis=BASIS)
    assert not Release.objects.exists() and not BatchApproval.objects.exists()
    assert approve(look_at(batch), by=cast.office2, basis=BASIS).released == 3


def test_yes_names_the_hash_over_all_and_what_was_read_of_it(cast, batch):
    shown = look_at(batch)
    assert look_at(batch) == shown and len(shown.picks) == 3
    approve(shown, by=cast.office2, basis=BASIS)
    said = BatchApproval.objects.get()
    assert (said.person, said.hash, said.documents, said.picks) == (cast.office2, shown.hash, 3, [1, 2, 3])
    step = Trail.objects.get(action="approve_import")
    assert (step.content_hash, step.reason) == (shown.hash, f"{batch.number}：3件，抽读3件")


def test_interrupted_approval_goes_on_with_what_is_left(cast, batch, monkeypatch):
    monkeypatch.setattr(approving, "AT_ONCE", 1)
    answers = iter([False, True])
    outcome = approve(look_at(batch), by=cast.office2, basis=BASIS, asked_to_stop=lambda: next(answers))
    assert (outcome.interrupted, outcome.released) == (True, 1)
    assert "公开2件，没有通过0件" in command(batch, "office2", "--yes")
    assert "没有等待审核的文件" in command(batch, "office2", "--yes")
    assert Release.objects.count() == 3
    assert verify().intact


def test_at_a_terminal_nothing_is_released_before_somebody_says_yes(cast, batch, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: "否")
    with pytest.raises(CommandError, match="没有公开"):
        command(batch, "office2")
    assert not Release.objects.exists()
    monkeypatch.setattr("builtins.input", lambda question: "是")
    assert "公开3件" in command(batch, "office2")


def test_unknown_batch_or_empty_basis_is_refused_in_words(cast, batch):
    with pytest.raises(CommandError, match=f"没有批次 2020-B0009。最近的批次：{batch.number}"):
        call_command("approve_batch", "2020-B0009", by="office2")
    with pytest.raises(CommandError, match="写明保密审查的依据"):
        command(batch, "office2", "--yes", "--basis= ")


def test_database_refuses_to_release_what_waits_in_a_batch(cast, batch, admin_address):
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_staff"
    )
    one = revisions(batch).first()
    approval = """INSERT INTO approval (revision_id, round, step, person_id, hash, secrecy_result, secrecy_basis, note)
                  VALUES (%s, 1, 'batch_review', %s, %s, 'cleared', 'x', '')"""
    release = """INSERT INTO release (publication_id, revision_id, no, kind, title, header, body_html, body_text,
                                      change_note, hash)
                 SELECT r.publication_id, r.id, 1, 'document', r.title, r.header, r.body_html, r.body_text,
                        r.change_note, r.hash FROM revision r WHERE r.id = %s"""
    with roles.connect(address) as staff:
        for who, values, sql, code in (
            ("office2", [one.pk], "UPDATE revision SET state = 'released' WHERE id = %s", "PT006"),
            ("office2", [one.pk], release, "PT006"),
            ("office", [one.pk, cast.office.pk, one.hash], approval, "PT008"),
            ("root", [one.pk, cast.root.pk, one.hash], approval, "PT009"),
            ("office2", [one.pk, cast.office2.pk, "0" * 64], approval, "PT007"),
        ):
            staff.execute("SELECT set_config('portal.actor', %s, false)", [str(cast.people[who].pk)])
            with pytest.raises(psycopg.Error) as caught:
                staff.execute(sql, values)
            assert caught.value.sqlstate == code, (sql, caught.value)
    assert not Release.objects.exists()


def test_words_of_many_are_gathered_put_in_beside_and_none_is_left_waiting(cast, batch, monkeypatch):
    monkeypatch.setattr(approving, "AT_ONCE", 1)
    monkeypatch.setattr(ahead, "FEW", 1)
    assert approve(look_at(batch), by=cast.office2, basis=BASIS).released == 3
    assert engine.search("扬尘污染防治").total == 1
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT sum(gin_clean_pending_list(name)) FROM word_indexes() AS name")
        assert cursor.fetchone()[0] == 0
        cursor.execute("SELECT DISTINCT reloptions FROM pg_class, word_indexes() AS name WHERE oid = name")
        assert cursor.fetchall() == [(["fastupdate=f"],)]


def test_text_that_changed_since_it_was_read_ahead_goes_the_way_of_one(cast, batch, monkeypatch):
    """What was hashed beside is taken only as the row it was read from."""
    monkeypatch.setattr(approving, "AT_ONCE", 1)
    read = approving.read

    def then_touched(some):
        found = read(some)
        with connections["owner"].cursor() as cursor:
            cursor.execute("UPDATE revision SET due_on = '2030-01-01' WHERE id = ANY (%s)", [list(found)])
        connections["owner"].close()  # that of the thread
        return found

    monkeypatch.setattr(approving, "read", then_touched)
    ways = []
    monkeypatch.setattr(approving, "advance", lambda *args, **kwargs: ways.append(args) or advance(*args, **kwargs))
    assert approve(look_at(batch), by=cast.office2, basis=BASIS).released == 3 and len(ways) == 3
