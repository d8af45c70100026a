"""What its term is over for is gone; the case, its steps and the figures stay (I-17). Reports of faults of the site."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connections, transaction
from django.test import Client

from feedback.intake.filing import ask
from feedback.letters import figures
from feedback.letters.moving import Said, advance
from feedback.letters.purging import forget_old_letters
from feedback.models import Lane, LaneKind, Letter
from portal.cases.today import frozen, today
from portal.site.options import option
from portal.trail.models import Trail
from portal.workflow import MoveRefused
from tests.feedback.letters import file, look, open_lane, receipt
from tests.feedback.test_letter_life import JPEG, act, answer, answered

pytestmark = pytest.mark.medium
LONG_AGO = datetime.date(2022, 3, 1)
PLANTED = ("测试员甲", "13900000000", "灯坏了三天", "补充的话", "评价的话", "今晚修好", "转给民政局的话")


def everything_kept() -> str:
    with connections["owner"].cursor() as cursor:
        tables = ("letter", "letter_event", "letter_answer", "letter_addition", "letter_rating", "trail", "outbox")
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in tables))
        return "".join(row for (row,) in cursor.fetchall())


def test_old_letter_is_cleared_everywhere_and_its_case_and_figures_stay(at_desk, cast):
    open_lane(cast)
    with frozen(LONG_AGO):
        old, code = file(text="路灯坏了三天。", files=[SimpleUploadedFile("a.jpg", JPEG)])
        advance(old.pk, "assign", by=cast.office, said=Said(organ=cast.bureau, told="转给民政局的话"))
        act(old, code, "add", text="补充的话")
        answer(cast, old)
        act(old, code, "rate", level=2, words="评价的话")
        before = figures.counted(figures.rows_of(Letter.objects.all(), LONG_AGO), LONG_AGO, today(), _calendar())
    still, _code = file(title="还没答复")
    for word in PLANTED[2:]:
        assert word in everything_kept(), word
    assert forget_old_letters() == "letters forgotten: 1" and forget_old_letters() == "letters forgotten: 0"
    kept = everything_kept()
    assert not [word for word in PLANTED[3:] if word in kept] and old.sealed not in kept
    assert not old.attachments.exists() and not old.additions.exists()
    old.refresh_from_db()
    assert (old.state, old.sealed, old.masked, old.text) == ("answered", "", "", "") and old.purged_on == today()
    assert [each.name for each in old.events.all()] == ["received", "assign", "added", "answer", "approve", "rated",
                                                        "purged"]  # fmt: skip
    with frozen(LONG_AGO):
        after = figures.counted(figures.rows_of(Letter.objects.all(), LONG_AGO), LONG_AGO, today(), _calendar())
    assert [vars(each) | {"_state": 0} for each in after] == [vars(each) | {"_state": 0} for each in before]
    page = look(old.number, code).content.decode()
    assert "已经清除" in page and "评价答复" not in page
    assert "查看姓名和电话" not in at_desk("office").get(f"/admin/feedback/letter/{old.pk}/change/").content.decode()
    assert at_desk("office").post(f"/admin/feedback/letter/{old.pk}/reveal/").status_code == 403
    assert Trail.objects.filter(action="letter_purged", object_id=str(old.pk)).count() == 1
    still.refresh_from_db()
    assert still.sealed and still.purged_on is None


def test_hidden_letter_is_evidence_for_its_term_and_then_cleared_like_any_other(at_desk, cast):
    open_lane(cast)
    with frozen(LONG_AGO):
        hidden, code = file(title="骂人的标题", text="骂人的内容。", files=[SimpleUploadedFile("a.jpg", JPEG)])
        follower, follower_code = file()
        advance(hidden.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
        advance(follower.pk, "merge", by=cast.office, said=Said(into=hidden.number))
        advance(hidden.pk, "hide", by=cast.office, said=Said(note="骂人的依据"))
    kept_days = datetime.timedelta(days=option("letters.keep_days"))
    with frozen(LONG_AGO + kept_days):
        assert forget_old_letters() == "letters forgotten: 0"
    assert all(word in everything_kept() for word in ("骂人的标题", "骂人的内容", "骂人的依据"))
    with frozen(LONG_AGO + kept_days + datetime.timedelta(days=1)):
        assert forget_old_letters() == "letters forgotten: 1"
    kept = everything_kept()
    assert "骂人" not in kept and hidden.sealed not in kept and not hidden.attachments.exists()
    assert Trail.objects.filter(action="letter_purged", object_id=str(hidden.pk), to_state="hidden").count() == 1
    with pytest.raises(MoveRefused):  # there is nothing left to go on with
        advance(hidden.pk, "restore", by=cast.office, said=Said(note="看错了"))
    assert "已经清除" in look(hidden.number, code).content.decode()
    follower.refresh_from_db()  # what went along with it goes on by itself
    assert (follower.state, follower.merged_into, follower.closed_at) == ("received", None, None)
    assert follower.sealed and "改为单独办理" in look(follower.number, follower_code).content.decode()


def test_letter_that_is_restored_is_not_cleared_and_hidden_again_its_term_begins_again(cast):
    open_lane(cast)
    with frozen(LONG_AGO):
        letter, _code = file()
        advance(letter.pk, "hide", by=cast.office, said=Said(note="违法"))
        advance(letter.pk, "restore", by=cast.office, said=Said(note="看错了"))
    assert forget_old_letters() == "letters forgotten: 0"
    advance(letter.pk, "hide", by=cast.office, said=Said(note="又看了一遍，违法"))
    assert forget_old_letters() == "letters forgotten: 0" and "灯坏了三天" in everything_kept()
    with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("UPDATE letter SET closed_at = NULL")  # so none escapes its term


def test_nothing_is_added_to_what_was_cleared(cast):
    open_lane(cast)
    with frozen(LONG_AGO):
        old, code = answered(cast)
    assert forget_old_letters() == "letters forgotten: 1"
    assert "评价答复" not in act(old, code, "rate", level=1, words="评价的话").content.decode()
    assert not ask("letter_rate(%s, %s::text[], 1, %s, %s)", [old.number, [old.code_hash], "评价的话", today()])
    with pytest.raises(MoveRefused):
        advance(old.pk, "redo", by=cast.office, said=Said(note="没有回答"))
    assert "评价的话" not in everything_kept()


def _calendar():
    from portal.cases.models.workday import working_calendar

    return working_calendar()


def test_nobody_clears_a_letter_by_hand_or_before_its_term(cast):
    open_lane(cast)
    letter, _code = file()
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    answer(cast, letter)
    for statement in (
        "UPDATE letter SET text = '', purged_on = now()", "UPDATE letter SET purged_on = now()",
        "UPDATE letter_event SET told = '', note = ''", "UPDATE letter_answer SET text = ''",
        "DELETE FROM letter_attachment", "UPDATE letter SET closed_at = NULL",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(statement)
    with connections["default"].cursor() as cursor:  # whatever it is asked, nothing younger than a month goes
        cursor.execute("SELECT letter_purge(%s, now() + interval '1 day', %s)", [letter.pk, today()])
        assert cursor.fetchone() == (False,)


def test_fault_of_the_site_is_reported_with_the_page_that_one_came_from(cast):
    open_lane(cast)
    lane = Lane.objects.create(code="site", name="我为政府网站找错", organ=cast.county, is_open=True)
    LaneKind.objects.create(lane=lane, kind="site_error", days=3)
    came = {"headers": {"referer": "http://testserver/documents/7/?q=x"}}
    page = Client().get("/letters/new/?lane=site", **came).content.decode()
    assert 'name="about" value="/documents/7/"' in page
    for other in ("https://example.com/documents/7/", "http://testserver/letters/track/", "", "x"):
        body = Client().get("/letters/new/?lane=site", headers={"referer": other}).content.decode()
        assert 'name="about"' not in body, other
    said = {"kind": "site_error", "title": "错字", "text": "标题里有一个错字。", "name": "",
            "phone": "", "consent": "no", "website": "", "about": "/documents/7/"}  # fmt: skip
    stamp = page.split('name="stamp" value="')[1].split('"')[0]
    number, _code = receipt(Client().post("/letters/new/?lane=site", said | {"stamp": stamp}))
    assert Letter.objects.get(number=number).about == "/documents/7/"
