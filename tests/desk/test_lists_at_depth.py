"""Lists of the desk over many rows: they ask as often as over few, and find by index what a clerk types."""

import datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from portal.people.desk_admin import Capped
from portal.publishing import queue
from tests.cast import draft, released, walk

pytestmark = pytest.mark.medium

LISTS = (
    "disclosure/document/", "disclosure/document/?state=draft", "disclosure/document/?organ=mzj", "trail/trail/",
    "people/person/", "people/membership/", "people/organ/", "site/article/", "disclosure/catalogitem/",
    "disclosure/itemversion/", "disclosure/domain/",
)  # fmt: skip


def asked(client, path: str) -> int:
    assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connections["default"]) as queries:
        client.get(path)
    return len(queries)


def test_every_list_asks_at_most_thirty_times_and_no_more_for_more_rows(cast, at_desk):
    draft(cast)
    office = at_desk("office")
    before = {name: asked(office, f"/admin/{name}") for name in LISTS}
    for number in range(4):
        released(cast, title=f"第{number}件", document_number="")
    after = {name: asked(office, f"/admin/{name}") for name in LISTS}
    assert after == before and max(after.values()) <= 30


def test_queue_asks_at_most_twelve_times_however_much_waits(cast, at_desk, monkeypatch):
    monkeypatch.setattr(queue, "ROWS", 2)
    for number in range(4):
        walk(cast, draft(cast, title=f"第{number}件"), 1)
    for who in ("reviewer", "clerk", "office"):
        assert asked(at_desk(who), "/admin/") <= 12, who
    page = at_desk("reviewer").get("/admin/").content.decode()
    assert page.count("去审核") == 2 and "4" in page.split("待我审核")[1][:80]


def test_long_list_says_more_than(cast, at_desk, monkeypatch):
    monkeypatch.setattr(Capped, "MOST", 2)
    for number in range(3):
        draft(cast, title=f"第{number}件")
    assert "多于2条" in at_desk("office").get("/admin/disclosure/document/").content.decode()
    assert "多于" not in at_desk("office").get("/admin/disclosure/document/?q=第1件").content.decode()


FOUND = ("低保", "调", "调整低保标准", "低保 通知", "霁民发〔2026〕3号", "霁民发[2026]3", "民发 2026", "2026-00001")


def test_documents_are_found_by_any_part_of_title_and_numbers(cast, at_desk):
    draft(cast)
    index_number = at_desk("office").get("/admin/disclosure/document/").content.decode()
    assert f"{datetime.date.today().year}-00001" in index_number
    for words in FOUND:
        page = at_desk("office").get("/admin/disclosure/document/", {"q": words}).content.decode()
        assert "关于调整低保标准的通知" in page, words
    for words in ("高铁", "低保标准的调整", "霁民发〔2026〕4号", "%", "_", "'", "低\\保"):
        page = at_desk("office").get("/admin/disclosure/document/", {"q": words}).content.decode()
        assert "关于调整低保标准的通知" not in page, words


def test_list_by_state_shows_where_each_document_stands_now(cast, at_desk):
    released(cast, title="公开的")
    draft(cast, title="起草的")
    for state, title in (("released", "公开的"), ("draft", "起草的")):
        page = at_desk("office").get(f"/admin/disclosure/document/?state={state}").content.decode()
        assert [name for name in ("公开的", "起草的") if f">{name}<" in page] == [title]


def test_trail_is_found_by_person_action_and_reason(cast, at_desk):
    walk(cast, draft(cast), 2)
    for words, found in (("测试员3", True), ("初审通过", True), ("pass_first", True), ("mzj", True), ("签发", False)):
        page = at_desk("auditor").get("/admin/trail/trail/", {"q": words}).content.decode()
        assert ("初审通过" in page.split('id="result_list"')[-1]) == found, words


def test_search_by_title_is_answered_from_the_index(cast, db):
    with connections["default"].cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT id FROM revision WHERE pairs_of(title) @> pairs_of('低保')")
        assert "revision_title_pairs" in "\n".join(line for (line,) in cursor.fetchall())
