"""One document as the public reads it: header, text, versions, paper, and what happens when it is withdrawn."""

import datetime
import re

import pytest

from disclosure.models import DocumentHeader
from portal.cases.today import frozen
from portal.publishing.moving import advance
from portal.publishing.writing import acting_as, correct, locked_draft, save_text
from tests.cast import PATH, draft, released, said, walk
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium


def address(revision, rest: str = "") -> str:
    return f"/documents/{revision.publication.number}/{rest}"


def new_version(cast, publication, body: str, note: str = "改了金额"):
    revision = correct(publication, by=cast.clerk, change_note=note)
    with acting_as(cast.clerk):
        save_text(locked_draft(revision.pk, by=cast.clerk), title=revision.title, body_html=body, change_note=note)
    return walk(cast, revision, 4)


def withdraw(cast, revision, reason: str = "personal_data"):
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason=reason, note="有身份证号"))


def test_document_shows_header_text_and_all_three_groups_of_meta_tags(cast):
    revision = released(cast, title="关于提高低保标准的通知", abstract="提高多少", topic="1203")
    page = text(address(revision))
    for words in ("索引号", "11999901MB0000002B/", "霁民发〔2026〕3号", "2026年3月2日", "✓ 现行有效", "主动公开",
                  'href="/catalog/20/0001/"', "领域20 › 最低生活保障 › 办事指南0001", "自下月起调整。",
                  "您现在的位置", "测试县民政局"):  # fmt: skip
        assert words in page, words
    metas = dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', page))
    assert {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate",
            "ContentSource", "Keywords", "Author", "Description", "Url"} <= set(metas)  # fmt: skip
    assert all(metas.values())
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", metas["PubDate"])


def test_qr_code_is_a_picture_without_inline_style(cast):
    path = address(released(cast))
    picture = re.search(r'<img src="(/qr/documents/\d+\.svg)"', text(path))[1]
    assert "<svg" in text(picture) and "style=" not in text(picture)
    assert get("/qr/nothing/1.svg").status_code == 404
    assert "<svg" in text(f"{path}print/")


def test_paper_form_carries_header_text_and_full_address(cast):
    revision = released(cast)
    page = text(address(revision, "print/"))
    assert f"http://testserver{address(revision)}" in page and "打印于" in page and "第1版" in page


def test_title_and_body_cannot_carry_markup_into_the_page(cast):
    title = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>通知"
    revision = released(cast, title=title, body_html="<p onclick=x>正文<script>alert(2)</script></p>",
                        abstract="</title><script>alert(3)</script>")  # fmt: skip
    for path in (address(revision), address(revision, "print/"), "/", "/documents/", "/search/?q=通知", "/organs/mzj/",
                 "/catalog/20/0001/"):  # fmt: skip
        page = text(path).replace("<script src=", "")  # ours come from a file
        assert "<script" not in page and "<img src=x" not in page and "onclick" not in page, path
        assert "&lt;script&gt;alert(1)" in page, path


def test_emoji_and_rare_characters_are_kept(cast):
    title = "关于𠮷𫖯𰻝😀县地名的通知"
    revision = released(cast, title=title, body_html="<p>𬭎、㐂、﨑</p>")
    assert title in text(address(revision)) and "𬭎" in text(address(revision))
    assert "𰻝" in text("/search/?q=𰻝") and address(revision) in text("/search/?q=𠮷𫖯")


def test_long_title_of_the_allowed_length_stands_on_every_page(cast):
    revision = released(cast, title="长" * 200)
    for path in (address(revision), "/", "/documents/"):
        assert "长" * 200 in text(path)


def test_notice_and_tag_follow_the_date(cast):
    day = datetime.date
    revision = released(cast, effective_from=day(2026, 4, 1), effective_until=day(2026, 6, 30))
    for today, words in ((day(2026, 3, 31), "这份文件还没有施行"), (day(2026, 4, 1), "✓ 现行有效"),
                         (day(2026, 7, 1), "这份文件已失效")):  # fmt: skip
        with frozen(today):
            assert words in text(address(revision))


def test_repealed_document_says_so_above_its_header(cast):
    revision = draft(cast)
    with acting_as(cast.clerk):
        DocumentHeader.objects.filter(revision=revision).update(validity_mark="repealed")
    walk(cast, revision, 4)
    page = text(address(revision))
    assert page.index("这份文件已废止") < page.index("索引号")


