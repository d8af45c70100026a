"""Letters: filed once and acknowledged when they are kept; followed by number and code; answered by two."""

import datetime
import re

import pytest
from django.core import mail as sent
from django.db import DatabaseError, connections, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from feedback.intake import slips
from feedback.intake.following import wrong_tries
from feedback.letters import figures
from feedback.letters.filing import SLIPS
from feedback.letters.moving import Said, advance
from feedback.models import Lane, LaneKind, Letter
from portal.cases.mail import hand_over
from portal.cases.models import Outbox
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen, today
from portal.database.sides import reading_as_public
from portal.people.models import Allowance
from portal.publishing.queue import lamp_of
from portal.site.options import set_option
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.feedback.letters import TEXT, file, fresh, look, open_lane, receipt, send

pytestmark = pytest.mark.medium
WRONG = wrong_tries(SLIPS)
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.fixture
def lane(cast):
    return open_lane(cast)


def test_letter_is_kept_once_and_the_same_form_gets_the_same_receipt(lane):
    stamp = fresh()
    with frozen(datetime.date(2026, 2, 13)):  # the days after it are a make-up Saturday and the Spring Festival
        first = send(stamp=stamp)
    number, code = receipt(first)
    assert receipt(send(stamp=stamp)) == (number, code) and Letter.objects.count() == 1
    assert re.fullmatch(r"2026(-\d{4}){3}", number) and re.fullmatch(r"[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}", code)
    letter = Letter.objects.get()
    assert letter.code_hash == SLIPS.stored(code.lower()) and letter.due_on == datetime.date(2026, 2, 25)
    assert 'data-due="2026-02-25"' in first.content.decode()
    other = send(stamp=stamp, text="另外一件事，也请看一看。")
    assert "已经交过一封信" in other.content.decode() and "另外一件事" in other.content.decode()
    assert Letter.objects.count() == 1
    again = re.search(r'name="stamp" value="([^"]+)"', other.content.decode())[1]
    assert receipt(send(stamp=again, text="另外一件事，也请看一看。"))[0] != number and Letter.objects.count() == 2


def test_enterprise_lane_counts_its_two_days_over_a_make_up_weekend(cast, lane):
    enterprise = Lane.objects.create(code="enterprise", name="宜企问", organ=cast.county, is_open=True)
    LaneKind.objects.create(lane=enterprise, kind="inquiry", days=2)
    with frozen(datetime.date(2026, 2, 13)):  # a Friday; the Saturday is worked, then comes the Spring Festival
        letter, code = file(to="enterprise")
        page = look(letter.number, code).content.decode()
        assert 'data-due="2026-02-24"' in page and "宜企问的承诺" in page
        advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    with frozen(datetime.date(2026, 2, 24)):
        assert lamp_of(Letter.objects.get().due_on, today(), working_calendar())[0] == "today"
        advance(letter.pk, "answer", by=cast.handler, said=Said(answer="可以网上办，当天办结。"))
        advance(letter.pk, "approve", by=cast.reviewer, said=Said())
    with frozen(datetime.date(2026, 3, 2)):
        (row,) = figures.rows_of(Letter.objects.all(), datetime.date(2026, 2, 1))
        assert not row.is_late(today()) and row.closed_on == row.due_on


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(lane):
    for said, words in (
        ({"kind": ""}, "请选一种"), ({"title": " "}, "一句话"), ({"text": "坏了"}, "具体一些"),
        ({"name": ""}, "请写姓名"), ({"phone": "1390000000"}, "现在是10位"), ({"phone": "abc"}, "带区号"),
        ({"consent": ""}, "请选一种"),
        ({"organ": "none"}, "交给哪个单位"), ({"stamp": "x"}, "再按一次提交"), ({"website": "a"}, "应当留空"),
        ({"text": "字" * 5001}, "现在是5001字"),
    ):  # fmt: skip
        body = send(**({"title": "路灯的事"} | said)).content.decode()
        assert words in body and ("路灯的事" in body or "title" in said), said
        assert "路灯坏了三天" in body or "text" in said
    assert not Letter.objects.exists()
    assert Client().get("/letters/new/?lane=none").status_code == 400
    Lane.objects.update(is_open=False)
    assert "还没有开放" in Client().get("/letters/new/").content.decode()
    assert "路灯坏了三天" in send(stamp="x").content.decode()  # closed meanwhile: what was written can be copied


