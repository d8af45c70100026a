"""The desk of a series: what is missing is written from its page; a list of persons goes under its template first."""

import pytest

from disclosure.models import Series, SeriesMember
from portal.publishing.models import Revision
from portal.publishing.states import State
from tests.desk.test_writing import ADD, typed

pytestmark = pytest.mark.medium
RAW = (
    "<table><tr><th>姓名</th><th>身份证号</th><th>村</th></tr>"
    "<tr><td>测试员甲</td><td>X1</td><td>上涧村3组12号</td></tr></table>"
)


@pytest.fixture
def persons(cast):
    return Series.objects.create(
        code="aid", shape="persons", name="救助名单", organ=cast.bureau, intro="每月一份。", begins="2026-01",
        columns=["姓名：隐名", "村：到村"], keep_days=30, item=cast.item,
    )  # fmt: skip


def test_page_at_the_desk_offers_to_write_what_is_missing(cast, at_desk, persons):
    page = at_desk("clerk").get(f"/admin/disclosure/series/{persons.pk}/fill/").content.decode()
    assert f"{ADD}?series=aid&amp;period=2026-01" in page and "放进来" not in page
    begun = at_desk("clerk").get(f"{ADD}?series=aid&period=2026-01").content.decode()
    assert "2026年1月救助名单" in begun and "&lt;th scope=&quot;col&quot;&gt;姓名" in begun
    assert 'value="aid/" selected' in begun and 'value="2026-01"' in begun


def test_list_of_persons_is_saved_under_its_template(cast, at_desk, persons):
    answer = at_desk("clerk").post(ADD, typed(cast, body_html=RAW, place="aid/", period="2026年2月"), follow=True)
    told, revision = answer.content.decode(), Revision.objects.get()
    assert "去掉了“身份证号”列" in told and "隐去了“姓名”“村”列" in told.replace("、", "")
    for words in ("测试员甲", "X1", "12号"):
        assert words not in revision.body_html
    assert "测某某" in revision.body_html and "上涧村***" in revision.body_html
    member = SeriesMember.objects.get()
    assert (member.series, member.period) == (persons, "2026-02")


def test_submission_asks_for_the_period_and_keeps_what_was_typed(cast, at_desk, persons):
    answer = at_desk("clerk").post(ADD, typed(cast, body_html=RAW, place="aid/", period="", _submit="1"))
    page = answer.content.decode()
    assert answer.status_code == 400 and "写年和月，例如 2026-06" in page and "测试员甲" in page
    assert not Revision.objects.exists()
    at_desk("clerk").post(ADD, typed(cast, body_html=RAW, place="aid/", period="2026-02", _submit="1"))
    assert Revision.objects.get().state == State.FIRST_REVIEW


def test_place_that_is_not_offered_is_not_taken(cast, at_desk, persons):
    assert at_desk("clerk").post(ADD, typed(cast, place="none/")).status_code == 400
    persons.archived_on = "2026-01-01"
    persons.save()
    assert at_desk("clerk").post(ADD, typed(cast, place="aid/", period="2026-02")).status_code == 400


def test_office_sets_up_a_series_and_is_told_what_a_list_needs(cast, at_desk):
    said = {
        "code": "aid",
        "shape": "persons",
        "name": "救助名单",
        "organ": cast.bureau.pk,
        "intro": "每月。",
        "sort": "1",
    }
    add = "/admin/disclosure/series/add/"
    page = at_desk("office").post(add, said).content.decode()
    assert "定期名单要有名单模板。" in page and "定期名单要写公示天数。" in page
    page = at_desk("office").post(add, said | {"columns": "姓名：乱写", "keep_days": "30"}).content.decode()
    assert "看不懂" in page
    assert at_desk("office").post(add, said | {"columns": "姓名：隐名\n村：到村", "keep_days": "30"}).status_code == 302
    assert Series.objects.get().columns == ["姓名：隐名", "村：到村"]
    assert at_desk("clerk").post(add, said).status_code == 403


@pytest.mark.parametrize("table", ["duty", "series"])
@pytest.mark.parametrize("typed", ["低保", "<script>", "9" * 30, "1e3"])
def test_item_that_is_no_row_is_an_error_to_read(at_desk, table, typed):
    page = at_desk("office").post(f"/admin/disclosure/{table}/add/", {"item": typed, "organ": typed})
    assert page.status_code == 200 and "errorlist" in page.content.decode()