def test_versions_keep_each_text_and_lead_to_the_current_one(cast):
    first = released(cast, body_html="<p>每月760元</p>")
    new_version(cast, first.publication_id, "<p>每月800元</p>")
    page = text(address(first))
    assert "每月800元" in page and "每月760元" not in page and "改了金额" in page
    old = text(address(first, "versions/1/"))
    assert "每月760元" in old and "这是第1版，已经有了新版" in old and "noindex" in old
    assert "就是现行的版本" in text(address(first, "versions/2/"))
    assert get(address(first, "versions/3/")).status_code == 404


def test_edit_stays_invisible_until_it_is_released(cast):
    first = released(cast)
    before = get(address(first))
    revision = correct(first.publication_id, by=cast.clerk, change_note="改")
    with acting_as(cast.clerk):
        save_text(locked_draft(revision.pk, by=cast.clerk), title="改后的标题", body_html="<p>新</p>", change_note="改")
    for move, who in (("", ""), *PATH):
        if move:
            advance(revision.pk, move, by=cast.people[who], said=said(revision))
        after = get(address(first))
        is_same = (after.content, after.headers) == (before.content, before.headers)
        assert is_same == (move != "sign"), move


def test_withdrawn_address_and_all_below_it_answer_410_without_the_title(cast):
    revision = released(cast, title="不能说的标题")
    withdraw(cast, revision)
    for rest in ("", "print/", "versions/1/", "versions/9/", "files/1/a.pdf", "files/x", "nothing/at/all", "?page=2"):
        page = text(address(revision, rest), 410)
        for words in ("这份信息已经撤下", "保护个人信息", "测试县民政局", "11999901MB0000002B/", "怎样申请公开"):
            assert words in page
        assert "不能说的标题" not in page and "有身份证号" not in page


def test_withdrawn_document_leaves_every_page_at_once(cast):
    revision = released(cast, title="要撤下的通知")
    pages = ("/", "/documents/", "/search/?q=撤下", "/search/suggest?q=撤下", "/organs/mzj/", "/catalog/20/0001/",
             "/sitemap-entries.xml")  # fmt: skip
    shown = [path for path in pages if "要撤下的通知" in text(path) or address(revision) in text(path)]
    assert shown == list(pages)
    withdraw(cast, revision)
    for path in pages:
        assert "要撤下的通知" not in text(path) and address(revision) not in text(path), path


def test_withdrawn_page_is_never_answered_from_a_readers_copy(cast):
    revision = released(cast)
    etag = get(address(revision)).headers["ETag"]
    assert get(address(revision), **{"If-None-Match": etag}).status_code == 304
    withdraw(cast, revision)
    assert get(address(revision), **{"If-None-Match": etag}).status_code == 410


def test_version_from_before_a_withdrawal_does_not_come_back(cast):
    first = released(cast, body_html="<p>身份证号在这里</p>")
    second = new_version(cast, first.publication_id, "<p>身份证号还在这里</p>")
    withdraw(cast, second)
    new_version(cast, first.publication_id, "<p>已经去掉</p>")
    assert "已经去掉" in text(address(first))
    for number in (1, 2):
        assert get(address(first, f"versions/{number}/")).status_code == 404
    assert "versions/1/" not in text(address(first))


UNKNOWN = (
    "/documents/999/", "/documents/0/", "/documents/01/", "/documents/-1/", "/documents/abc/",
    "/documents/99999999999999999999999/", "/documents/1.5/", "/documents/%00/", "/documents/1/versions/0/",
    "/documents/1/versions/99999999999/", "/documents/1/preview/", "/documents/1/files/1/",
    "/documents/1/files/1/none.pdf", "/documents/1/files/99999999999/x.pdf", "/documents/１/",
)  # fmt: skip


def test_unknown_document_address_is_not_found(cast):
    released(cast)
    for path in UNKNOWN:
        text(path, 404)


def test_document_pages_ask_the_database_at_most_six_times(cast):
    first = released(cast)
    for number in range(3):
        new_version(cast, first.publication_id, f"<p>{number}</p>")
    for path in [address(first, rest) for rest in ("", "print/", "versions/1/")]:
        with at_most(6):
            text(path)


def test_outside_link_leads_past_the_notice_and_a_government_one_does_not(cast):
    links = ("https://example.com/a?b=1&c=2", "https://www.gov.cn/", "//evil.com")
    body = "".join(f'<p><a href="{link}">去</a></p>' for link in links)
    page = text(address(released(cast, body_html=body)))
    assert 'href="/leave/?u=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c%3D2&amp;s=' in page
    assert 'href="https://www.gov.cn/"' in page and "evil.com" not in page
    leave = re.search(r'href="(/leave/[^"]*)"', page)[1].replace("&amp;", "&")
    assert 'href="https://example.com/a?b=1&amp;c=2"' in text(leave)
