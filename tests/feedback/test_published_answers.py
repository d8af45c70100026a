"""Question and answer in public: by consent, without what names the writer, written by one and approved by others."""

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import Client

from feedback.letters import publishing
from feedback.letters.moving import Said, advance
from feedback.models import Letter, PublishedAnswer
from portal.people.models import Membership
from portal.publishing import moving
from portal.publishing.findings import open_in
from portal.publishing.masking import mask_findings
from portal.publishing.models import Entry, Revision
from portal.publishing.states import State
from portal.workflow import MoveRefused
from tests.cast import SINCE, walk
from tests.feedback.letters import file, look, open_lane
from tests.feedback.test_letter_life import answer

pytestmark = pytest.mark.medium
TEXT = "我是测试员甲，电话13900000000，幸福路的路灯坏了，邻居13812345678也说过。"


@pytest.fixture
def lane(cast):
    lane = open_lane(cast)
    Membership.objects.create(person=cast.handler, organ=cast.bureau, role="clerk", since=SINCE)
    return lane


def answered(cast, **said) -> tuple[Letter, str]:
    letter, code = file(text=TEXT, **said)
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    return answer(cast, letter, "测试员甲您好：\n路灯已经修好。"), code


def test_answer_goes_out_by_the_one_door_without_what_names_its_writer(at_desk, cast, lane):
    letter, code = answered(cast)
    at = f"/admin/feedback/letter/{letter.pk}/"
    assert "拟公开问答" in at_desk("handler").get(f"{at}change/").content.decode()
    moved = at_desk("handler").post(f"{at}publish/")
    revision = Revision.objects.get()
    assert moved["Location"] == publishing.ANSWER.desk_path(revision)
    assert "13900000000" not in revision.body_text and "测试员甲" not in revision.body_text
    assert "测某某" in revision.body_text and "139****0000" in revision.body_text
    page = at_desk("handler").get(moved["Location"]).content.decode()
    assert "检查发现" in page  # the neighbour's number is proposed for masking
    mask_findings(revision.pk, [each.finding.key for each in open_in(revision)], by=cast.handler)
    assert Client().get("/letters/").content.decode().count("路灯") == 0  # nothing before the release
    walk(cast, revision, 4)
    entry = Entry.objects.get()
    public = Client().get(entry.path).content.decode()
    assert entry.path == f"/letters/{entry.publication.number}/" and "路灯已经修好" in public and "县长信箱" in public
    assert "13812345678" not in public and "138****5678" in public and "测某某" in public
    listed = Client().get("/letters/").content.decode()
    assert entry.path in listed and "来信：" in listed and "答复：" in listed and "县民政局" in listed
    assert entry.path in Client().get("/letters/?kind=letter_inquiry").content.decode()
    assert entry.path in Client().get("/search/?q=路灯").content.decode()
    assert entry.path in look(letter.number, code).content.decode()
    assert "看公开的问答" in at_desk("handler").get(f"{at}change/").content.decode()
    moving.advance(revision.pk, "withdraw", by=cast.signer, said=moving.Said(reason="personal_data", note="有人认出"))
    assert Client().get(entry.path).status_code == 410 and entry.path not in Client().get("/letters/").content.decode()


def test_nothing_goes_out_without_consent_nor_before_the_answer(at_desk, cast, lane):
    silent, _code = answered(cast, consent="no")
    fresh, _code = file()
    for letter in (silent, fresh):
        assert at_desk("office").post(f"/admin/feedback/letter/{letter.pk}/publish/").status_code == 302
        with pytest.raises(MoveRefused):
            publishing.begin(letter.pk, by=cast.handler)
    other, _code = answered(cast, title="另一封")
    with pytest.raises(MoveRefused):
        publishing.begin(other.pk, by=cast.reviewer)  # writes for nobody
    revision = publishing.begin(other.pk, by=cast.handler)
    with pytest.raises(MoveRefused):
        publishing.begin(other.pk, by=cast.handler)  # once
    with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("UPDATE published_answer SET letter_id = %s", [silent.pk])
    assert PublishedAnswer.objects.get().letter == other and revision.state == State.DRAFT


def test_letter_that_is_done_again_is_answered_before_it_goes_out(cast, lane):
    letter, _code = answered(cast)
    revision = publishing.begin(letter.pk, by=cast.handler)
    advance(letter.pk, "redo", by=cast.office, said=Said(note="没有回答"))
    assert any("正在重办" in each.message for each in publishing.problems(revision))
