"""/policies/: the library, its shelves, what bound on a day, the order of numbers, and what changed each."""

import re

import pytest

from portal.cases.today import frozen
from tests.cast import draft, released, walk
from tests.disclosure.library import DAY, LAW, TEXTS, address, law_with_five_texts, to, withdraw
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium
TODAY = DAY(2026, 11, 20)


@pytest.fixture(autouse=True)
def today():
    with frozen(TODAY):
        yield


def titles(query: str = "") -> list[str]:
    return re.findall(r'<h3><a href="/documents/\d+/">(.*?)</a></h3>', text(f"/policies/{query}"))


def numbers(query: str) -> list[str]:
    return re.findall(r'<p class="quiet"><span class="nowrap">(.*?)</span></p>', text(f"/policies/{query}"))


def test_library_holds_policies_alone_on_their_shelves(cast):
    released(cast, title="规章", kind="rules", document_number="测政令第1号")
    released(cast, title="规范性文件", kind="notice", document_number="霁政规〔2026〕1号")
    released(
        cast,
        title="登记过的规范性文件",
        kind="notice",
        document_number="霁政发〔2026〕4号",
        registration_number="JC-2026-1",
    )
    released(cast, title="其他政策", kind="notice", document_number="霁政发〔2026〕3号")
    released(cast, title="办事指南", kind="guide")
    released(cast, title="没有文号的通知", kind="notice", document_number="")
    walk(cast, draft(cast, title="草稿政策", kind="rules"), 3)
    assert sorted(titles()) == ["其他政策", "登记过的规范性文件", "规章", "规范性文件"]
    assert titles("?shelf=rules") == ["规章"] and titles("?shelf=other") == ["其他政策"]
    assert sorted(titles("?shelf=normative")) == ["登记过的规范性文件", "规范性文件"]
    page = text("/policies/")
    assert re.search(r'href="/policies/\?shelf=normative">规范性文件<span>2</span>', page)
    assert '<b data-total="4">4</b>' in page and 'aria-current="page">政策</a>' in page
    assert page.index(">政策</a>") < page.index(">政府信息公开指南</a>") < page.index(">法定主动公开内容</a>")


def test_day_asked_for_shows_the_one_text_that_bound(cast):
    law_with_five_texts(cast)
    assert titles("?on=2003-04-30") == []
    for n, (number, begins) in enumerate(TEXTS):
        assert numbers(f"?on={begins.isoformat()}") == [number]
        if n:
            assert numbers(f"?on={(begins.replace(day=1)).isoformat()}") in ([number], [TEXTS[n - 1][0]])
    page = text("/policies/?on=2010-01-01")
    assert "2010年1月1日有效的" in page and "现在：" in page and "测政令第12号" in page and "被修订" in page
    assert titles("?on=2010-01-01&shelf=rules&validity=amended") == [LAW]
    assert titles("?on=2010-01-01&validity=in_force") == [] and titles(f"?on=2010-01-01&q={LAW[:4]}") == [LAW]


def test_repealed_and_expired_bind_until_their_last_day_and_no_longer(cast):
    old = released(cast, title="老办法", effective_from=DAY(2020, 1, 1), document_number="霁政规〔2020〕1号")
    released(cast, title="五年的办法", effective_from=DAY(2020, 1, 1), effective_until=DAY(2024, 12, 31),
             document_number="霁政规〔2020〕2号")  # fmt: skip
    released(cast, title="只说已废止", effective_from=DAY(2020, 1, 1), validity_mark="repealed",
             document_number="霁政规〔2020〕3号")  # fmt: skip
    new = released(cast, title="废止的决定", document_number="霁政规〔2026〕9号", effective_from=DAY(2026, 6, 1),
                   relations=[to(old, "repeals")])  # fmt: skip
    assert sorted(titles("?on=2024-12-31")) == ["五年的办法", "老办法"]
    assert titles("?on=2025-01-01") == ["老办法"] == titles("?on=2026-05-31")
    assert titles("?on=2026-06-01") == ["废止的决定"]
    page = text("/policies/?validity=repealed")
    assert "被废止：<a" in page and f'href="{address(new)}"' in page
    withdraw(cast, new)
    assert titles("?on=2026-06-01") == ["老办法"]


def test_numbers_stand_in_the_order_of_their_office(cast):
    for number in ("霁政规〔2026〕10号", "霁政规〔2026〕9号", "霁政办规〔2026〕1号", "霁政规〔2025〕30号"):
        released(cast, title=f"办法{number[-3:]}", document_number=number)
    assert numbers("?order=number") == [
        "霁政办规〔2026〕1号", "霁政规〔2025〕30号", "霁政规〔2026〕9号", "霁政规〔2026〕10号"]  # fmt: skip


@pytest.mark.parametrize(("query", "words"), [
    ("?on=2020-13-01", "日期要写成"), ("?on=x", "日期要写成"), ("?shelf=odd", "没有这一类"),
    ("?kind=policy", "不用再选"), ("?order=odd", "没有这种排序"),
])  # fmt: skip
def test_bad_question_is_told_what_is_wrong(cast, query, words):
    assert words in text(f"/policies/{query}", 400)


def test_list_asks_as_often_for_twenty_as_for_one(cast):
    old = released(cast, title="老办法", document_number="霁政规〔2020〕1号")
    for n in range(5):
        released(cast, title=f"修改{n}", document_number=f"霁政规〔2026〕{n + 1}号", relations=[to(old, "amends")])
    for query, most in (("", 6), ("?on=2026-11-20", 7), ("?on=2026-11-20&kind=notice", 7), ("?order=number", 6)):
        get(f"/policies/{query}")
        with at_most(most):
            assert get(f"/policies/{query}").status_code == 200
