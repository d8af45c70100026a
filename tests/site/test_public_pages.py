"""What every public page promises: it answers, costs little, keeps no one's session, and carries the right headers."""

import re
from urllib.parse import quote

import pytest
from django.db import connections

from disclosure.catalog import teach_vocabulary
from portal.people.models import Organ
from portal.publishing.moving import advance
from portal.site import articles
from portal.site.options import set_defaults
from tests.cast import draft, released, said, walk
from tests.pages import ADDRESSES, at_most, get, text, visitor
from tests.publishing.test_moving import one_in_each_state

pytestmark = pytest.mark.medium
CSP = ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")


@pytest.fixture
def county(cast):
    teach_vocabulary(cast.item.domain)
    return cast


def addresses(cast) -> list[str]:
    number = released(cast).publication.number
    return [address.format(number=number) for address in ADDRESSES]


def test_every_address_answers_with_the_right_headers_and_no_cookie(county):
    for address in addresses(county):
        response = get(address)
        headers = response.headers
        assert response.status_code == 200, address
        assert headers["Cache-Control"] == "no-cache" and "Cookie" in headers["Vary"], address
        assert headers["ETag"] and not response.cookies and "Set-Cookie" not in headers, address
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY", address
        assert headers["Referrer-Policy"] == "same-origin" and headers["Permissions-Policy"], address
        policy = headers["Content-Security-Policy"]
        assert all(rule in policy for rule in CSP) and "unsafe" not in policy, address


def test_html_of_every_page_is_whole_and_needs_no_inline_style_or_script(county):
    for address in addresses(county):
        response = get(address)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        page = response.content.decode()
        assert page.startswith("<!DOCTYPE html>") and 'lang="zh-Hans"' in page, address
        assert "style=" not in page and "<style" not in page and " on" + "click" not in page
        assert page.count("<script") == page.count('<script src="/static/js/')
        assert page.count("<h1") == 1 and "<title>" in page, address
        assert "{{" not in page and "{%" not in page and "None" not in page, address


def test_same_page_is_answered_304(county):
    for address in addresses(county):
        etag = get(address).headers["ETag"]
        response = get(address, **{"If-None-Match": etag})
        assert (response.status_code, response.content) == (304, b""), address


def test_pages_only_answer_reading(county):
    for address in addresses(county):
        client = visitor()
        head, options = client.head(address), client.options(address)
        assert (head.status_code, head.content) == (200, b""), address
        assert options.status_code in (200, 204, 405), address
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 405, (address, method)


def test_reading_changes_no_row(county, superuser_sql):
    paths = addresses(county)

    def counted():
        tables = superuser_sql.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {name: superuser_sql.execute(f'SELECT count(*), max(xmin::text) FROM "{name}"').fetchone()
                for (name,) in tables}  # fmt: skip

    before = counted()
    for address in paths:
        get(address)
        visitor().head(address)
        visitor().options(address)
    assert counted() == before


def test_lists_ask_the_database_at_most_eight_times(county):
    for number in range(5):
        released(county, title=f"第{number}件")
    for address in ("/", "/documents/", "/organs/", "/organs/mzj/", "/organs/xzf/", "/guide/", "/rules/", "/sitemap/",
                    "/sitemap.xml", "/sitemap-entries.xml", "/sitemap-columns.xml", "/catalog/20/0001/"):  # fmt: skip
        with at_most(8):
            text(address)


def test_site_and_column_tags_stand_on_columns_and_are_never_empty(county):
    set_defaults({"site.name": "霁川县人民政府", "site.domain": "www.jichuan.gov.cn", "site.id_code": "9999010001"})
    for address in ("/", "/documents/", "/organs/", "/organs/mzj/", "/guide/", "/rules/", "/catalog/", "/catalog/20/"):
        metas = dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', text(address)))
        assert {"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords",
                "ColumnType"} <= set(metas), address  # fmt: skip
        assert all(metas.values()), address
        assert "ArticleTitle" not in metas


def test_foot_carries_what_the_standard_asks_for(county):
    values = {
        "site.name": "霁川县人民政府", "site.id_code": "9999010001", "site.host_organ": "霁川县人民政府办公室",
        "site.phone": "0999-0000001", "site.icp_number": "测ICP备00000000号", "site.police_number": "测公网安备1号",
        "site.identity_url": "https://bszs.conac.cn/x", "site.error_report_url": "https://zfwzzc.www.gov.cn/x",
    }  # fmt: skip
    set_defaults(values)
    page = text("/")
    foot = page[page.index("<footer") :]
    assert all(value in foot for value in values.values()) and 'href="/sitemap/"' in foot
    assert 'href="/coverage/"' in foot


