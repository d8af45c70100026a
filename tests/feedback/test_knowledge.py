"""A question under a policy is passed on by itself; its answer stands under the policy until the policy changes."""

import datetime

import pytest
from django.test import Client

from disclosure.models import PolicyContact
from feedback.letters import publishing
from feedback.letters.knowledge import out_of_date
from feedback.letters.passing import pass_on_questions
from feedback.models import Letter
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen, today
from portal.people.models import Membership
from portal.people.rights import RIGHTS, organs_by_right
from portal.publishing.models import Entry, Revision
from portal.publishing.writing import correct
from portal.trail.models import Trail
from tests.cast import SINCE, released, walk
from tests.disclosure.library import entry_of, to
from tests.feedback.letters import file, look, open_lane
from tests.feedback.test_letter_life import answer

pytestmark = pytest.mark.medium
OUTDATED = "可能过时"


def queue(cast) -> list[dict]:
    held = organs_by_right(cast.handler, tuple(RIGHTS), today())
    return out_of_date(cast.handler, held, today()).rows(today(), working_calendar())


def read(path: str) -> str:
    return Client().get(path).content.decode()


def test_answer_to_a_question_under_a_policy_stands_there_and_turns_stale_with_it(at_desk, cast):
    lane = open_lane(cast)
    lane.is_direct = True
    lane.save()
    Membership.objects.create(person=cast.handler, organ=cast.bureau, role="clerk", since=SINCE)
    PolicyContact.objects.create(organ=cast.bureau, name="社会救助股 测试员甲", phone="0999-6810001", hours="工作日")
    policy = released(cast)
    page, at = read(entry_of(policy).path), entry_of(policy).path
    assert f"/letters/new/?lane=county&amp;about={at}" in page and "3个工作日内答复" in page
    form = read(f"/letters/new/?lane=county&about={at}")
    assert policy.title in form and "交给哪个单位" not in form

    letter, code = file(title="低保标准从哪个月起算", about=at)
    elsewhere, _code = file(title="没有文件的问题")
    pass_on_questions(), pass_on_questions()
    letter.refresh_from_db(), elsewhere.refresh_from_db()
    assert (letter.state, letter.organ, letter.assigned_times) == ("assigned", cast.bureau, 0)
    assert elsewhere.state == "received" and Trail.objects.filter(action="letter_assign").count() == 1
    assert "社会救助股 测试员甲，电话0999-6810001" in look(letter.number, code).content.decode()

    answer(cast, letter, "从通知印发的下一个月起算。")
    revision = publishing.begin(letter.pk, by=cast.handler)
    edit = publishing.ANSWER.desk_path(revision)
    assert at in at_desk("handler").get(edit).content.decode()
    walk(cast, revision, 4)
    entry = Entry.objects.get(section="answer")
    assert entry.items == [cast.item.path] and entry.path in read(f"/catalog/{cast.item.path}/")
    assert entry.path in read(at) and entry.path in read("/search/?q=哪个月起算")
    assert policy.title in read(entry.path) and OUTDATED not in read(at) + read(entry.path) + read("/letters/")
    assert not queue(cast)

    with frozen(today() + datetime.timedelta(days=3)):
        released(
            cast,
            title="关于修改低保标准通知的通知",
            relations=[to(policy, "amends", today())],
            document_number="霁民发〔2026〕9号",
        )
        assert all(OUTDATED in read(path) for path in (at, "/letters/")) and "已经有变化" in read(entry.path)
        assert len(queue(cast)) == 1
    with frozen(today() + datetime.timedelta(days=4)):
        again = correct(revision.publication_id, by=cast.handler, change_note="按新标准核对过")
        assert not queue(cast) and again.answer_header.policy_id == policy.publication_id
        walk(cast, again, 4)
        assert OUTDATED not in read(at) and "已经有变化" not in read(entry.path)


def test_policy_of_an_answer_is_named_by_its_address_or_number_and_is_public(at_desk, cast):
    open_lane(cast)
    Membership.objects.create(person=cast.handler, organ=cast.bureau, role="clerk", since=SINCE)
    letter, _code = file()
    Letter.objects.update(state="assigned", organ=cast.bureau)
    answer(cast, letter)
    revision = publishing.begin(letter.pk, by=cast.handler)
    said = {"title": "路灯", "body_html": "<p>已经修好。</p>", "edits": revision.edits}
    edit = publishing.ANSWER.desk_path(revision)
    wrong = at_desk("handler").post(edit, said | {"policy": "没有这份文件"}).content.decode()
    assert "请写公开文件的网址或者文号" in wrong and "没有这份文件" in wrong
    policy = released(cast)
    sent = at_desk("handler").post(edit, said | {"policy": "霁民发〔2026〕3号", "item": cast.item.pk})
    assert sent.status_code == 302, sent.content.decode()[-2000:]
    own = Revision.objects.get(pk=revision.pk).answer_header
    assert (own.policy_id, own.item) == (policy.publication_id, cast.item)
    preview = at_desk("handler").post("/admin/feedback/publishedanswer/preview/", said | {
        "_publication": revision.publication_id, "policy": entry_of(policy).path})  # fmt: skip
    assert preview.status_code == 200 and "已经修好" in preview.content.decode()
