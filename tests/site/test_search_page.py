"""/search/: numbers first, then titles, then the newest; every odd query gets a page."""

import re
from urllib.parse import quote

import pytest

from disclosure.catalog import teach_vocabulary
from tests.cast import draft, released, walk
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium


@pytest.fixture
def county(cast):
    teach_vocabulary(cast.item.domain)
    return cast


def hits(address: str) -> list[str]:
    found = re.findall(r"<a href=\"[^\"]*\" data-hit>(.*?)</a>", text(address))
    return [re.sub("</?mark>", "", title) for title in found]


def total(address: str) -> int:
    return int(re.search(r'data-total="(\d+)"', text(address))[1])


def test_title_hits_come_first_then_the_newest(county):
    released(county, title="关于低保标准的通知", document_number="")
    released(county, title="办事指南", body_html="<p>低保标准在这里</p>", document_number="")
    released(county, title="名单", body_html="<p>按低保标准发放</p>", document_number="")
    draft(county, title="低保标准草稿")
    walk(county, draft(county, title="低保标准送审稿"), 3)
    assert hits("/search/?q=低保标准") == ["关于低保标准的通知", "名单", "办事指南"]
    assert hits("/search/?q=低保标准&order=newest")[-1] == "关于低保标准的通知"
    assert total("/search/?q=低保标准") == 3
    assert "<mark>低保标准</mark>在这里" in text("/search/?q=低保标准")


def test_document_number_is_found_however_it_is_written(county):
    released(county, title="甲通知", document_number="霁民发〔2026〕3号")
    released(county, title="乙通知", document_number="霁民发〔2026〕33号", body_html="<p>见霁民发〔2026〕3号</p>")
    for number in ("霁民发〔2026〕3号", "霁民发[2026]3号", "霁民发（2026）3 号", "霁民发2026 3"):
        page = text(f"/search/?q={number}")
        assert page.index("文号完全一致") < page.index("甲通知") < page.index("乙通知"), number
        assert hits(f"/search/?q={number}") == ["甲通知", "乙通知"], number
        assert total(f"/search/?q={number}") == 2


def test_index_number_is_found_too(county):
    revision = released(county, title="甲通知")
    number = revision.header["index_number"]
    assert hits(f"/search/?q={number}") == hits(f"/search/?q={number.lower()}") == ["甲通知"]


def test_search_narrows_by_the_same_facets(county):
    released(county, title="低保通知", kind="notice", document_number="")
    released(county, title="低保指南", kind="guide", document_number="")
    assert hits("/search/?q=低保&kind=guide&domain=20") == ["低保指南"]
    assert 'href="/search/?q=%E4%BD%8E%E4%BF%9D&amp;kind=notice">通知<span>1</span>' in text(
        "/search/?q=低保&kind=guide"
    )


def test_traditional_and_full_width_words_find_the_same(county):
    released(county, title="低保标准WPS模板")
    assert hits("/search/?q=低保標準ｗｐｓ") == ["低保标准WPS模板"]


ODD = (
    "", " ", "标", "a", "%", "%%%", "_", "'", '"', "\\", "低保'; DROP TABLE entry; --", "“低保”", "，。！", "<script>",
    "低保 & | ! ( ) : *", "'低保' & '标准'", "😀", "𰻝", "\u202e低保", "低保\x00标准", "a" * 5000,
    " ".join(["低保"] * 200),    "0", "-1", "NULL", "{{ 7*7 }}", "../../etc/passwd", "低" * 101,
    "低保 " * 100, "a b c d e f g " * 20, "1 2 3 4 5 6 7 8 9", "的 一 二 三 人", "\\'\\'", "$$低保$$", "低保:*",
    " ".join(f"第{n}个词" for n in range(300)), "的 了 吗 怎么", "“低保", "低保”标准", "“”",
    "👨‍👩‍👧低保", "\u200f低保\u202e", "怎么怎么怎么办",
    "!!低保", "\ud83d", "〔2026〕", "号第〔〕", "e\u0301低", "㎡①", "%(q)s", "{0}", "低\u3000保",
)  # fmt: skip


def test_odd_queries_get_a_page_and_never_a_fault(county):
    released(county)
    for query in ODD:
        page = text(f"/search/?q={quote(query, errors='replace')}")
        assert "<script>" not in page, query
        assert get(f"/search/suggest?q={quote(query, errors='replace')}").status_code == 200, query


def test_page_beyond_all_pages_is_said_in_words(county):
    released(county, title="低保标准")
    assert "这里只列到第500页" in text("/search/?q=低保&page=9999999")
    assert get("/search/?q=低保&page=1e9").status_code == 400


def test_query_without_a_word_says_what_to_write(county):
    assert "里没有可以查的字" in text("/search/?q=%25%25")
    assert "没有找到“量子计算”" in text("/search/?q=量子计算")
    assert "只按前100个字查找" in text("/search/?q=" + "低" * 150)


def test_suggestions_are_titles_of_what_is_released(county):
    revision = released(county, title="低保标准")
    draft(county, title="低保草稿")
    response = get("/search/suggest?q=低保")
    assert response.headers["Content-Type"] == "application/json"
    expected = {"title": "低保标准", "url": f"/documents/{revision.publication.number}/"}
    assert response.json()["suggestions"] == [expected]


def test_search_asks_the_database_at_most_eight_times(county):
    for number in range(12):
        released(county, title=f"低保第{number}期", document_number=f"霁民发〔2026〕{number}号")
    text("/search/?q=低保")  # the first after a release reads the words of the tables anew
    for address in (
        "/search/?q=低保",
        "/search/?q=霁民发〔2026〕3号",
        "/search/?q=低保&kind=notice&domain=20&year=2026",
    ):
        with at_most(8):
            get(address)
    with at_most(3):
        get("/search/suggest?q=低保")
