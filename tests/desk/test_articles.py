"""Guide and rules are written and reviewed at the desk like everything else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.publishing.models import Entry, Revision
from portal.publishing.moving import advance
from portal.publishing.states import State
from tests.cast import PATH, said, walk
from tests.files import pdf
from tests.pages import get

pytestmark = pytest.mark.medium
ADD = "/admin/site/article/add/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def typed(cast, **fields):
    return {
        "organ": cast.bureau.pk,
        "kind": "rule",
        "title": "主动公开制度",
        "body_html": "<p>每月核对一次。</p>",
    } | fields


def test_clerk_writes_a_rule_that_is_public_after_review(cast, at_desk):
    answer = at_desk("clerk").post(ADD, typed(cast, _submit="1"))
    assert answer.status_code == 302
    revision = Revision.objects.get()
    assert revision.state == State.FIRST_REVIEW
    for move, who in PATH[1:]:
        advance(revision.pk, move, by=cast.people[who], said=said(revision))
    assert "主动公开制度" in get("/rules/").content.decode()
    assert Entry.objects.get().path.startswith("/rules/")


def test_guide_is_corrected_with_a_word_on_what_changed(cast, at_desk):
    client = at_desk("clerk")
    client.post(ADD, typed(cast, kind="guide", title="政府信息公开指南"))
    revision = walk(cast, Revision.objects.get(), 4)
    answer = client.post(f"/admin/publishing/revision/{revision.pk}/correct/")
    assert answer.url == f"/admin/site/article/{revision.publication_id}/change/"
    assert "更正说明" in client.get(answer.url).content.decode()
    data = {"title": "政府信息公开指南", "body_html": "<p>电话改了。</p>", "edits": 0, "_submit": "1"}
    answer = client.post(answer.url, data, follow=True)
    assert "请用一句话说明改了什么" in answer.content.decode()


def test_files_taken_before_a_refused_one_are_carried_on(cast, at_desk):
    client = at_desk("clerk")
    files = [SimpleUploadedFile("好.pdf", pdf()), SimpleUploadedFile("坏.pdf", b"<html>")]
    page = client.post(ADD, typed(cast, new_files=files)).content.decode()
    assert "已上传，保存后生效" in page and "坏.pdf" in page
    token = page.split('name="carried" value="')[1].split('"')[0]
    client.post(ADD, typed(cast, carried=[token, "forged"]))
    assert list(Revision.objects.get().files.values_list("name", flat=True)) == ["好.pdf"]


def test_rule_of_another_organ_does_not_exist_for_a_clerk(cast, at_desk):
    at_desk("clerk").post(ADD, typed(cast))
    publication = Revision.objects.get().publication_id
    assert at_desk("town_clerk").get(f"/admin/site/article/{publication}/change/").status_code == 404
    assert "主动公开制度" not in at_desk("town_clerk").get("/admin/site/article/").content.decode()
