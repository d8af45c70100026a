"""What helps a clerk: template and examples, an earlier document, likely repetitions, offers, files, preview."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from disclosure.models import Document
from portal.publishing.models import Blob, Entry, Revision
from tests.cast import draft, released
from tests.desk.test_writing import ADD, PDF, typed

pytestmark = pytest.mark.medium
TABLE = "/admin/disclosure/document/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_new_document_of_an_item_begins_with_its_elements_and_good_examples(cast, at_desk):
    shown = released(cast)
    page = at_desk("clerk").get(f"{ADD}?item=20/0001").content.decode()
    assert "&lt;h2&gt;条件&lt;/h2&gt;" in page and "&lt;h2&gt;材料&lt;/h2&gt;" in page
    assert "先看一份写得好的" in page and Entry.objects.get().path in page and shown.title in page


def test_template_that_the_office_wrote_takes_the_place_of_the_elements(cast, at_desk):
    path = f"/admin/disclosure/catalogitem/{cast.item.pk}/change/"
    fields = {"plain": "低保", "template": "<h2>办理地点</h2><p onclick=x>请写地址<script>x</script></p>"}
    assert at_desk("office").post(path, fields).status_code == 302
    cast.item.refresh_from_db()
    assert cast.item.template == "<h2>办理地点</h2><p>请写地址</p>"
    page = at_desk("clerk").get(f"{ADD}?item=20/0001").content.decode()
    assert "办理地点" in page and "&lt;h2&gt;条件&lt;/h2&gt;" not in page


def test_new_document_begins_like_an_earlier_one_without_its_numbers_and_days(cast, at_desk):
    earlier = draft(cast)
    page = at_desk("clerk").get(f"{ADD}?like={earlier.publication_id}").content.decode()
    assert earlier.title in page and earlier.document_header.issued_on.isoformat() not in page
    # A draft of another organ is nobody's pattern; what is released may be anybody's.
    assert earlier.title not in at_desk("town_clerk").get(f"{ADD}?like={earlier.publication_id}").content.decode()
    shown = released(cast)
    assert shown.title in at_desk("town_clerk").get(f"{ADD}?like={shown.publication_id}").content.decode()
    for odd in ("x", uuid.uuid4(), "%00"):
        assert at_desk("clerk").get(f"{ADD}?like={odd}").status_code == 200


def test_title_shows_documents_that_it_may_repeat_and_only_those_one_may_see(cast, at_desk):
    one = draft(cast, title="关于提高2026年城乡居民最低生活保障标准的通知")
    ask = {"title": "关于提高2027年城乡居民最低生活保障标准的通知"}
    found = at_desk("clerk").get(f"{TABLE}alike/", ask).json()["alike"]
    assert [row["title"] for row in found] == [one.title] and str(one.publication_id) in found[0]["like"]
    assert at_desk("town_clerk").get(f"{TABLE}alike/", ask).json() == {"alike": []}
    assert at_desk("clerk").get(f"{TABLE}alike/", ask | {"of": one.publication_id}).json() == {"alike": []}
    assert at_desk("clerk").get(f"{TABLE}alike/", {"title": "关于春季植树造林的公告"}).json() == {"alike": []}
    assert at_desk("auditor").get(f"{TABLE}alike/", ask).status_code == 404
    for odd in ("", "的", "%_\\", "x" * 5000, "空\u0000"):
        assert at_desk("clerk").get(f"{TABLE}alike/", {"title": odd}).status_code == 200


def test_offer_is_filled_in_by_its_button_alone_and_saves_nothing(cast, at_desk):
    body = "<p>本通知自2026年5月1日起施行。</p>"
    page = at_desk("clerk").post(ADD, typed(cast, body_html=body, _fill="effective_from:2026-05-01")).content.decode()
    assert 'name="effective_from" value="2026-05-01"' in page and not Document.objects.exists()
    page = at_desk("clerk").post(ADD, typed(cast, _fill="organ_id:9")).content.decode()
    assert "organ_id" not in page


def test_files_change_places_by_buttons_without_script_and_keep_what_was_typed(cast, at_desk):
    files = [SimpleUploadedFile(f"{n}.pdf", PDF + str(n).encode()) for n in (1, 2)]
    client = at_desk("clerk")
    client.post(ADD, typed(cast, new_files=files))
    revision = Revision.objects.get()
    path = f"{TABLE}{revision.publication_id}/change/"
    second = f"file_{revision.files.all()[1].blob_id[:16]}_2"
    page = client.post(path, typed(cast, edits=1, _up=second, title="改了")).content.decode()
    assert page.index('value="2.pdf"') < page.index('value="1.pdf"') and 'value="改了"' in page
    new = SimpleUploadedFile("3.pdf", PDF + b"3")
    page = client.post(path, typed(cast, edits=1, _down=second, new_files=new)).content.decode()
    assert 'value="3.pdf"' in page and "已上传，保存后生效" in page
    assert list(revision.files.values_list("name", flat=True)) == ["1.pdf", "2.pdf"]


def test_file_sent_alone_is_examined_at_once_and_joins_the_form(cast, at_desk):
    client = at_desk("clerk")
    told = client.post(f"{TABLE}files/", {"file": SimpleUploadedFile("附表.pdf", PDF)}).json()
    assert told["name"] == "附表.pdf" and told["token"] and "上移" in told["row"]
    refused = client.post(f"{TABLE}files/", {"file": SimpleUploadedFile("坏.exe", b"MZ")})
    assert refused.status_code == 400 and "坏.exe" in refused.json()["refused"]
    assert client.post(f"{TABLE}files/", {}).status_code == 400
    assert at_desk("auditor").post(f"{TABLE}files/", {"file": SimpleUploadedFile("x.pdf", PDF)}).status_code == 404
    client.post(ADD, typed(cast, carried=told["token"], **{f"{told['key']}_name": "改名.pdf"}))
    assert Revision.objects.get().files.get().name == "改名.pdf" and Blob.objects.count() == 1


def test_preview_is_the_public_page_of_what_is_typed_and_saves_nothing(cast, at_desk):
    client = at_desk("clerk")
    body = "<h2>小标题</h2><p onclick=x>没保存的话<script>x</script></p>"
    answer = client.post(f"{TABLE}preview/", typed(cast, body_html=body, _preview="1"))
    page = answer.content.decode()
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    for words in ("预览", "没有公开", "没保存的话", "<h2>小标题</h2>", "关于低保的通知", "霁民发〔2026〕3号"):
        assert words in page
    assert "onclick" not in page and not Document.objects.exists()
    assert client.post(f"{TABLE}preview/", {}).status_code == 200  # an empty form
    revision = draft(cast)
    about = {"_publication": revision.publication_id, "edits": 1}
    page = client.post(f"{TABLE}preview/", typed(cast, title="改过", **about)).content.decode()
    assert "改过" in page and revision.publication.document.index_number in re.sub("<[^>]*>", "", page)
    revision.refresh_from_db()
    assert revision.title != "改过"
    assert at_desk("town_clerk").post(f"{TABLE}preview/", typed(cast, **about)).status_code == 404
    assert at_desk("clerk").get(f"{TABLE}preview/").status_code == 405


def test_rule_is_previewed_as_its_public_page(cast, at_desk):
    answer = at_desk("clerk").post("/admin/site/article/preview/", {"title": "新的制度", "body_html": "<p>第一条</p>"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "第一条" in page and "新的制度" in page and "预览" in page
