"""What is typed and not yet saved is kept for its writer alone, offered again, and forgotten in time."""

import datetime

import pytest
from django.utils import timezone

from portal.publishing import autosaving
from portal.publishing.models import Autosave, Revision
from portal.trail.models import Trail
from tests.cast import draft, walk
from tests.desk.test_writing import typed

pytestmark = pytest.mark.medium
ADD, KEEP = "/admin/disclosure/document/add/", "/admin/disclosure/document/autosave/"
WINDOW, OTHER = "0123456789abcdef" * 2, "f" * 32


def path_of(revision):
    return f"/admin/disclosure/document/{revision.publication_id}/change/"


def test_what_is_typed_into_a_new_form_is_offered_again_and_restored(cast, at_desk):
    client = at_desk("clerk")
    answer = client.post(KEEP, typed(cast, window=WINDOW, title="写了一半", body_html="<p>半段话</p>"))
    assert answer.status_code == 200 and answer.json()["clock"] and not answer.json()["finished"]
    page = client.get(ADD).content.decode()
    assert "data-window" in page and "写了一半" in page and "半段话" not in page
    page = client.get(f"{ADD}?restore={WINDOW}").content.decode()
    assert "半段话" in page and "还没有保存" in page and "有1处需要您补充" not in page and 'value="2026-03-02"' in page
    assert f'value="{WINDOW}"' in page
    assert not Revision.objects.exists() and not Trail.objects.filter(action="autosave").exists()


def test_copy_is_seen_by_its_writer_alone(cast, at_desk):
    at_desk("clerk").post(KEEP, typed(cast, window=WINDOW, title="只给自己"))
    for name in ("clerk2", "town_clerk"):
        page = at_desk(name).get(f"{ADD}?restore={WINDOW}").content.decode()
        assert "只给自己" not in page and "data-window" not in page


def test_saving_the_form_ends_its_copy_and_one_that_comes_late_changes_nothing(cast, at_desk):
    client = at_desk("clerk")
    client.post(KEEP, typed(cast, window=WINDOW))
    answer = client.post(ADD, typed(cast, window=WINDOW))
    assert answer.status_code == 302
    late = client.post(KEEP, typed(cast, window=WINDOW, title="迟到的"))
    assert late.json()["finished"] and Autosave.objects.get().fields == {}
    page = client.get(answer.url).content.decode()
    assert "data-window" not in page and f"saved-{WINDOW}" in page


def test_two_tabs_keep_two_copies_and_neither_overwrites_the_other(cast, at_desk):
    revision, client = draft(cast), at_desk("clerk")
    about = {"_publication": revision.publication_id, "edits": 1}
    for window, title in ((WINDOW, "第一个窗口"), (OTHER, "第二个窗口")):
        client.post(KEEP, typed(cast, window=window, title=title, **about))
    page = client.get(path_of(revision)).content.decode()
    assert "第一个窗口" in page and "第二个窗口" in page
    # A tab that goes on with a copy which another tab has continued since is told so.
    seen = client.post(KEEP, typed(cast, window=WINDOW, title="第一个窗口", **about)).json()["seen"]
    assert client.post(KEEP, typed(cast, window=WINDOW, title="接着写", _seen=seen, **about)).status_code == 200
    answer = client.post(KEEP, typed(cast, window=WINDOW, title="又一处", _seen=seen, **about))
    assert answer.status_code == 409 and answer.json() == {"elsewhere": True}
    assert Autosave.objects.get(window=WINDOW).fields["title"] == ["接着写"]


def test_copy_older_than_a_later_save_leads_to_both_side_by_side(cast, at_desk):
    revision, client = draft(cast), at_desk("clerk")
    client.post(KEEP, typed(cast, window=WINDOW, body_html="<p>我的话</p>", edits=1,
                            _publication=revision.publication_id))  # fmt: skip
    colleague = typed(cast, edits=1, title="同事的标题", body_html="<p>同事的话</p>", abstract="同事的概述")
    assert at_desk("clerk2").post(path_of(revision), colleague).status_code == 302
    page = client.get(f"{path_of(revision)}?restore={WINDOW}").content.decode()
    assert "我的话" in page and 'name="edits" value="1"' in page
    answer = client.post(path_of(revision), typed(cast, window=WINDOW, edits=1, body_html="<p>我的话</p>"))
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("别人保存的", cast.clerk2.name, "同事的标题", "同事的概述", "您写的", "我的话"):
        assert words in page


