"""Columns: set up without code, shown when they hold something, told of when they stand still."""

import datetime

import pytest
from django.db import DatabaseError, connection, connections

from disclosure.columns.counting import count_columns, stands_still
from disclosure.models import Column
from portal.cases.today import frozen
from portal.trail.models import Trail
from tests.cast import draft, released, walk
from tests.disclosure.library import withdraw
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium
URL = "/admin/disclosure/column/"
FORM = {"name": "会议", "slug": "meetings", "type": "other", "description": "会议情况", "keywords": "", "parent": "",
        "items": "", "kinds": ["minutes"], "order": "", "expected_days": "", "sort": "10"}  # fmt: skip


def column(**fields) -> Column:
    made = Column(
        **{"name": "会议", "slug": "meetings", "description": "会议情况", "kinds": ["minutes"], "is_offered": True}
        | fields
    )
    made.full_clean()
    made.save()
    return made


def test_column_shows_what_fits_all_axes_and_any_code_of_one(cast):
    column(kinds=["minutes", "report"], stages=["decision"])
    for title, kind, stage in (("纪要", "minutes", "decision"), ("报告", "report", "decision"),
                               ("别的阶段", "minutes", "result"), ("别的体裁", "notice", "decision")):  # fmt: skip
        released(cast, title=title, kind=kind, stage=stage, document_number="")
    walk(cast, draft(cast, title="审核中的纪要", kind="minutes", stage="decision"), 3)
    page = text("/columns/meetings/")
    assert "纪要" in page and "报告" in page and "共2件" in page
    assert "别的" not in page and "审核中" not in page
    assert '<meta name="ColumnName" content="会议">' in page and '<meta name="ColumnType" content="其他">' in page


def test_column_of_catalog_items_shows_their_documents(cast):
    column(kinds=[], items=["20/0001"])
    released(cast, title="低保通知")
    assert "低保通知" in text("/columns/meetings/")


def test_empty_column_is_offered_nowhere_and_says_so_itself(cast):
    column()
    count_columns()
    assert "/columns/meetings/" not in text("/columns/")
    page = text("/columns/meetings/")
    assert "这个栏目现在没有内容" in page and "noindex" in page
    revision = released(cast, title="纪要", kind="minutes")
    assert count_columns() == 1 and count_columns() == 0
    assert "/columns/meetings/" in text("/columns/")
    withdraw(cast, revision)
    count_columns()
    assert "/columns/meetings/" not in text("/columns/")


def test_column_that_is_not_offered_does_not_exist(cast):
    column(is_offered=False)
    released(cast, title="纪要", kind="minutes")
    count_columns()
    assert get("/columns/meetings/").status_code == 404 and "/columns/meetings/" not in text("/columns/")


def test_child_stands_below_its_parent(cast):
    parent = column()
    column(name="第一次会议", slug="first", stages=["decision"], parent=parent)
    released(cast, title="纪要", kind="minutes", stage="decision")
    count_columns()
    assert '<a href="/columns/first/">第一次会议</a>' in text("/columns/meetings/")
    assert '<a href="/columns/meetings/">会议</a>' in text("/columns/first/")


def test_column_stands_still_after_its_days(cast):
    own = column(type="news")
    revision = released(cast, title="纪要", kind="minutes")
    came = revision.publication.releases.get().released_at.date()
    count_columns()
    own = Column.objects.select_related("state").get()
    day = datetime.timedelta
    assert own.allowed_days == 14
    assert [stands_still(own, came + day(n)) > 0 for n in (0, 13, 14, 16)] == [False, False, False, True]
    own.expected_days = 0
    assert stands_still(own, came + day(1000)) == 0


def test_office_sets_a_column_up_and_sees_what_it_would_show(cast, at_desk):
    released(cast, title="一次会议的纪要", kind="minutes")
    desk = at_desk("office")
    made = desk.post(f"{URL}add/", FORM, follow=True)
    page = made.content.decode()
    assert made.status_code == 200 and "会有哪些" in page and "一次会议的纪要" in page
    assert get("/columns/meetings/").status_code == 404
    own = Column.objects.get()
    desk.post(f"{URL}{own.pk}/change/", FORM | {"is_offered": "on", "slug": "other"})
    assert "一次会议的纪要" in text("/columns/meetings/")
    assert set(Trail.objects.filter(object_type="disclosure.column").values_list("action", flat=True)) == {
        "column_added", "column_changed"}  # fmt: skip
    with frozen(datetime.date(2030, 1, 1)):
        count_columns()
        assert "超期" in desk.get(f"{URL}?still=late").content.decode()


@pytest.mark.parametrize(("changed", "words"), [
    ({"kinds": []}, "请至少选一样"), ({"items": "99/9999"}, "没有这些事项"), ({"slug": "有汉字"}, "只用小写字母"),
    ({"kinds": ["moon"]}, "moon"), ({"name": ""}, "必填"),
])  # fmt: skip
def test_wrong_column_is_told_what_is_wrong(cast, at_desk, changed, words):
    answer = at_desk("office").post(f"{URL}add/", FORM | changed)
    assert words in answer.content.decode() and not Column.objects.exists()


def test_clerk_and_stranger_cannot_set_one_up(cast, at_desk):
    assert at_desk("clerk").post(f"{URL}add/", FORM).status_code == 403
    assert get(f"{URL}add/").status_code == 302 and not Column.objects.exists()


def test_address_of_a_column_is_permanent_and_the_public_side_only_reads(cast):
    column()
    with pytest.raises(DatabaseError, match="permanent"), connection.cursor() as cursor:
        cursor.execute("UPDATE site_column SET slug = 'other'")
    with pytest.raises(DatabaseError), connections["public"].cursor() as cursor:
        cursor.execute("UPDATE site_column SET name = 'x'")


def test_column_asks_as_often_for_many_as_for_one(cast):
    column()
    for n in range(4):
        released(cast, title=f"纪要{n}", kind="minutes", document_number="")
    count_columns()
    for path in ("/columns/meetings/", "/columns/"):
        get(path)
        with at_most(6):
            assert get(path).status_code == 200
