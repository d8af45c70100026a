"""/documents/: what it lists, how it is narrowed, and what it answers to what cannot be."""

import datetime
import re

import pytest

from disclosure.catalog import teach_vocabulary
from portal.cases.today import frozen
from portal.publishing import ageing
from tests.cast import draft, make_item, released, walk
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium


@pytest.fixture
def county(cast):
    teach_vocabulary(cast.item.domain)
    return cast


def titles(address: str) -> list[str]:
    return re.findall(r'<h3><a href="/documents/\d+/">(.*?)</a></h3>', text(address))


def test_list_shows_what_is_released_and_nothing_else(county):
    released(county, title="已公开的通知")
    walk(county, draft(county, title="审核中的通知"), 3)
    draft(county, title="草稿通知")
    assert titles("/documents/") == ["已公开的通知"]


def test_each_filter_narrows(county):
    day = datetime.date
    released(county, title="低保通知", kind="notice", stage="result", issued_on=day(2026, 3, 2), topic="1203",
             document_number="")  # fmt: skip
    released(county, title="低保指南", kind="guide", issued_on=day(2025, 3, 2), document_number="",
             items=[make_item("21", "0001")])  # fmt: skip
    teach_vocabulary(make_item("21", "0002").domain)
    for query, expected in (
        ("domain=20", "低保通知"), ("domain=21", "低保指南"), ("kind=guide", "低保指南"), ("year=2026", "低保通知"),
        ("topic=1203", "低保通知"), ("stage=result", "低保通知"), ("topic=12", "低保通知"), ("q=指南", "低保指南"),
        ("domain=21&year=2025&organ=mzj&level=county&validity=in_force", "低保指南"),
    ):  # fmt: skip
        assert titles(f"/documents/?{query}") == [expected], query
    for query in ("domain=20&year=2025", "organ=zhen", "level=village", "stage=service", "validity=repealed", "q=高铁",
                  "topic=01"):  # fmt: skip
        assert titles(f"/documents/?{query}") == [], query


def test_policy_is_a_group_of_kinds_with_a_number(county):
    released(county, title="有文号的通知", kind="notice", document_number="霁民发〔2026〕3号")
    released(county, title="没有文号的通知", kind="notice", document_number="")
    released(county, title="指南", kind="guide")
    assert titles("/documents/?kind=policy") == ["有文号的通知"]


def test_facets_count_what_the_other_choices_leave(county):
    for number, kind in enumerate(("notice", "notice", "guide")):
        released(county, title=f"第{number}件", kind=kind, document_number="")
    page = text("/documents/?kind=guide")
    assert '<b data-total="1">1</b>' in page
    assert re.search(r'href="/documents/\?kind=notice">通知<span>2</span>', page)
    assert re.search(r'href="/documents/" aria-current="true"><b>✓ 办事指南</b><span>1</span>', page)


def test_chosen_filters_are_chips_that_can_be_taken_away(county):
    released(county)
    page = text("/documents/?domain=20&year=2026")
    assert re.search(r'class="chip" href="/documents/\?year=2026">.*?领域：领域20', page)
    assert re.search(r'class="chip" href="/documents/\?domain=20">.*?年份：2026年', page)


def test_empty_list_says_so_and_offers_a_way_on(county):
    released(county, kind="notice")
    page = text("/documents/?kind=notice&year=2020")
    assert "没有符合这些条件的信息" in page and "去掉年份，有1件" in page


def test_list_by_validity_follows_the_date_once_the_clock_has_ticked(county):
    day = datetime.date
    with frozen(day(2026, 3, 2)):
        released(county, title="有期限的办法", effective_from=day(2026, 4, 1), effective_until=day(2026, 6, 30))
    for today, state in ((day(2026, 3, 31), "not_yet_in_force"), (day(2026, 4, 1), "in_force"),
                         (day(2026, 6, 30), "in_force"), (day(2026, 7, 1), "expired")):  # fmt: skip
        with frozen(today):
            ageing.turn(today)
            assert titles(f"/documents/?validity={state}") == ["有期限的办法"], today


UNASKABLE = (
    ("page=abc", "页码要写成从1开始的数字"),
    ("page=0", "页码"),
    ("page=-1", "页码"),
    ("page=", "页码"),
    ("page=１", "页码"),
    ("page=99999999999", "页码"),
    ("domain=99", "没有这个领域：99"),
    ("domain=abc", "没有这个领域"),
    ("organ=nowhere", "没有这个单位"),
    ("kind=x", "没有这个体裁"),
    ("topic=9999", "没有这个主题"),
    ("level=moon", "没有这个层级"),
    ("validity=maybe", "没有这个有效性"),
    ("year=abc", "没有这个年份"),
    ("year=99999999999999999999", "没有这个年份"),
    ("order=random", "没有这种排序"),
    ("all=x", "没有这种分类"),
    ("domain=%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;"),
    ("domain='%20OR%201=1--", "没有这个领域"),
)


def test_what_cannot_be_asked_gets_a_plain_400(county):
    for query, words in UNASKABLE:
        page = text(f"/documents/?{query}", 400)
        assert words in page and "<script>" not in page, query


ODD = (
    "q=" + "长" * 5000, "q=%25%25", "q='", 'q="\\', "q=%F0%9F%98%80", "q=a%00b", "foo=bar", "domain=&year=",
    "domain=20&domain=20", "q=" + "%20".join(["低保"] * 200), "q=%E2%80%AE%E4%BD%8E%E4%BF%9D",
)  # fmt: skip


def test_odd_but_readable_queries_get_a_page(county):
    released(county)
    for query in ODD:
        text(f"/documents/?{query}")


def test_page_beyond_the_last_is_not_found_and_beyond_500_asks_to_narrow(county):
    released(county)
    assert get("/documents/?page=2").status_code == 404
    page = text("/documents/?kind=notice&page=501")
    assert "这里只列到第500页" in page and 'href="/documents/?kind=notice">回到第1页' in page


def test_twenty_rows_a_page(county):
    for number in range(21):
        released(county, title=f"第{number}件", document_number="")
    first, second = titles("/documents/"), titles("/documents/?page=2")
    assert (len(first), len(second)) == (20, 1) and not set(first) & set(second)
    with at_most(8):
        get("/documents/?domain=20&kind=notice&organ=mzj&year=2026&q=第")
    with at_most(8):
        get("/documents/?page=2")