def test_uploaded_files_come_back_with_the_copy(cast, at_desk, settings, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.MEDIA_ROOT = tmp_path / "media"
    client, file = at_desk("clerk"), SimpleUploadedFile("附表.csv", b"a,b\n")
    page = client.post(ADD, typed(cast, title="", new_files=file)).content.decode()
    token = page.split('name="carried" value="')[1].split('"')[0]
    client.post(KEEP, typed(cast, window=WINDOW, carried=[token, "forged"]))
    page = client.get(f"{ADD}?restore={WINDOW}").content.decode()
    token = page.split('name="carried" value="')[1].split('"')[0]
    assert "附表.csv" in page
    client.post(ADD, typed(cast, window=WINDOW, carried=token))
    assert Revision.objects.get().files.get().name == "附表.csv"


def test_copy_that_is_given_up_is_offered_no_more(cast, at_desk):
    client = at_desk("clerk")
    client.post(KEEP, typed(cast, window=WINDOW, title="不要了"))
    assert client.post(ADD, {"_give_up": WINDOW}).status_code == 302
    assert "不要了" not in client.get(ADD).content.decode() and Autosave.objects.get().fields == {}


def test_copies_are_forgotten_after_thirty_days(cast, at_desk):
    at_desk("clerk").post(KEEP, typed(cast, window=WINDOW))
    Autosave.objects.update(at=timezone.now() - datetime.timedelta(days=31))
    assert autosaving.purge() == 1


@pytest.mark.parametrize("fields", [{"window": "x"}, {"window": ""}, {"title": "长" * 4_100_000}])
def test_what_cannot_be_kept_is_refused_in_words(cast, at_desk, fields):
    answer = at_desk("clerk").post(KEEP, typed(cast, **{"window": WINDOW} | fields))
    assert answer.status_code == 400 and not Autosave.objects.exists()
    assert "refused" in answer.json() if fields.get("title") is None else True


def test_odd_values_are_kept_and_shown_again(cast, at_desk):
    client = at_desk("clerk")
    odd = {"issued_on": "去年", "items": ["x"], "kind": "没有", "edits": "x", "organ": "y", "title": "空\u0000字符"}
    assert client.post(KEEP, typed(cast, window=WINDOW, **odd)).status_code == 200
    assert client.get(f"{ADD}?restore={WINDOW}").status_code == 200
    assert client.get(f"{ADD}?restore=%00").status_code == 200


def test_draft_of_another_organ_takes_no_copy(cast, at_desk):
    revision = draft(cast)
    for about in (revision.publication_id, "x", "00000000-0000-4000-8000-000000000000"):
        assert at_desk("town_clerk").post(KEEP, typed(cast, window=WINDOW, _publication=about)).status_code == 404
    assert at_desk("auditor").post(KEEP, typed(cast, window=WINDOW)).status_code == 404
    assert not Autosave.objects.exists()


def test_text_that_could_not_be_saved_is_shown_field_by_field(cast, at_desk):
    revision = walk(cast, draft(cast), 1)
    page = at_desk("clerk").post(path_of(revision), typed(cast, body_html="<p>没保存的话</p>")).content.decode()
    assert "没保存的话" in page and "霁民发[2026]3号" in page


def test_form_that_outlived_its_login_shows_what_was_typed(cast, at_desk, settings):
    client = at_desk("clerk")
    client.handler.enforce_csrf_checks = True
    answer = client.post(ADD, typed(cast, title="旧令牌"), headers={"origin": "http://testserver"})
    assert answer.status_code == 403 and "旧令牌" in answer.content.decode()
    answer = client.post(ADD, typed(cast, title="别处来的"), headers={"origin": "https://example.com"})
    assert answer.status_code == 403 and "别处来的" not in answer.content.decode()


def test_form_whose_session_is_gone_altogether_shows_what_was_typed(cast, at_desk):
    client = at_desk("clerk")
    client.logout()
    answer = client.post(ADD, typed(cast, title="没有会话了", window=WINDOW))
    page = answer.content.decode()
    assert answer.status_code == 403 and "没有会话了" in page and WINDOW not in page


@pytest.mark.parametrize("fields", [{"title": "机密★10年 方案"}, {"body_html": "<p>秘密★5年</p><p>正文</p>"}])
def test_text_with_a_mark_of_secrecy_is_not_kept_for_a_moment(cast, at_desk, fields):
    answer = at_desk("clerk").post(KEEP, typed(cast, window=WINDOW, **fields))
    assert answer.status_code == 400 and "没有自动保存" in answer.json()["refused"]
    assert not Autosave.objects.exists()
    harmless = typed(cast, window=WINDOW, body_html="<p>依法保护商业秘密，保守国家秘密。</p>")
    assert at_desk("clerk").post(KEEP, harmless).status_code == 200
