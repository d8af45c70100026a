"""Who sees what of letters and requests, and what is approved: bounds that hold in code and in the database."""

import re

import pytest
from django.db import DatabaseError, connections, transaction

from feedback.letters import moving as letters
from feedback.models import Answer, InformationRequest, LaneKind, Reply
from portal.cases.today import today
from portal.people.models import Membership
from portal.trail.models import Trail
from portal.workflow import MoveRefused
from tests.cast import SINCE
from tests.feedback.letters import file as write
from tests.feedback.letters import look, open_lane
from tests.feedback.requests import GRANTED, form, people_for, walk
from tests.feedback.requests import file as ask

pytestmark = pytest.mark.medium
MARK = "机密★10年"
TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)
HASH = re.compile(r'name="hash" value="([^"]*)"')


@pytest.fixture
def desk(cast):
    people_for(cast)
    return cast


@pytest.fixture
def lane(cast):
    return open_lane(cast)


def also_reviews(cast, person) -> None:
    Membership.objects.create(person=person, organ=cast.bureau, role="reviewer", since=SINCE)


def refused_by_database(statement: str, values: list) -> bool:
    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


def test_requests_of_an_applicant_to_other_organs_are_a_number_and_nothing_else(desk, at_desk):
    asked, _code = ask()
    before, _code = ask(title="以前的一件")
    elsewhere, _code = ask(title="交给镇里的一件", organ="zhen")
    page = at_desk("handler").get(f"/admin/feedback/informationrequest/{asked.pk}/change/").content.decode()
    assert before.number in page and "以前的一件" in page and "另有1件申请在别的单位" in page
    assert elsewhere.number not in page and "交给镇里的一件" not in page


def answer(letter, by, words: str) -> None:
    letters.advance(letter.pk, "answer", by=by, said=letters.Said(answer=words))


def test_answer_that_was_not_read_is_not_approved(cast, lane, at_desk):
    letter, _code = write()
    letters.advance(letter.pk, "assign", by=cast.office, said=letters.Said(organ=cast.bureau))
    answer(letter, cast.handler, "已经派人，今晚修好。")
    at = f"/admin/feedback/letter/{letter.pk}/"
    read = HASH.search(at_desk("reviewer").get(f"{at}change/").content.decode())[1]
    letters.advance(letter.pk, "return", by=cast.reviewer2, said=letters.Said(note="写明测试员甲问的几点"))
    assert Trail.objects.get(action="letter_return").reason == "" and letter.events.get(name="return").note
    answer(letter, cast.handler, "不修了，请自己想办法。")
    for old in ({"state": "in_review", "hash": read}, {"state": "in_review"}, {"hash": read}, {}):
        assert at_desk("reviewer").post(f"{at}moves/approve/", old).status_code == 409, old
    read = HASH.search(at_desk("reviewer").get(f"{at}change/").content.decode())[1]
    assert at_desk("reviewer").post(f"{at}moves/approve/", {"state": "in_review", "hash": read}).status_code == 302


def test_reply_that_was_not_read_is_not_approved(desk, at_desk):
    asked, _code = ask()
    walk(asked, desk.handler, "confirm", today(), on=today())
    walk(asked, desk.handler, "answer", today(), reply=GRANTED)
    at = f"/admin/feedback/informationrequest/{asked.pk}/"
    read = HASH.search(at_desk("reviewer").get(f"{at}change/").content.decode())[1]
    walk(asked, desk.reviewer2, "return", today(), note="写明测试员甲要的日期")
    assert Trail.objects.get(action="request_return").reason == ""  # words about people stay with the case (I-12)
    walk(asked, desk.handler2, "answer", today(), reply=GRANTED)
    assert at_desk("reviewer").post(f"{at}moves/approve/", {"state": "in_review", "hash": read}).status_code == 409
    read = HASH.search(at_desk("reviewer").get(f"{at}change/").content.decode())[1]
    assert at_desk("reviewer").post(f"{at}moves/approve/", {"state": "in_review", "hash": read}).status_code == 302


