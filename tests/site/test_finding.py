"""What a question finds, in which order, and what helps when it finds nothing."""

import datetime
import re
from urllib.parse import quote

import pytest

from disclosure.catalog import teach_vocabulary
from disclosure.models import ItemQuestion
from portal.search.models import PromotedAnswer, Synonym
from tests.cast import draft, make_item, released
from tests.pages import at_most, get, text
from tests.site.test_search_page import hits, total

pytestmark = pytest.mark.medium


@pytest.fixture
def county(cast):
    teach_vocabulary(cast.item.domain)
    return cast


def put(county, title: str, body: str = "甲", **fields):
    return released(county, title=title, body_html=f"<p>{body}</p>", **{"document_number": ""} | fields)


def test_the_very_title_comes_before_nearer_and_newer_ones(county):
    put(county, "霁川县养犬管理办法")
    put(county, "关于印发《霁川县养犬管理办法》的通知")
    put(county, "关于贯彻霁川县养犬管理办法若干问题的补充通知")
    assert hits("/search/?q=霁川县养犬管理办法") == [
        "霁川县养犬管理办法", "关于印发《霁川县养犬管理办法》的通知",
        "关于贯彻霁川县养犬管理办法若干问题的补充通知",
    ]  # fmt: skip


def test_what_is_repealed_sinks_and_says_so(county):
    put(county, "养犬管理办法补充", issued_on=datetime.date(2026, 3, 1), validity_mark="repealed")
    put(county, "关于在城区开展文明养犬活动和登记的通知", issued_on=datetime.date(2019, 3, 1))
    page = text("/search/?q=养犬")
    assert hits("/search/?q=养犬") == ["关于在城区开展文明养犬活动和登记的通知", "养犬管理办法补充"]
    assert page.index("开展文明") < page.rindex("已废止")


def test_other_words_find_what_documents_call_it(county):
    put(county, "最低生活保障标准")
    put(county, "临时通知", "按低保办理")
    assert hits("/search/?q=低保标准")[0] == "最低生活保障标准"
    assert hits("/search/?q=吃低保一个月多少钱")[0] == "最低生活保障标准"
    Synonym.objects.update(in_use=False)
    assert hits("/search/?q=低保标准") == []


def test_question_finds_what_holds_most_of_its_words(county):
    put(county, "公共场所控制吸烟办法", "在餐饮场所吸烟的，处五十元罚款。")
    put(county, "餐饮业开业通知", "处理。")
    assert hits("/search/?q=饭馆里抽烟罚多少")[0] == "公共场所控制吸烟办法"
    assert "按写到的多少排列" in text("/search/?q=饭馆里抽烟罚多少")


def test_closed_list_is_narrowed_and_counted(county):
    put(county, "控制吸烟办法", "餐饮", kind="guide", issued_on=datetime.date(2026, 1, 2))
    put(county, "控制吸烟的通知", "餐饮")
    address = "/search/?q=饭馆能抽烟吗"
    assert total(address) == 2 and hits(f"{address}&kind=guide") == ["控制吸烟办法"]
    assert "通知<span>1</span>" in text(f"{address}&kind=guide")
    assert hits(f"{address}&order=newest") == ["控制吸烟的通知", "控制吸烟办法"]
    assert get(f"{address}&page=2").status_code == 404


def test_texts_of_one_law_are_one_hit(county):
    old = put(county, "养犬管理规定（2017年修订）", document_number="霁政规〔2017〕7号", validity_mark="repealed")
    put(county, "养犬管理规定（2026年修订）", document_number="霁政规〔2026〕7号")
    assert hits("/search/?q=养犬") == ["养犬管理规定（2026年修订）"]
    page = text("/search/?q=养犬")
    assert (
        f'<a href="/documents/{old.publication.number}/">霁政规〔2017〕7号</a>' in page
        and total("/search/?q=养犬") == 2
    )
    assert hits("/search/?q=养犬管理规定（2017年修订）") == ["养犬管理规定（2017年修订）"]


