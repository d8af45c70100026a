"""What becomes of a letter: files, more words, a rating, done once more; urged, merged, hidden, referred; reports."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connections, transaction
from django.test import Client
from django.utils import timezone

from feedback.admin.letter import LetterAdmin
from feedback.letters import alike
from feedback.letters.moving import Said, advance, open_moves
from feedback.letters.queue import letters_waiting
from feedback.models import AnswerTemplate, Attachment, LaneKind, Letter, LetterEvent, Rating
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen, today
from portal.people.rights import RIGHTS, organs_by_right
from portal.trail.models import Trail
from portal.workflow import MoveRefused
from tests.feedback.letters import TEXT, file, look, open_lane, receipt, send

pytestmark = pytest.mark.medium
JPEG = b"\xff\xd8\xff\xe0 a lamp in the dark"


@pytest.fixture
def lane(cast):
    return open_lane(cast)


def picture(name: str = "测试员甲家门口.jpg", content: bytes = JPEG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def answered(cast, **said) -> tuple[Letter, str]:
    letter, code = file(**said)
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    return answer(cast, letter), code


def answer(cast, letter: Letter, words: str = "已经派人，今晚修好。") -> Letter:
    advance(letter.pk, "answer", by=cast.handler, said=Said(answer=words))
    return advance(letter.pk, "approve", by=cast.reviewer, said=Said())


def act(letter: Letter, code: str, do: str, **said):
    return Client().post("/letters/track/", {"number": letter.number, "code": code, "do": do} | said)


# Files


def test_files_are_kept_sealed_with_the_letter_and_each_look_is_a_step(at_desk, cast, lane):
    letter, code = file(files=[picture(), picture("b.jpg", JPEG + b"2")])
    first = letter.attachments.first()
    assert (first.extension, first.size, letter.attachments.count()) == ("jpg", len(JPEG), 2)
    assert JPEG not in bytes(first.sealed) and "附件2个" in look(letter.number, code).content.decode()
    at = f"/admin/feedback/letter/{letter.pk}/files/1/"
    assert at_desk("handler").post(at).status_code == 404 and at_desk("office").get(at).status_code == 302
    got = at_desk("office").post(at)
    assert got.content == JPEG and got["Content-Type"] == "image/jpeg" and "no-store" in got["Cache-Control"]
    assert at_desk("office").post(at.replace("/1/", "/9/")).status_code == 404
    assert Trail.objects.filter(action="letter_file_read", object_id=str(letter.pk)).count() == 1


@pytest.mark.parametrize(("files", "words"), [
    ([picture("a.exe")], "只收 jpg"), ([picture("a.png")], "内容要和名字一致"), ([picture(content=b"")], "空"),
    ([picture(content=JPEG + b"0" * (5 << 20))], "超过 5 MB"), ([picture(f"{n}.jpg") for n in range(4)], "最多三个"),
])  # fmt: skip
def test_files_that_are_not_taken_are_said_and_the_words_stay(lane, files, words):
    body = send(files=files).content.decode()
    assert words in body and "路灯坏了三天" in body and "要再选一次" in body
    assert not Letter.objects.exists() and not Attachment.objects.exists()


def test_same_form_with_other_files_is_another_letter(lane):
    from tests.feedback.letters import fresh

    stamp = fresh()
    assert receipt(send(stamp=stamp, files=[picture()])) == receipt(send(stamp=stamp, files=[picture()]))
    assert "已经交过一封信" in send(stamp=stamp, files=[picture(content=JPEG + b"!")]).content.decode()


def test_letter_whose_files_cannot_be_kept_is_not_kept(lane, monkeypatch):
    monkeypatch.setattr("feedback.intake.uploads.seal_bytes", lambda content: b"x" * (7 << 20))
    assert "没有收下" in send(files=[picture()]).content.decode()
    assert not Letter.objects.exists() and not LetterEvent.objects.exists()


# The writer


def test_writer_adds_words_until_the_letter_is_closed(cast, lane):
    letter, code = file()
    for _n in range(2):
        assert "还有十九号" in act(letter, code, "add", text="还有十九号门前的。").content.decode()
    assert letter.additions.count() == 1  # sent twice, it is one
    assert "请写要补充的内容" in act(letter, code, "add", text=" ").content.decode()
    wrong = act(letter, "A" * 16, "add", text="别人写的")
    assert "没有查到" in wrong.content.decode() and letter.additions.count() == 1
    for n in range(12):
        act(letter, code, "add", text=f"第{n}次补充")
    assert letter.additions.count() == 10
    letter, code = answered(cast)
    assert "补充内容" not in act(letter, code, "add", text="晚了").content.decode() and not letter.additions.exists()


def test_answer_is_rated_once_and_a_bad_rating_says_why_and_may_ask_once_more(cast, lane):
    with frozen(datetime.date(2026, 2, 9)):
        letter, code = answered(cast)
        bare = act(letter, code, "rate", level=1, again="yes").content.decode()
        assert "请写明哪里不满意" in bare and not Rating.objects.exists()
        assert "只有不满意的" in act(letter, code, "rate", level=5, again="yes").content.decode()
    with frozen(datetime.date(2026, 2, 13)):  # before the make-up Saturday and the Spring Festival
        page = act(letter, code, "rate", level=2, words="灯还是不亮", again="yes").content.decode()
    assert "您要求再办一次" in page and 'data-due="2026-02-25"' in page and "评价答复" not in page
    letter.refresh_from_db()
    assert (letter.state, letter.round, letter.is_returned, letter.closed_at) == ("assigned", 1, True, None)
    assert letter.due_on == datetime.date(2026, 2, 25)
    with frozen(datetime.date(2026, 2, 24)):
        letter = answer(cast, letter, "换了新灯，已经亮了。")
    page = act(letter, code, "rate", level=5).content.decode()
    assert "今晚修好" in page and "换了新灯" in page and "再次答复" in page
    assert Rating.objects.get().level == 2 and letter.answers.filter(approved_by__isnull=False).count() == 2


def test_answer_is_returned_by_the_office_and_answered_anew(cast, lane):
    letter, code = answered(cast)
    with pytest.raises(MoveRefused):
        advance(letter.pk, "redo", by=cast.handler, said=Said(note="没有回答"))
    with pytest.raises(MoveRefused):
        advance(letter.pk, "redo", by=cast.office, said=Said())
    letter = advance(letter.pk, "redo", by=cast.office, said=Said(note="没有回答什么时候修"))
    assert letter.state == "assigned" and "没有回答什么时候修" not in look(letter.number, code).content.decode()
    assert answer(cast, letter, "今天下午五点前修好。").state == "answered"


def test_approved_answer_of_an_earlier_round_does_not_answer_again(cast, lane):
    letter, _code = answered(cast)
    advance(letter.pk, "redo", by=cast.office, said=Said(note="没有回答"))
    advance(letter.pk, "answer", by=cast.handler, said=Said(answer="再写一次。"))
    with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("UPDATE letter SET state = 'answered'")


# The desk


def waiting(cast, name: str) -> list[dict]:
    person, on = getattr(cast, name), today()
    return letters_waiting(person, organs_by_right(person, tuple(RIGHTS), on), on).rows(on, working_calendar())


def test_urging_shows_in_the_queue_and_not_to_the_writer(cast, lane):
    letter, code = file()
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    advance(letter.pk, "urge", by=cast.office, said=Said(note="已经第三天"))
    (row,) = waiting(cast, "handler")
    assert row["tags"][0]["label"] == "催办1次" and "已经第三天" not in look(letter.number, code).content.decode()
    advance(letter.pk, "answer", by=cast.handler, said=Said(answer="已经派人去修。"))
    advance(letter.pk, "return", by=cast.reviewer, said=Said(note="写明几点"))
    assert [row["is_returned"] for row in waiting(cast, "handler")] == [True]


def test_letter_is_passed_on_so_often_and_then_by_who_sorts_alone(cast, lane):
    letter, _code = file()
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    Letter.objects.update(assigned_times=3)
    letter.refresh_from_db()
    assert "assign" not in {move.name for move in open_moves(letter, cast.handler, today())}
    assert "assign" in {move.name for move in open_moves(letter, cast.office, today())}


def test_letters_of_one_matter_are_merged_and_one_answer_goes_to_all(at_desk, cast, lane):
    first, first_code = file()
    second, second_code = file(title="路灯坏了三天", text=TEXT + "谢谢。")
    other, _code = file(title="社保卡怎样补办", text="社保卡丢了，到哪里补办？")
    assert alike.same_matter(second, Letter.objects.all()) == [first]
    assert alike.same_matter(other, Letter.objects.all()) == []
    advance(first.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    page = at_desk("office").get(f"/admin/feedback/letter/{second.pk}/change/").content.decode()
    assert first.number in page and "并到另一封" in page
    moved = at_desk("office").post(
        f"/admin/feedback/letter/{second.pk}/moves/merge/", {"state": "received", "into": first.number}
    )
    assert moved.status_code == 302
    assert "与先来的同一件事一起办理" in look(second.number, second_code).content.decode()
    with pytest.raises(MoveRefused):
        advance(other.pk, "merge", by=cast.office, said=Said(into=second.number))  # it is merged itself
    answer(cast, first)
    for number, code in ((first.number, first_code), (second.number, second_code)):
        assert "今晚修好" in look(number, code).content.decode()
    second.refresh_from_db()
    assert (second.state, second.organ, second.merged_into_id) == ("answered", cast.bureau, first.pk)
    act(second, second_code, "rate", level=1, words="没有修", again="yes")
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, second.state, second.merged_into) == ("answered", "assigned", None)


def test_letter_is_not_merged_into_one_that_is_due_later(cast, lane):
    first, _code = file(kind="complaint")
    second, _code = file()
    with pytest.raises(MoveRefused, match="误期"):
        advance(second.pk, "merge", by=cast.office, said=Said(into=first.number))


def test_unlawful_text_is_hidden_from_all_but_who_sorts_kept_and_restorable(at_desk, cast, lane):
    letter, code = file(organ="mzj", text="这里有违法的内容，不应当有人看到。")
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    at = f"/admin/feedback/letter/{letter.pk}/change/"
    assert at_desk("handler").get(at).status_code == 200
    with pytest.raises(MoveRefused):
        advance(letter.pk, "hide", by=cast.handler, said=Said(note="违法"))
    advance(letter.pk, "hide", by=cast.office, said=Said(note="违反治安管理处罚法"))
    assert at_desk("handler").get(at).status_code == 404 and not waiting(cast, "handler")
    assert "这里有违法的内容" in at_desk("office").get(at).content.decode()  # evidence
    told = look(letter.number, code).content.decode()
    assert "停止办理" in told and "应在这天之前" not in told and "治安管理" not in told
    assert not {move.name for move in open_moves(Letter.objects.get(), cast.office, today())} - {"restore"}
    advance(letter.pk, "restore", by=cast.office, said=Said(note="看错了"))
    assert Letter.objects.get().state == "received" and TEXT not in look(letter.number, code).content.decode()
    steps = Trail.objects.filter(object_id=str(letter.pk)).order_by("id").values_list("action", "reason")
    assert list(steps)[-2:] == [("letter_hide", ""), ("letter_restore", "")]  # staff's words stay with the case
    assert list(letter.events.values_list("note", flat=True))[-2:] == ["违反治安管理处罚法", "看错了"]


def test_petition_is_referred_with_the_way_and_the_limits_that_the_law_sets(cast, lane):
    letter, code = file()
    with pytest.raises(MoveRefused):
        advance(letter.pk, "refer", by=cast.office, said=Said())
    advance(letter.pk, "refer", by=cast.office, said=Said(told="县信访局，电话0999-6800001。"))
    page = look(letter.number, code).content.decode()
    assert "县信访局" in page and "15日内告知是否受理" in page and "应在这天之前" not in page


def test_report_is_never_public_and_never_reaches_the_organ_of_the_person_reported(at_desk, cast, lane):
    LaneKind.objects.create(lane=lane, kind="report", days=15)
    own = send(kind="report", organ="mzj", reported="mzj").content.decode()
    assert "不能交给被举报人所在的单位" in own and not Letter.objects.exists()
    letter, _code = file(kind="report", consent="yes", reported="")
    assert not letter.consent_public
    with pytest.raises(MoveRefused, match="请选被举报人所在的单位"):
        advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.town))
    for reported in (cast.bureau, cast.county):  # that one itself, or one below
        with pytest.raises(MoveRefused, match="不能转给"):
            advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau, reported=reported))
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.town, reported=cast.bureau))
    assert at_desk("handler").get(f"/admin/feedback/letter/{letter.pk}/change/").status_code == 404
    for change in (f"organ_id = {cast.bureau.pk}", "reported_id = NULL", "consent_public = true"):
        with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(f"UPDATE letter SET {change}")


def test_template_begins_an_answer_and_what_is_not_filled_in_is_said(at_desk, cast, lane):
    letter, _code = file()
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    template = AnswerTemplate.objects.create(name="派人去修", text="您反映的问题【填：什么】，已派人处理。")
    AnswerTemplate.objects.create(name="不用的", text="x", is_used=False)
    at = f"/admin/feedback/letter/{letter.pk}/change/"
    page = at_desk("handler").get(at).content.decode()
    assert "派人去修" in page and "不用的" not in page and "已派人处理" not in page
    assert "已派人处理" in at_desk("handler").get(f"{at}?template={template.pk}").content.decode()
    with pytest.raises(MoveRefused, match="没填"):
        advance(letter.pk, "answer", by=cast.handler, said=Said(answer=template.text))


def test_likely_organ_is_the_one_named_chosen_or_that_answered_the_like(cast, lane):
    letter, _code = answered(cast)
    again, _code = file(text=TEXT + "又坏了。")
    named, _code = file(title="问县民政局", text="低保怎样申请，需要哪些材料？")
    far, _code = file(title="Wi-Fi", text="abcdefgh ijkl")
    assert [alike.likely_organ(each) for each in (again, named, far)] == [letter.organ, cast.bureau, None]


def test_letter_done_again_is_counted_from_the_day_it_came_back(cast, lane):
    letter, _code = answered(cast)
    Letter.objects.update(due_on=today() - datetime.timedelta(days=30))
    redone = advance(letter.pk, "redo", by=cast.office, said=Said(note="没有回答"))
    assert redone.due_on > today() and timezone.localdate(redone.received_at) == today()
    assert LetterAdmin.case == "letter"