def test_writer_is_sealed_and_the_public_process_reads_no_letter(lane):
    letter, code = file(phone="13912345678")
    assert letter.masked == "测** *******5678"
    with connections["owner"].cursor() as cursor:
        tables = ("letter", "letter_event", "trail", "allowance")
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in tables))
        kept = "".join(row for (row,) in cursor.fetchall())
    assert not any(word in kept for word in ("13912345678", "测试员甲", code, code.replace("-", ""), "127.0.0.1"))
    for table in ("letter", "letter_event", "letter_answer"):
        with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
            cursor.execute(f"SELECT * FROM {table}")


def test_unknown_number_wrong_code_and_too_many_tries_look_alike(lane):
    letter, code = file()
    wrong = "A" * 16

    def answer(number: str, code: str) -> tuple:
        with CaptureQueriesContext(connections["public"]) as asked:
            response = look(number, code)
        return response.status_code, TOKEN.sub(b"", response.content), len(asked)

    first = answer("2026-0000-0000-0000", wrong)
    assert "没有查到" in first[1].decode()
    assert answer(letter.number, wrong) == answer("", "") == answer("x" * 300, code) == first
    tries = Allowance.objects.using("owner")  # nobody else may touch them
    tries.filter(key__startswith="letter-code").update(taken=WRONG.most)
    assert answer(letter.number, code) == first  # the right one, after twenty wrong ones
    tries.all().delete()
    seen = answer(letter.number, code.lower().replace("-", " "))
    assert TEXT in seen[1].decode() and seen[2] <= first[2] + 1


def test_tries_are_counted_exactly(lane):
    letter, code = file()
    for _n in range(WRONG.most):
        look(letter.number, "B" * 16)
    assert "没有查到" in look(letter.number, code).content.decode()


def test_letter_is_sorted_answered_by_one_approved_by_another_and_its_writer_is_told(cast, lane, settings):
    settings.HAS_MAIL, settings.PORTAL_DEMO = True, True
    letter, code = file(email="writer@example.org")
    with pytest.raises(MoveRefused):
        advance(letter.pk, "assign", by=cast.handler, said=Said(organ=cast.bureau))
    advance(letter.pk, "assign", by=cast.office, said=Said(state="received", organ=cast.bureau, told="路灯由民政局管"))
    with pytest.raises(Conflict):
        advance(letter.pk, "assign", by=cast.office, said=Said(state="received", organ=cast.town))
    due = Letter.objects.get().due_on
    advance(letter.pk, "extend", by=cast.handler, said=Said(days=4, told="要等配件"))
    assert Letter.objects.get().due_on > due
    with pytest.raises(MoveRefused):
        advance(letter.pk, "extend", by=cast.handler, said=Said(days=1, told="再等"))
    advance(letter.pk, "answer", by=cast.handler, said=Said(answer="已经派人，今晚修好。"))
    assert "今晚修好" not in look(letter.number, code).content.decode()
    for nobody in (cast.handler, cast.clerk, cast.office):
        with pytest.raises(MoveRefused):
            advance(letter.pk, "approve", by=nobody, said=Said())
    advance(letter.pk, "return", by=cast.reviewer, said=Said(note="写明几点"))
    advance(letter.pk, "answer", by=cast.handler2, said=Said(answer="已经派人，今晚八点前修好。"))
    advance(letter.pk, "approve", by=cast.reviewer, said=Said())
    page = look(letter.number, code).content.decode()
    assert "今晚八点前修好" in page and "要等配件" in page and "交给县民政局办理" in page and "写明几点" not in page
    assert hand_over() == 3  # sorted, extended, answered
    assert all(
        "修好" not in m.body and "路灯" not in m.subject + m.body and letter.number in m.body for m in sent.outbox
    )
    steps = Trail.objects.filter(object_id=str(letter.pk)).order_by("id").values_list("action", flat=True)
    assert list(steps) == [f"letter_{name}" for name in ("assign", "extend", "answer", "return", "answer", "approve")]


