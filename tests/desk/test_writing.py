"""A clerk at the desk: what is typed is saved, or comes back with a word on what is wrong."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from disclosure.models import Document
from portal.publishing.intake import path_of
from portal.publishing.models import Blob, Revision
from portal.publishing.states import State
from tests.cast import draft, released, walk
from tests.files import pdf

pytestmark = pytest.mark.medium
ADD = "/admin/disclosure/document/add/"
PDF = pdf()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def typed(cast, **fields):
    return {
        "organ": cast.bureau.pk, "title": "关于低保的通知", "items": [cast.item.pk], "kind": "notice", "topic": "",
        "document_number": "霁民发[2026]3号", "issued_on": "2026-03-02", "body_html": "<p>正文一段。</p>",
        "disclosure_time": "long_term", "scope": "general_public", "validity_mark": "",
    } | fields  # fmt: skip


def test_clerk_writes_a_document_with_two_attachments_and_submits_it(cast, at_desk):
    files = [SimpleUploadedFile("名单.csv", "村,户数\n一村,3\n".encode()), SimpleUploadedFile("附表.pdf", PDF)]
    answer = at_desk("clerk").post(ADD, typed(cast, new_files=files, _submit="1"))
    revision = Revision.objects.get()
    assert answer.status_code == 302
    assert (revision.state, revision.document_header.document_number) == (State.FIRST_REVIEW, "霁民发〔2026〕3号")
    assert list(revision.files.values_list("name", flat=True)) == ["名单.csv", "附表.pdf"]
    assert path_of(revision.files.first().blob_id).read_bytes() == "村,户数\n一村,3\n".encode()
    assert Document.objects.get().index_number.startswith("11999901MB0000002B/")


def test_add_page_offers_only_organs_the_clerk_writes_for(cast, at_desk):
    page = at_desk("clerk").get(ADD + "?item=20/0001").content.decode()
    assert "县民政局" in page and "测试镇" not in page
    assert at_desk("auditor").get(ADD).status_code == 404
    answer = at_desk("clerk").post(ADD, typed(cast, organ=cast.town.pk))
    assert answer.status_code == 400 and not Revision.objects.exists()


def test_missing_title_keeps_everything_else_that_was_typed(cast, at_desk):
    answer = at_desk("clerk").post(ADD, typed(cast, title="  ", body_html="<p>很长的正文</p>"))
    page = answer.content.decode()
    assert answer.status_code == 400 and "有1处需要您补充" in page and "很长的正文" in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.pdf", b"", "空"),
        ("假.pdf", b"<html><script>alert(1)</script></html>", "不是 PDF"),
        ("x.exe", b"MZ", "不是能公开的文件类型"),
        ("../../x", b"MZ", "不是能公开的文件类型"),
        ("坏.docx", b"PK\x03\x04 broken", "不是 DOCX"),
        ("x.html.txt", b"<html><script>", "不是 TXT"),
        ("x.svg", b"<svg onload=alert(1)>", "不是能公开的文件类型"),
    ],
)
def test_bad_file_is_refused_by_name_and_leaves_no_byte(cast, at_desk, settings, name, data, words):
    answer = at_desk("clerk").post(ADD, typed(cast, new_files=[SimpleUploadedFile(name, data)]))
    page = answer.content.decode()
    assert answer.status_code == 400 and words in page and "关于低保的通知" in page
    assert not Blob.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*")) if settings.MEDIA_ROOT.exists() else True


def test_file_name_with_folders_keeps_only_its_own_name(cast, at_desk):
    at_desk("clerk").post(ADD, typed(cast, new_files=[SimpleUploadedFile("../../etc/a\u202etxt.pdf", PDF)]))
    assert Revision.objects.get().files.get().name == "atxt.pdf"


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "字" * 300},
        {"title": "空字符\u0000标题"},
        {"issued_on": "2026-13-45"},
        {"issued_on": "9999-12-31"},
        {"issued_on": "0001-01-01"},
        {"effective_until": "9999-12-31"},
        {"effective_from": "2026-05-01", "effective_until": "2026-04-01"},
        {"body_html": "<p>" + "长" * 1_100_000 + "</p>"},
        {"kind": "bogus"},
        {"items": ["999999"]},
        {"items": ["x"]},
        {"organ": "x"},
        {"edits": "x"},
        {"document_number": "第" * 130},
    ],
)
def test_bad_field_is_answered_in_words_and_nothing_is_lost(cast, at_desk, fields):
    data = typed(cast, **fields)
    answer = at_desk("clerk").post(ADD, data)
    page = answer.content.decode()
    assert (
        answer.status_code == 400 and data["title"].replace("\u0000", "")[:3] in page and not Revision.objects.exists()
    )


def test_body_of_five_megabytes_is_refused_with_a_word(cast, at_desk):
    answer = at_desk("clerk").post(ADD, typed(cast, body_html="<p>" + "x" * 5_000_000 + "</p>"))
    assert answer.status_code == 400 and "长的内容请作为附件上传" in answer.content.decode()


def test_rare_characters_emoji_and_markup_are_kept_or_escaped(cast, at_desk):
    title = "𠮷野家😀<b>关于</b>\u202e的通知"
    at_desk("clerk").post(ADD, typed(cast, title=title, body_html="<p onclick=x>𪚥<script>alert(1)</script></p>"))
    revision = Revision.objects.get()
    assert revision.title == "𠮷野家😀<b>关于</b>的通知"
    assert revision.body_html == "<p>𪚥</p>"


def test_odd_document_number_is_kept_with_a_warning(cast, at_desk):
    client = at_desk("clerk")
    answer = client.post(ADD, typed(cast, document_number="第8号令"), follow=True)
    assert "不是常见的写法" in answer.content.decode()
    assert Revision.objects.get().document_header.document_number == "第8号令"


def test_second_of_two_clerks_saving_at_once_is_told_and_loses_nothing(cast, at_desk):
    revision = draft(cast)
    path = f"/admin/disclosure/document/{revision.publication_id}/change/"
    data = typed(cast, edits=1)
    assert at_desk("clerk").post(path, data | {"title": "甲的标题"}).status_code == 302
    second = at_desk("clerk2")
    answer = second.post(path, data | {"title": "乙的标题", "body_html": "<p>乙写的话</p>"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "别人已经保存过" in page and "乙的标题" in page and "乙写的话" in page
    revision.refresh_from_db()
    assert revision.title == "甲的标题"
    assert second.post(path, data | {"title": "乙的标题", "edits": 2}).status_code == 302


def test_saving_what_was_submitted_meanwhile_shows_the_text_again(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    path = f"/admin/disclosure/document/{revision.publication_id}/change/"
    answer = at_desk("clerk").post(path, typed(cast, body_html="<p>没保存的话</p>"))
    assert answer.status_code == 409 and "没保存的话" in answer.content.decode()


def test_document_of_another_organ_does_not_exist_for_a_clerk(cast, at_desk):
    revision = draft(cast)
    town = at_desk("town_clerk")
    for path in (
        f"/admin/disclosure/document/{revision.publication_id}/change/",
        f"/admin/publishing/revision/{revision.pk}/",
        f"/admin/publishing/revision/{revision.pk}/files/1/",
    ):
        assert town.get(path).status_code == 404
        assert town.post(path, {}).status_code in (404, 405)
    assert revision.title not in town.get("/admin/disclosure/document/").content.decode()


def test_attachments_are_reordered_renamed_and_removed(cast, at_desk):
    files = [SimpleUploadedFile(f"{n}.pdf", PDF + str(n).encode()) for n in (1, 2, 3)]
    client = at_desk("clerk")
    client.post(ADD, typed(cast, new_files=files))
    revision = Revision.objects.get()
    rows = [f"file_{file.blob_id[:16]}_{n}" for n, file in enumerate(revision.files.all(), 1)]
    fields = {f"{rows[0]}_place": 9, f"{rows[1]}_name": "改名.pdf", f"{rows[2]}_remove": "1", "edits": 1}
    client.post(f"/admin/disclosure/document/{revision.publication_id}/change/", typed(cast, **fields))
    assert list(revision.files.values_list("name", flat=True)) == ["改名.pdf", "1.pdf"]


@pytest.mark.parametrize(
    "name", ["页面.html", "程序.exe", "名单.docx", "名单", "a." + "x" * 500, "名单.pdf\u202efdp.exe"]
)
def test_attachment_is_never_renamed_to_another_type(cast, at_desk, name):
    client = at_desk("clerk")
    client.post(ADD, typed(cast, new_files=[SimpleUploadedFile("名单.pdf", PDF)]))
    revision = Revision.objects.get()
    fields = {f"file_{revision.files.get().blob_id[:16]}_1_name": name, "edits": 1, "title": "改过的标题"}
    answer = client.post(f"/admin/disclosure/document/{revision.publication_id}/change/", typed(cast, **fields))
    assert answer.status_code == 400 and "扩展名" in answer.content.decode()
    assert "改过的标题" in answer.content.decode()
    assert revision.files.get().name == "名单.pdf"


def test_correction_of_a_released_document_begins_from_its_text(cast, at_desk):
    revision = released(cast)
    client = at_desk("clerk")
    answer = client.post(f"/admin/publishing/revision/{revision.pk}/correct/")
    assert answer.status_code == 302
    new = Revision.objects.get(no=2)
    assert (new.state, new.title, new.document_items.count()) == (State.DRAFT, revision.title, 1)
    page = client.get(answer.url).content.decode()
    assert "更正说明" in page


def test_big_upload_goes_through_scratch_and_leaves_nothing_there(cast, at_desk, settings, tmp_path):
    settings.PORTAL_SCRATCH = tmp_path / "scratch"
    settings.PORTAL_SCRATCH.mkdir()
    data = io.BytesIO(PDF + b"x" * 3_000_000)
    at_desk("clerk").post(ADD, typed(cast, new_files=[SimpleUploadedFile("大.pdf", data.getvalue())]))
    assert Blob.objects.get().size == len(data.getvalue())
    assert list(settings.PORTAL_SCRATCH.iterdir()) == []


def test_reviewer_is_not_shown_bytes_that_were_swapped_on_disk(cast, at_desk):
    client = at_desk("clerk")
    client.post(ADD, typed(cast, new_files=[SimpleUploadedFile("附表.pdf", PDF)]))
    revision = Revision.objects.get()
    address = f"/admin/publishing/revision/{revision.pk}/files/1/"
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == PDF and answer["Content-Security-Policy"] == "sandbox"
    path_of(revision.files.get().blob_id).write_bytes(PDF.replace(b"1.4", b"1.5"))
    assert client.get(address).status_code == 404
