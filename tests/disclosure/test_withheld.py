"""What is not published is registered with its ground, agreed to by a second person, and looked at again (DOC-11)."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from disclosure.models import Ground, WithheldCount, WithheldItem, WithheldReview
from disclosure.models.withheld import GROUNDS, WithheldState
from disclosure.withholding import Withheld, assess, count_withheld, next_review, register
from portal.cases.today import today
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft

pytestmark = pytest.mark.medium
FORMED = datetime.date(2026, 1, 5)


def said(**more) -> Withheld:
    words = {"publicity": "not_disclosed", "ground": "process", "explanation": "讨论稿", "formed_on": FORMED,
             "title": "关于预算的请示"}  # fmt: skip
    return Withheld(**words | more)


def registered(cast, **more) -> WithheldItem:
    return register(cast.bureau, said(**more), by=cast.clerk)


@pytest.mark.parametrize("ground", Ground.values)
def test_every_ground_brings_its_article_and_a_day_to_look_again(cast, ground):
    rule = GROUNDS[Ground(ground)]
    item = registered(cast, ground=ground, title="一份文件" if rule.may_be_named else "")
    assert (item.article, item.state) == (rule.article, WithheldState.PROPOSED)
    assert item.next_review_on == next_review(today()) > today()


@pytest.mark.parametrize("named", [{"title": "涉密的标题"}, {"title": "", "document_number": "霁民发〔2026〕9号"}])
def test_state_secret_is_registered_without_title_and_number(cast, named):
    with pytest.raises(MoveRefused):
        registered(cast, ground="state_secret", **named)
    assert not WithheldItem.objects.exists()


def test_only_a_clerk_of_the_organ_registers(cast):
    for person in (cast.reviewer, cast.town_clerk, cast.root):
        with pytest.raises(MoveRefused):
            register(cast.bureau, said(), by=person)


def test_second_person_of_the_organ_confirms_and_looks_again(cast):
    item = registered(cast)
    for person in (cast.clerk, cast.clerk2, cast.county_reviewer, cast.root):
        with pytest.raises(MoveRefused):
            assess(item.pk, "keep", "过程稿", by=person)
    with pytest.raises(MoveRefused):
        assess(item.pk, "keep", " ", by=cast.reviewer)
    kept = assess(item.pk, "keep", "过程稿", by=cast.reviewer)
    assert (kept.state, kept.confirmed_by) == (WithheldState.WITHHELD, cast.reviewer)
    opened = assess(item.pk, "open", "已经定稿", by=cast.reviewer2)
    assert (opened.state, opened.confirmed_by) == (WithheldState.OPENED, cast.reviewer)
    with pytest.raises(Conflict):
        assess(item.pk, "keep", "再看", by=cast.reviewer)
    assert [row.action for row in Trail.objects.filter(object_id=str(item.pk)).order_by("id")] == [
        "withhold", "assess_withheld", "assess_withheld"]  # fmt: skip


def test_public_index_numbers_have_no_gap_where_something_is_withheld(cast):
    first = draft(cast).publication.document.index_number
    kept = [registered(cast).index_number for _n in range(2)]
    second = draft(cast).publication.document.index_number
    assert int(second.rpartition("-")[2]) == int(first.rpartition("-")[2]) + 1
    assert [number.rpartition("-")[2] for number in kept] == ["不公开0001", "不公开0002"]


def test_proposal_that_is_refused_must_be_published(cast):
    item = assess(registered(cast).pk, "open", "没有不公开的理由", by=cast.reviewer)
    assert item.state == WithheldState.REJECTED


FORGED = {
    "state without a word": "UPDATE withheld_item SET state = 'withheld', confirmed_by_id = {reviewer}",
    "own confirmation": "INSERT INTO withheld_review (item_id, person_id, outcome, basis) SELECT id, registered_by_id,"
    " 'keep', 'x' FROM withheld_item; UPDATE withheld_item SET state = 'withheld', confirmed_by_id = registered_by_id",
    "another ground": "UPDATE withheld_item SET ground = 'security'",
    "another organ": "UPDATE withheld_item SET organ_id = {town}",
    "named secret": "UPDATE withheld_item SET ground = 'state_secret'",
    "born confirmed": "INSERT INTO withheld_item (organ_id, index_number, title, document_number, formed_on, publicity,"
    " ground, article, explanation, next_review_on, state, registered_by_id, confirmed_by_id) SELECT organ_id, 'x',"
    " '', '', formed_on, publicity, 'state_secret', '', 'x', next_review_on, 'withheld', registered_by_id, {reviewer}"
    " FROM withheld_item",
    "gone": "DELETE FROM withheld_item",
}


@pytest.mark.parametrize("sql", FORGED.values(), ids=FORGED)
def test_database_refuses_what_the_register_forbids(cast, sql):
    item = registered(cast)
    sql = sql.format(reviewer=cast.reviewer.pk, town=cast.town.pk)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    item.refresh_from_db()
    assert (item.state, item.ground, item.organ) == ("proposed", "process", cast.bureau)


def test_review_once_written_is_never_changed(cast):
    assess(registered(cast).pk, "keep", "过程稿", by=cast.reviewer)
    for sql in ("UPDATE withheld_review SET outcome = 'open'", "DELETE FROM withheld_review"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert WithheldReview.objects.get().outcome == "keep"


def test_public_sees_counts_by_ground_of_last_night_and_nothing_else(cast):
    page = Client().get("/catalog/withheld/").content.decode()
    item = registered(cast)
    assess(item.pk, "keep", "过程稿", by=cast.reviewer)
    registered(cast, title="只是提议的")
    assert Client().get("/catalog/withheld/").content.decode() == page
    assert count_withheld(today()) == 1
    assert count_withheld(today()) == 0
    after = Client().get("/catalog/withheld/").content.decode()
    assert "共1件" in after and "县民政局1" in after
    assert item.title not in after and item.index_number not in after
    assert WithheldCount.objects.get().n == 1


def test_next_look_never_falls_on_a_day_that_is_not(db):
    assert next_review(datetime.date(2028, 2, 29)) == datetime.date(2029, 2, 28)
    assert next_review(datetime.date(2026, 12, 31)) == datetime.date(2027, 12, 31)


def test_desk_registers_refuses_and_assesses(cast, at_desk):
    clerk, reviewer = at_desk("clerk"), at_desk("reviewer")
    assert reviewer.get("/admin/disclosure/withhelditem/add/").status_code == 403
    words = {"organ": cast.bureau.pk, "publicity": "not_disclosed", "ground": "state_secret", "title": "涉密",
             "formed_on": "2026-01-05", "explanation": "有密级"}  # fmt: skip
    refused = clerk.post("/admin/disclosure/withhelditem/add/", words)
    assert refused.status_code == 400 and "国家秘密不能写标题" in refused.content.decode()
    done = clerk.post("/admin/disclosure/withhelditem/add/", words | {"ground": "process", "title": "会议纪要"})
    assert done.status_code == 302
    page = done["Location"]
    assert "不能是登记人自己" in clerk.get(page).content.decode()
    assert clerk.post(page, {"outcome": "keep", "basis": "过程稿"}).status_code == 403
    assert reviewer.post(page, {"outcome": "keep", "basis": ""}).status_code == 400
    assert reviewer.post(page, {"outcome": "keep", "basis": "过程稿"}).status_code == 302
    assert WithheldItem.objects.get().state == "withheld"
    for address in ("", "?due=now", "?q=会议", "?state__exact=withheld"):
        assert clerk.get("/admin/disclosure/withhelditem/" + address).status_code == 200


def test_another_organ_does_not_find_the_register_of_this_one(cast, at_desk):
    item, town = registered(cast), at_desk("town_clerk")
    assert town.get(f"/admin/disclosure/withhelditem/{item.pk}/change/").status_code == 404
    assert item.title not in town.get("/admin/disclosure/withhelditem/").content.decode()