def test_refusal_names_its_reason_and_the_way_on(cast, lane):
    letter, code = file()
    with pytest.raises(MoveRefused):
        advance(letter.pk, "refuse", by=cast.office, said=Said(reason="court"))
    advance(letter.pk, "refuse", by=cast.office, said=Said(reason="court", told="请向县人民法院起诉。"))
    page = look(letter.number, code).content.decode()
    assert "应当通过诉讼" in page and "请向县人民法院起诉" in page and "应在这天之前" not in page


def test_database_holds_the_rules_against_raw_sql(cast, lane):
    letter, _code = file()
    for statement in (
        "UPDATE letter SET text = 'x'", "UPDATE letter SET state = 'answered'", "UPDATE letter SET state = 'in_review'",
        "DELETE FROM letter", "UPDATE letter_event SET told = 'x'", "DELETE FROM letter_event",
        "INSERT INTO letter_answer (letter_id, text, written_by_id, approved_by_id, approved_at)"
        f" VALUES ('{letter.pk}', 'x', {cast.handler.pk}, {cast.handler.pk}, now())",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(statement)


def test_desk_shows_who_may_and_every_look_at_the_writer_is_a_step(at_desk, cast, lane):
    letter, _code = file()
    at = f"/admin/feedback/letter/{letter.pk}/"
    office, clerk = at_desk("office"), at_desk("clerk")
    assert "路灯坏了" in office.get("/admin/").content.decode()
    page = office.get(f"{at}change/").content.decode()
    assert "测** " in page and "测试员甲" not in page and "13900000000" not in page
    assert clerk.get(f"{at}change/").status_code in (403, 404) and clerk.post(f"{at}reveal/").status_code in (403, 404)
    assert at_desk("handler").post(f"{at}reveal/").status_code == 404  # not theirs yet
    assert "13900000000" in office.post(f"{at}reveal/").content.decode()
    assert Trail.objects.filter(action="letter_revealed", object_id=str(letter.pk)).count() == 1
    empty = office.post(f"{at}moves/assign/", {"state": "received", "told": "写了的字"})
    assert (
        empty.status_code == 400 and "请选承办单位" in empty.content.decode() and "写了的字" in empty.content.decode()
    )
    assert office.post(f"{at}moves/assign/", {"state": "received", "organ": cast.bureau.pk}).status_code == 302
    assert "路灯坏了" in at_desk("handler").get("/admin/").content.decode()
    assert at_desk("handler").post(f"{at}change/", {"state": "answered"}).status_code == 403


def test_flood_from_one_place_is_held_and_the_text_is_still_there(cast, lane):
    set_option("letters.most_from_one_place", 2, by=cast.office)
    for n in range(2):
        file(title=f"第{n}封")
    answer = send(title="第三封")
    body = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "没有收到" in body and "第三封" in body and Letter.objects.count() == 2


def test_database_that_is_away_says_not_received_and_keeps_the_text(lane, monkeypatch):
    from django.db import OperationalError

    from feedback.letters import filing

    def fails(form):
        raise OperationalError("gone")

    monkeypatch.setattr(filing, "file", fails)
    answer = send()
    assert answer.status_code == 503 and "路灯坏了三天" in answer.content.decode()
    assert "data-code" not in answer.content.decode() and not Outbox.objects.exists()


def test_codes_are_long_and_without_likes():
    made = {SLIPS.code_of(str(n)) for n in range(500)}
    assert len(made) == 500 and all(len(slips.bare(code)) == 16 for code in made)
    assert len(slips.ALPHABET) == 32 and not set("01IO") & set(slips.ALPHABET)
    numbers = {SLIPS.number_of(str(n), 2026) for n in range(500)}
    assert len(numbers) == 500
