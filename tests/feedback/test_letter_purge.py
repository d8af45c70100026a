"""What its term is over for is gone; the case, its steps and the figures stay (I-17). Reports of faults of the site."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connections, transaction
from django.test import Client

from feedback.letters import figures
from feedback.letters.moving import Said, advance
from feedback.letters.purging import forget_old_letters
from feedback.models import Lane, LaneKind, Letter
from portal.cases.today import frozen, today
from portal.trail.models import Trail
from tests.feedback.letters import file, look, open_lane, receipt
from tests.feedback.test_letter_life import JPEG, act, answer

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
        "DELETE FROM letter_attachment",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(statement)
    with connections["default"].cursor() as cursor:  # whatever it is asked, nothing younger than thirty days goes
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