def test_home_shows_the_doors_the_newest_the_policies_and_the_domains(county):
    released(county, title="一份通知", document_number="霁民发〔2026〕9号")
    page = text("/")
    for words in ("看政府信息", "办事情", "问政府", "最新公开", "一份通知", "政策与解读", "霁民发〔2026〕9号",
                  "按领域找", 'href="/catalog/20/"'):  # fmt: skip
        assert words in page, words


def test_home_offers_what_many_look_for_once_the_office_says_so(county):
    assert "大家常查" not in text("/")
    set_defaults({"doors.asked": ["低保怎么申请"]})
    assert f'<a href="/search/?q={quote("低保怎么申请")}">低保怎么申请</a>' in text("/")


@pytest.mark.parametrize(("address", "word"), [("/policies/", "看"), ("/policies/for-me/", "办"), ("/requests/", "问")])
def test_head_marks_the_one_door_behind_which_a_page_lies(county, address, word):
    assert re.findall(r'aria-current="page">(\S) · ', text(address)) == [word]


def test_no_link_of_a_page_leads_nowhere(county):
    seen, waiting = set(), ["/"]
    released(county)
    while waiting:
        address = waiting.pop()
        response = get(address)
        assert response.status_code == 200, address
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        for link in re.findall(r'href="(/[^"#]*)', response.content.decode()):
            link = link.replace("&amp;", "&")
            if link not in seen and not link.startswith(("/static/", "/admin/")):
                seen.add(link)
                waiting.append(link)
    assert len(seen) > 15


def test_empty_portal_still_answers(db):
    for address in ("/", "/catalog/", "/documents/", "/organs/", "/search/?q=低保", "/guide/", "/rules/", "/sitemap/",
                    "/sitemap.xml", "/sitemap-entries.xml", "/sitemap-columns.xml"):  # fmt: skip
        text(address)


def test_organ_page_says_who_and_where_and_what_was_published(county):
    Organ.objects.filter(code="mzj").update(
        address="霁川路35号", phone="0999-6800120", duties="负责社会救助。\n负责养老。"
    )
    county.bureau.units.create(name="社会救助股", duties="低保", phone="0999-6800122")
    county.bureau.heads.create(name="样例员甲", title="局长", duties="主持全面工作")
    released(county, title="一份通知")
    page = text("/organs/mzj/")
    for words in ("霁川路35号", "0999-6800120", "负责养老", "社会救助股", "样例员甲", "一份通知", "全部1件"):
        assert words in page, words
    assert "测试县民政局" in text("/organs/") and "负责社会救助" in text("/organs/")
    for address in ("/organs/nowhere/", "/organs/MZJ/", "/organs/a_b/", "/organs/mzj/?page=2"):
        assert get(address).status_code == 404
    assert get("/organs/mzj/?page=abc").status_code == 400


def test_guide_and_rules_go_the_one_way_to_the_public(county):
    assert "公开指南正在办理发布" in text("/guide/") and "制度文件正在办理发布" in text("/rules/")
    for kind, title, folder in (("guide", "霁川县公开指南", "/guide/"), ("rule", "公开审查制度", "/rules/")):
        words = articles.Draft(title=title, body_html="<p>第一条</p>")
        revision = articles.write(kind, county.bureau, words, by=county.clerk)
        assert title not in text(folder)
        walk(county, revision, 4)
        own = f"{folder}{revision.publication.number}/"
        assert title in text(folder) and "第一条" in text(own) and title in text("/search/?q=" + title)
        assert title not in text("/documents/")
        advance(revision.pk, "withdraw", by=county.signer, said=said(revision, reason="other", note="x"))
        assert title not in text(folder) and get(own).status_code == 410


def test_no_draft_changes_a_byte_of_any_page(county):
    """I-1 over every state that is not public."""
    paths = [*addresses(county), "/nowhere/", "/documents/999/", "/documents/?q=草稿", "/search/?q=标题"]
    before = {path: (r.status_code, r.content, r.headers) for path in paths if (r := get(path))}
    for state in ("draft", "first_review", "second_review", "final_review"):
        revision = draft(county, title=f"{state}标题草稿", kind="guide", topic="0201")
        walk(county, revision, ("draft", "first_review", "second_review", "final_review").index(state))
    articles.write("guide", county.bureau, articles.Draft(title="指南草稿", body_html="<p>草稿</p>"), by=county.clerk)
    after = {path: (r.status_code, r.content, r.headers) for path in paths if (r := get(path))}
    assert [path for path in paths if before[path] != after[path]] == []


def test_no_state_but_released_is_ever_on_a_page(county):
    for state, revision in one_in_each_state(county).items():
        if state in ("released", "superseded"):
            continue
        number = revision.publication.number or 10_000 + revision.pk
        assert get(f"/documents/{number}/").status_code in (404, 410), state
    assert text("/documents/").count('<li class="hit">') == 2
    connections.close_all()
