"""Lists of the desk over many rows: they ask as often as over few, and find by index what a clerk types."""

import datetime
import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from portal.cases.mail import post_mail
from portal.cases.models import Outbox
from portal.people.desk_admin import Capped
from portal.people.models import Membership, Role
from portal.publishing import opinions, queue
from portal.publishing.moving import advance
from tests.cast import SINCE, draft, released, said, walk
from tests.feedback import letters

pytestmark = pytest.mark.medium

TABS = ("review", "drafts", "opinions", "letters", "mail", "reports")
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


def test_tab_shows_the_first_rows_and_how_many_there_are(cast, at_desk, monkeypatch):
    monkeypatch.setattr(queue, "ROWS", 2)
    for number in range(4):
        walk(cast, draft(cast, title=f"第{number}件"), 1)
    page = at_desk("reviewer").get("/admin/").content.decode()
    assert page.count("去审核") == 2 and "4" in page.split("待我审核")[1][:80]


def test_first_page_asks_at_most_twelve_times_whoever_looks_and_however_much_waits(cast, at_desk, settings):
    """Each tab of those who hold several roles at the top: two people of the bench, and one who holds every role."""
    settings.HAS_MAIL = True
    letters.open_lane(cast)
    for name, roles in (("office", ("auditor",)), ("county_signer", ("reviewer", "clerk")), ("office2", Role.values)):
        held = [Membership(person=cast.people[name], organ=cast.county, role=role, since=SINCE) for role in roles]
        Membership.objects.bulk_create(held, ignore_conflicts=True)

    def more() -> None:
        draft(cast, by="office2", organ="county")
        sent = draft(cast, by="town_clerk", organ="town")
        advance(sent.pk, "submit", by=cast.town_clerk, said=said(sent))
        opinions.ask(walk(cast, draft(cast), 1).pk, cast.county, "看一看", by=cast.reviewer)
        letters.file()
        post_mail("staff.daily", to="reader@example.org", subject="提醒", body="正文")
        Outbox.objects.update(attempts=Outbox.MOST_ATTEMPTS)

    def counted() -> dict:
        pages = [(name, tab) for name in ("office", "county_signer", "office2") for tab in TABS]
        return {page: asked(at_desk(page[0]), f"/admin/?queue={page[1]}") for page in pages}

    more()
    few = counted()
    more()
    more()
    page = at_desk("office2").get("/admin/").content.decode()
    numbers = dict(re.findall(r'href="\?queue=(\w+)"[^>]*>[^<]* <span>(\d+)</span>', page))
    assert [numbers[tab] for tab in TABS] == ["3", "3", "3", "3", "3", "1"]
    assert counted() == few and max(few.values()) <= 12, few


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
