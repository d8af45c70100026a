"""Masking with one click on the page of findings."""

import re

import pytest

from portal.publishing import findings
from tests.cast import draft, walk
from tests.examination.corpus.making.numbers import id_number

pytestmark = pytest.mark.medium
ID, OTHER = id_number("19770707", 31), id_number("19880808", 32)
BODY = f"<p>测试员甲，身份证号{ID}。</p><p>测试员乙，身份证号{OTHER}。</p>"


def page(revision, end=""):
    return f"/admin/publishing/revision/{revision.pk}/{end}"


def examined(cast, **fields):
    revision = draft(cast, **fields)
    findings.examine(revision)
    revision.refresh_from_db()
    return revision


def keys(html: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="key" value="([0-9a-f]{64})"', html)))


def test_author_masks_one_finding_then_all_others(cast, at_desk):
    revision, clerk = examined(cast, body_html=BODY), at_desk("clerk")
    html = clerk.get(page(revision, "?view=findings")).content.decode()
    shown = keys(html)
    assert f"遮盖成 {ID[:6]}********{ID[-4:]}" in html and "全部遮盖" in html
    assert len(shown) == 2
    answer = clerk.post(page(revision, "masks/"), {"key": shown[0], "edits": revision.edits}, follow=True)
    assert "已遮盖1处。" in answer.content.decode()
    revision.refresh_from_db()
    assert ID not in revision.body_html and OTHER in revision.body_html
    assert clerk.post(page(revision, "masks/"), {"key": shown[1], "edits": revision.edits}).status_code == 302
    revision.refresh_from_db()
    assert OTHER not in revision.body_text


def test_mask_over_what_somebody_saved_meanwhile_is_refused(cast, at_desk):
    revision, clerk = examined(cast, body_html=BODY), at_desk("clerk")
    shown = keys(clerk.get(page(revision, "?view=findings")).content.decode())
    answer = clerk.post(page(revision, "masks/"), {"key": shown, "edits": revision.edits + 1})
    assert answer.status_code == 409
    revision.refresh_from_db()
    assert ID in revision.body_html


def test_only_who_may_write_masks_and_only_while_it_is_a_draft(cast, at_desk):
    revision = examined(cast, body_html=BODY)
    key = keys(at_desk("clerk").get(page(revision, "?view=findings")).content.decode())[0]
    for who in ("reviewer", "office", "root"):
        html = at_desk(who).get(page(revision, "?view=findings")).content.decode()
        assert "遮盖成" not in html
        assert at_desk(who).post(page(revision, "masks/"), {"key": key}).status_code in (400, 403, 404)
    sent = walk(cast, draft(cast), 1)
    assert at_desk("clerk").post(page(sent, "masks/"), {"key": key}).status_code == 409
    assert at_desk("clerk").post(page(sent, "strip/"), {"sha256": "x"}).status_code == 409


def test_author_reads_on_the_page_of_the_draft_that_something_was_found(cast, at_desk):
    revision, clerk = examined(cast, body_html=BODY), at_desk("clerk")
    address = f"/admin/disclosure/document/{revision.publication_id}/change/"
    html = clerk.get(address).content.decode()
    assert "检查发现2处" in html and f"{page(revision)}?view=findings" in html
    clean = examined(cast, body_html="<p>没有什么。</p>")
    beside = clerk.get(f"/admin/disclosure/document/{clean.publication_id}/change/").content.decode()
    assert "检查发现" not in beside