def test_who_wrote_any_answer_of_a_case_approves_none_of_it(cast, lane):
    also_reviews(cast, cast.handler)
    (letter, _code), (other, _code) = write(), write(title="另一封")
    letters.advance(letter.pk, "assign", by=cast.office, said=letters.Said(organ=cast.bureau))
    answer(letter, cast.handler, "已经派人，今晚修好。")
    letters.advance(letter.pk, "return", by=cast.reviewer, said=letters.Said(note="写明几点"))
    answer(letter, cast.handler2, "已经派人，今晚八点修好。")
    with pytest.raises(MoveRefused):
        letters.advance(letter.pk, "approve", by=cast.handler, said=letters.Said())
    first, last = Answer.objects.order_by("pk")
    approve = "UPDATE letter_answer SET approved_by_id = %s, approved_at = now() WHERE id = %s"
    assert refused_by_database(approve, [cast.handler.pk, last.pk])
    assert refused_by_database(approve, [cast.reviewer.pk, first.pk])  # not the last
    assert not refused_by_database(approve, [cast.reviewer.pk, last.pk])
    assert refused_by_database("INSERT INTO letter_answer (letter_id, round, text, written_by_id, approved_by_id,"
                               " approved_at) SELECT id, 0, 'x', %s, %s, now() FROM letter WHERE id = %s",
                               [cast.handler2.pk, cast.reviewer.pk, other.pk])  # fmt: skip


def test_who_wrote_any_reply_to_a_request_approves_none(desk):
    also_reviews(desk, desk.handler)
    (asked, _code), (other, _code) = ask(), ask(title="另一件")
    walk(asked, desk.handler, "confirm", today(), on=today())
    for writer in (desk.handler, desk.handler2):
        walk(asked, writer, "answer", today(), reply=GRANTED)
        if writer == desk.handler:
            walk(asked, desk.reviewer, "return", today(), note="写明日期")
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "approve", today())
    first, last = Reply.objects.order_by("pk")
    approve = "UPDATE request_reply SET approved_by_id = %s, letter = '{}', serial = 1, year = 2026 WHERE id = %s"
    assert refused_by_database(approve, [desk.handler.pk, last.pk])
    assert refused_by_database(approve, [desk.reviewer.pk, first.pk])
    assert not refused_by_database(approve, [desk.reviewer.pk, last.pk])
    made = {"request": other, "outcome": "granted", "ground": "granted", "way": "邮寄", "available_on": today(),
            "written_by": desk.handler, "organ": desk.bureau}  # fmt: skip
    with pytest.raises(DatabaseError, match="先写"), transaction.atomic():
        Reply.objects.create(**made, approved_by=desk.reviewer, letter={}, serial=2, year=2026)


def test_title_of_a_letter_is_no_title_of_a_page(cast, lane, at_desk):
    letter, code = write(title="张某某打我")
    desk = at_desk("office").get(f"/admin/feedback/letter/{letter.pk}/change/")
    for page in (desk.content.decode(), look(letter.number, code).content.decode()):
        assert "张某某打我" not in TITLE.search(page)[1] and "<h1>张某某打我</h1>" in page


def test_marked_words_at_the_desk_are_refused_and_reach_no_trail(cast, lane, at_desk):
    letter, _code = write()
    sent = {"state": "received", "hash": "", "organ": cast.bureau.pk, "told": f"{MARK}，请民政局办"}
    refused = at_desk("office").post(f"/admin/feedback/letter/{letter.pk}/moves/assign/", sent)
    assert refused.status_code == 400 and not Trail.objects.filter(action="letter_assign").exists()
    at = "/admin/feedback/informationrequest/register/"
    said = {"channel": "fax", "submitted_on": today(), "evidence_on": "", "proof": "", "text": MARK}
    assert at_desk("handler").post(at, form(**said)).status_code == 200 and not InformationRequest.objects.exists()
    assert Trail.objects.filter(action="refuse_text").count() == 2


def test_kind_that_letters_were_promised_a_limit_for_stays_in_its_lane(cast, lane, at_desk):
    letter, _code = write()
    row = LaneKind.objects.get(lane=lane, kind=letter.kind)
    typed = {
        "name": lane.name, "organ": lane.organ_id, "sort": 1, "is_open": "on", "kinds-TOTAL_FORMS": 1,
        "kinds-INITIAL_FORMS": 1, "kinds-0-id": row.pk, "kinds-0-lane": lane.pk, "kinds-0-kind": "site_error",
        "kinds-0-days": 9, "kinds-0-more_days": 0, "kinds-0-sort": 1,
    }  # fmt: skip
    assert at_desk("office").post(f"/admin/feedback/lane/{lane.pk}/change/", typed).status_code == 302
    row.refresh_from_db()
    assert (row.kind, row.days, row.is_taken) == (letter.kind, 9, False)
    assert at_desk("office").get(f"/admin/feedback/letter/{letter.pk}/change/").status_code == 200
