"""After a refusal nothing of what was refused is anywhere; the trail says who, when, which hash, which rule (I-7)."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.publishing import intake
from portal.publishing.file_types import BY_EXTENSION, extension_of
from portal.publishing.models import Autosave, Blob, Revision
from portal.trail.models import Trail
from tests.cast import draft, walk
from tests.desk.test_writing import ADD, typed
from tests.examination.corpus import cases
from tests.examination.traces import in_files, in_server, in_tables

MARK = "机密★20年"
KEEP = "/admin/disclosure/document/autosave/"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PORTAL_SCRATCH = tmp_path / "media", tmp_path / "scratch"
    settings.FILE_UPLOAD_TEMP_DIR = str(settings.PORTAL_SCRATCH)
    settings.PORTAL_SCRATCH.mkdir()


def traces(sql, tmp_path, caplog, words) -> list[str]:
    logged = [word for word in words if word in caplog.text]
    return in_tables(sql, words) + in_server(sql, words) + in_files(tmp_path, words) + logged


def refused(case, by) -> str:
    with pytest.raises(intake.Refused) as refusal:
        intake.take(case.name, [case.make()], by=by)
    return str(refusal.value)


def of_each_type() -> list:
    """The first two marked files of every type that may be attached at all."""
    chosen: dict[str, list] = {}
    for case in cases("marked"):
        if not case.is_typed:
            chosen.setdefault(extension_of(case.name), []).append(case)
    return [case for ending, group in chosen.items() if ending in BY_EXTENSION for case in group[:2]]


@pytest.mark.medium
def test_marked_file_of_each_type_leaves_no_byte(cast, superuser_sql, tmp_path, caplog):
    marked = of_each_type()
    for case in marked:
        data = case.make()
        message = refused(case, cast.clerk)
        step = Trail.objects.latest("id")
        assert (step.action, step.actor_id, step.object_id) == (
            "refuse_file", cast.clerk.pk, hashlib.sha256(data).hexdigest()), case.id  # fmt: skip
        assert step.content_hash == step.object_id and step.reason.startswith("MARK-")
        assert "MARK-" in message and "没有收下，也没有留存" in message
    assert not Blob.objects.exists() and list(tmp_path.rglob("*")) == [tmp_path / "scratch"]
    assert traces(superuser_sql, tmp_path, caplog, [case.canary for case in marked]) == []


@pytest.mark.long
def test_no_marked_file_of_the_corpus_leaves_a_byte(cast, superuser_sql, tmp_path, caplog):
    marked = [case for case in cases("marked") if not case.is_typed]
    for case in marked:
        refused(case, cast.clerk)
    print(f"{len(marked)} of {len(marked)} marked files refused at intake")
    assert not Blob.objects.exists()
    assert traces(superuser_sql, tmp_path, caplog, [case.canary for case in marked]) == []


@pytest.mark.medium
def test_mark_in_a_name_is_not_said_again(cast):
    case = next(case for case in cases("marked") if case.id == "marked/name-term")
    assert "密★" not in refused(case, cast.clerk) and "名字带标志的文件" in refused(case, cast.clerk)


@pytest.mark.medium
def test_typed_mark_is_shown_again_and_stored_nowhere(cast, at_desk, superuser_sql, tmp_path, caplog):
    client, page = at_desk("clerk"), ""
    canary = "zqjustonceinthistest"
    places = {
        "title": f"{MARK}{canary}", "body_html": f"<p>{MARK}</p><p>{canary}</p>",
        "document_number": f"{MARK} {canary}", "content_source": f"{canary}（{MARK}）",
    }  # fmt: skip
    for name, words in places.items():
        answer = client.post(ADD, typed(cast, **{name: words}))
        page = answer.content.decode()
        assert answer.status_code == 400 and canary in page and "MARK-1" in page, name
        assert Trail.objects.latest("id").action == "refuse_text"
        kept = client.post(KEEP, {"window": "0" * 32, name: words})
        assert kept.status_code == 400 and canary not in kept.content.decode(), name
    assert not Revision.objects.exists() and not Autosave.objects.exists()
    assert traces(superuser_sql, tmp_path, caplog, [canary, "密★20"]) == []


@pytest.mark.medium
@pytest.mark.parametrize("fresh", [True, False], ids=["fresh password", "old password"])
def test_marked_word_of_a_reviewer_is_not_even_kept_while_the_password_is_asked(
    cast, at_desk, superuser_sql, tmp_path, caplog, fresh, settings
):
    settings.REAUTHENTICATION_SECONDS = 1800 if fresh else -1
    revision = walk(cast, draft(cast), 1)
    canary = "zqonewordofareviewer"
    words = {
        "reason": "wrong",
        "note": f"{MARK} {canary}",
        "secrecy_result": "cleared",
        "secrecy_basis": f"{MARK}{canary}",
    }
    for name in ("return", "pass_first"):
        answer = at_desk("reviewer").post(f"/admin/publishing/revision/{revision.pk}/moves/{name}/", words)
        assert answer.status_code == 400 and canary in answer.content.decode(), name
    assert traces(superuser_sql, tmp_path, caplog, [canary]) == []


@pytest.mark.medium
def test_upload_at_the_form_is_examined_with_its_sender(cast, at_desk):
    case = next(case for case in cases("marked") if case.id == "marked/docx-header")
    upload = SimpleUploadedFile(case.name, case.make())
    answer = at_desk("clerk").post(ADD, typed(cast, new_files=[upload]))
    assert answer.status_code == 400 and "MARK-1" in answer.content.decode()
    assert Trail.objects.filter(action="refuse_file").get().actor_id == cast.clerk.pk