def test_quoted_stands_together(county):
    put(county, "甲", "低保标准")
    put(county, "乙", "低保对象的保标工作，标准另定")
    assert set(hits("/search/?q=低保 保标 标准")) == {"甲", "乙"}
    assert hits("/search/?q=“低保标准”") == ["甲"] and total("/search/?q=“低保标准”") == 1
    page = text("/search/?q=“标准低保”")
    assert "没有找到" in page and "不要求连在一起" in page


def test_slip_is_answered_as_it_was_meant_and_told(county):
    put(county, "养老服务补贴办法")
    for slip in ("养老服物补贴", "仰老服务补贴", "養老服物補貼"):
        assert hits(f"/search/?q={slip}") == ["养老服务补贴办法"], slip
    assert "已按“<b>养老服务补贴</b>”查找" in text("/search/?q=养老服物补贴")
    put(county, "低保通知")
    assert hits("/search/?q=dibao") == ["低保通知"]


def test_nothing_found_helps(county):
    put(county, "养老机构名单")
    page = text("/search/?q=量子烤鱼养老机构许可证")
    assert hits("/search/?q=量子烤鱼养老机构许可证") == []
    assert f'href="/search/?q={quote("养老")}"' in page and 'href="/organs/"' in page


def test_office_puts_an_answer_on_top(county):
    PromotedAnswer.objects.create(asked="养老院、敬老院", title="看养老院名单", url="/catalog/20/")
    page = text("/search/?q=哪里有养老院")
    assert page.index("看养老院名单") < page.index("没有找到")
    assert "看养老院名单" not in text("/search/?q=养老院名单") and "看各单位的地址" in text("/search/?q=电话")


def test_question_of_an_item_leads_to_it_and_lifts_what_belongs_to_it(county):
    ItemQuestion.objects.create(item=county.item, words="家里揭不开锅怎么办？")
    assert 'href="/catalog/20/0001/"' in text("/search/?q=家里揭不开锅怎么办")
    put(county, "甲通知一", "临时帮助", items=[make_item(number="0002")])
    put(county, "甲通知二", "临时帮助", items=[county.item])
    ItemQuestion.objects.create(item=county.item, words="临时帮助怎么领？")
    assert hits("/search/?q=临时帮助")[0] == "甲通知二"


def test_suggestions_hold_questions_of_the_catalog(county):
    ItemQuestion.objects.create(item=county.item, words="低保怎么申请？")
    told = get("/search/suggest?q=低保").json()
    assert told["items"][0] == {"title": "低保怎么申请？", "url": "/catalog/20/0001/"}


def test_nothing_of_a_draft_helps_anybody(county):
    put(county, "养老服务")
    draft(county, title="养老服崭补贴", body_html="<p>金丝雀服崭</p>")
    for query in ("养老服崭", "金丝雀服展", "养老服占补贴", "服崭"):
        page = re.sub(re.escape(query), "", text(f"/search/?q={query}"))
        assert "崭" not in page and "金丝雀" not in page, query
        assert "崭" not in str(get(f"/search/suggest?q={query[:2]}").json()["suggestions"])


def test_search_asks_few_times_whatever_it_finds(county):
    for number in range(12):
        put(county, f"低保第{number}期")
    text("/search/?q=低保")
    for query, most in (("低保", 7), ("低保怎么申请", 9), ("“低保”", 6), ("量子烤鱼养老机构许可证", 20)):
        with at_most(most):
            get(f"/search/?q={query}")


def test_document_leads_to_what_was_published_of_the_same_item(county):
    first = put(county, "甲通知")
    put(county, "乙通知")
    put(county, "丙通知", items=[make_item(number="0002")])
    draft(county, title="丁草稿")
    page = text(f"/documents/{first.publication.number}/")
    beside = page[page.index("同一事项的其他信息") :]
    assert "乙通知" in beside and "丙通知" not in beside and "丁" not in page
