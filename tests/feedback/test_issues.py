"""Lanes that are followed up: supervised, handled, fed back; made into numbered issues. Assessors write in one."""

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import Client

from feedback.letters import issues
from feedback.letters.moving import Said, advance, open_moves
from feedback.models import Assessor, Letter, LetterIssue
from portal.cases.today import today
from portal.people.models import Membership
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import advance as review
from portal.publishing.writing import correct
from portal.workflow import MoveRefused
from tests.cast import SINCE, said
from tests.feedback.letters import file, look, open_lane, send
from tests.feedback.test_letter_life import answered, waiting

pytestmark = pytest.mark.medium
FINISH = (("pass_first", "county_reviewer"), ("pass_second", "county_reviewer2"), ("sign", "county_signer"))


@pytest.fixture
def lane(cast):
    lane = open_lane(cast)
    lane.is_followed_up = True
    lane.save()
    Membership.objects.create(person=cast.clerk2, organ=cast.county, role="clerk", since=SINCE)
    return lane


def released(cast, revision) -> Entry:
    review(revision.pk, "submit", by=cast.clerk2, said=said(revision))
    for move, who in FINISH:
        review(revision.pk, move, by=cast.people[who], said=said(revision))
    return Entry.objects.get(publication=revision.publication_id)


def test_suggestion_is_answered_supervised_handled_fed_back_and_all_of_it_shown(at_desk, cast, lane):
    letter, code = answered(cast, title="建议在公园加座椅", text="我是测试员甲，电话13900000000，公园里想坐一坐。")
    silent, _code = answered(cast, title="不公开的建议", consent="no")
    assert "反馈办理结果" in look(letter.number, code).content.decode()  # still to come
    with pytest.raises(MoveRefused, match="写明情况"):
        advance(letter.pk, "supervise", by=cast.office, said=Said())
    advance(letter.pk, "supervise", by=cast.office, said=Said(told="请于月底前装好"))
    assert waiting(cast, "handler")[0]["tags"][0]["label"] == "督办中"
    advance(letter.pk, "progress", by=cast.handler, said=Said(told="已经采购"))

    begin = "/admin/feedback/letterissue/add/"
    page = at_desk("clerk2").get(begin).content.decode()
    assert "建议在公园加座椅" in page and "不公开的建议" not in page
    assert at_desk("clerk2").post(begin, {"letters": [silent.pk]}).status_code == 400
    moved = at_desk("clerk2").post(begin, {"letters": [letter.pk]})
    revision = LetterIssue.objects.get().publication.open_revision
    assert moved["Location"] == issues.ISSUE.desk_path(revision)
    assert "建议在公园加座椅" not in Client().get("/letters/issues/").content.decode()
    entry = released(cast, revision)
    public = Client().get(entry.path).content.decode()
    assert "县长信箱第1期" in public and "请于月底前装好" in public and "已经采购" in public and "反馈" in public
    assert "13900000000" not in public and "测试员甲" not in public
    assert entry.path in Client().get("/letters/issues/").content.decode() + Client().get("/letters/").content.decode()

    advance(letter.pk, "feed_back", by=cast.handler, said=Said(told="六把座椅已经装好"))
    assert "六把座椅" in look(letter.number, code).content.decode()
    assert not waiting(cast, "handler")
    again = correct(revision.publication_id, by=cast.clerk2, change_note="补充办理结果")
    assert "六把座椅已经装好" in again.body_text and "六把座椅" not in Client().get(entry.path).content.decode()
    assert "六把座椅" in Client().get(released(cast, again).path).content.decode()
    with pytest.raises(MoveRefused):
        issues.begin(lane, [letter], by=cast.clerk2)  # it is in one
    with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("UPDATE letter SET issue_id = %s WHERE id = %s", [revision.publication_id, silent.pk])


def test_withdrawn_issue_answers_410_without_its_letters(cast, lane):
    letter, _code = answered(cast, title="建议在公园加座椅")
    entry = released(cast, issues.begin(lane, [letter], by=cast.clerk2))
    revision = Revision.objects.get(publication=entry.publication_id, state="released")
    review(revision.pk, "withdraw", by=cast.county_signer, said=said(revision, reason="error", note="错了"))
    for path in (entry.path, f"{entry.path}files/1/a.pdf"):
        answer = Client().get(path)
        page = answer.content.decode()
        assert answer.status_code == 410 and "这份信息已经撤下" in page and "座椅" not in page, path
    assert Client().get("/letters/issues/").status_code == 200
    assert Client().get("/letters/issues/99999/").status_code == 404


def test_lanes_that_are_not_followed_up_end_with_the_answer(cast, lane):
    lane.is_followed_up = False
    lane.save()
    letter, code = answered(cast)
    assert "supervise" not in {move.name for move in open_moves(letter, cast.office, today())}
    assert "反馈办理结果" not in look(letter.number, code).content.decode()


def test_assessors_alone_write_in_their_lane_without_name_and_phone(at_desk, cast, lane):
    lane.for_assessors = True
    lane.save()
    named = Assessor.objects.create(lane=lane, name="评议甲", since=SINCE)
    hidden = Assessor.objects.create(lane=lane, name="评议乙", is_named=False, since=SINCE)
    gone = Assessor.objects.create(lane=lane, name="评议丙", since=SINCE, until=SINCE)
    form = Client().get("/letters/new/").content.decode()
    assert "评议甲" in form and "评议乙" not in form and "评议丙" not in form and 'name="phone"' not in form
    page = at_desk("office").get(f"/admin/feedback/assessor/{named.pk}/change/").content.decode()
    assert named.code in page
    for code in ("A" * 16, gone.code):
        body = send(assessor=code).content.decode()
        assert "证号不对" in body and "路灯坏了三天" in body and not Letter.objects.exists()
    letter, _code = file(assessor=named.code.lower(), name="", phone="")
    other, _code = file(assessor=hidden.code, title="另一条")
    assert (letter.assessor, other.assessor, letter.masked) == (named, hidden, "评议员")
    assert issues._named(named) == "（评议甲）" and issues._named(hidden) == ""
    with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("UPDATE letter SET assessor_id = NULL")
