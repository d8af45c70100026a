"""The index of the newest: the same pages by another way."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.search import engine, recent
from tests.search.indexed import put, put_many, told_how_many

pytestmark = pytest.mark.medium


@pytest.fixture
def many(db, monkeypatch):
    monkeypatch.setattr(recent, "RECENT_FROM", 1000)
    monkeypatch.setattr(recent, "RECENT", 30)
    put_many(2500, "别的通知", "另外的事")
    put_many(2500, "工作通知", "低保的标准", facets=("kind:notice",), first=1)
    put(title="低保的办法", age=3)
    told_how_many()


def page(**asked) -> tuple[engine.Found, bool]:
    with CaptureQueriesContext(connection) as queries:
        found = engine.search("低保", **asked)
    return found, any("AS newest" in query["sql"] for query in queries)


@pytest.mark.parametrize("asked", [{}, {"facets": ["kind:notice"]}, {"order": "newest"}, {"start": 10}])
def test_first_pages_come_from_the_newest_and_are_the_same(many, asked):
    before, by_newest = page(**asked)
    assert not by_newest and recent.is_due()
    recent.make()
    assert not recent.is_due()
    after, by_newest = page(**asked)
    assert by_newest and after.publications == before.publications


def test_far_pages_and_other_orders_go_the_old_way(many):
    recent.make()
    assert not page(start=400)[1] and not page(order="issued")[1]


def test_what_is_not_among_the_newest_is_found_all_the_same(many):
    put_many(400, "新的通知", "很新的事", first=5000)
    told_how_many()
    before, _by_newest = page()
    recent.make()
    after, by_newest = page()
    assert by_newest and after.publications == before.publications


def test_index_that_has_grown_is_due_and_still_right(many):
    recent.make()
    put_many(500, "新的通知", "很新的事", first=5000)
    told_how_many()
    assert recent.is_due()
    found, by_newest = page()
    assert by_newest and len(found.publications) == 20
