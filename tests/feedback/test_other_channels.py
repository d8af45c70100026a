"""Letters of other channels: from a table by their tickets, by hand with a receipt. Of several organs one answers."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.db.utils import ProgrammingError

from feedback.intake.rights import HANDLE, SORT
from feedback.letters.moving import Said, advance, open_moves
from feedback.letters.rights import rights_at
from feedback.models import LaneKind, Letter, LetterPart
from portal.cases.today import today
from portal.database.sides import reading_as_public
from portal.people.models import Membership, Person
from portal.trail.models import Trail
from portal.workflow import MoveRefused
from tests.cast import SINCE
from tests.feedback.letters import STAMP, TEXT, file, look, open_lane, receipt, send
from tests.feedback.test_letter_life import answer, waiting

pytestmark = pytest.mark.medium
HEAD = "工单号,渠道,收到日期,种类,标题,内容,姓名,电话,交给单位,同意公开"
ROWS = (
    "T-1,12345热线,{day},咨询,路灯,路灯坏了三天，请派人来修。,测试员甲,13900000000,县民政局,是",
    "T-2,信函,{day},咨询,,来信没有标题，只有这一句话。,,,,",
    "T-3,12345热线,{day},咨询,电话不对,电话写错了的一封信。,测试员乙,1390,,",
    "T-4,12345热线,2019-01-01,表扬,旧的,很久以前的一封信。,,,没有的单位,",
    "T-1,12345热线,{day},咨询,路灯,同一个号，说的是另一件事。,,,,",
)


@pytest.fixture
def lane(cast):
    return open_lane(cast)


def table(*rows: str) -> bytes:
    day = today() - datetime.timedelta(days=1)
    return "\n".join((HEAD, *rows)).format(day=day).encode("gb18030")


def test_table_brings_good_rows_in_once_and_tells_the_others(at_desk, cast, lane, tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_bytes(table(*ROWS))
    call_command("import_letters", str(path), by="office")
    told = capsys.readouterr().out
    assert "登记2封，已经登记过0封，没有登记3行" in told
    for words in ("第4行：电话：手机号应为11位数字", "第5行：没有叫“没有的单位”", "第6行：这个工单号已经登记过"):
        assert words in told
    first, second = Letter.objects.order_by("ticket")
    assert (first.channel, first.ticket, first.addressed, first.consent_public) == ("hotline", "T-1", cast.bureau, True)
    assert first.entered_by == cast.office and first.received_at.date() < today() and first.masked == "测** *******0000"
    assert (second.channel, second.title) == ("post", "来信没有标题，只有这一句话。")
    call_command("import_letters", str(path), by="office")
    assert "登记0封，已经登记过2封" in capsys.readouterr().out and Letter.objects.count() == 2
    assert Trail.objects.filter(action="letters_imported").count() == 1

    office = at_desk("office")
    upload = SimpleUploadedFile("b.csv", table(ROWS[0].replace("T-1", "T-9"), ROWS[2]))
    page = office.post("/admin/feedback/letter/import/", {"file": upload}).content.decode()
    assert "登记1封" in page and "手机号应为11位数字" in page
    wrong = office.post("/admin/feedback/letter/import/", {"file": SimpleUploadedFile("c.csv", "甲,乙\n1,2".encode())})
    assert wrong.status_code == 400 and "表头缺少这些列" in wrong.content.decode()
    assert at_desk("handler").get("/admin/feedback/letter/import/").status_code == 403


def test_letter_of_the_counter_is_entered_with_a_receipt_and_by_the_desk_alone(at_desk, cast, lane):
    at, office = "/admin/feedback/letter/enter/", at_desk("office")
    stamp = STAMP.search(office.get(at).content.decode())[1]
    said = {"stamp": stamp, "channel": "in_person", "ticket": "", "received_on": today().isoformat(), "title": "路灯",
            "kind": "inquiry", "text": TEXT, "name": "测试员甲", "phone": "", "consent": "no", "organ": ""}  # fmt: skip
    late = office.post(at, said | {"received_on": "2199-01-01"}).content.decode()
    assert "不能在今天以后" in late and TEXT in late and not Letter.objects.exists()
    number, code = receipt(office.post(at, said))
    assert receipt(office.post(at, said)) == (number, code) and Letter.objects.get().channel == "in_person"
    assert TEXT in look(number, code).content.decode()
    call = "SELECT letter_enter('{}'::jsonb, current_date, 3, '{}'::bytea[], '[]'::jsonb, 'phone', '', 1)"
    with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute(call)
    letter, _code = file()
    assert (letter.channel, letter.ticket, letter.entered_by) == ("internet", "", None)


def test_several_organs_write_their_part_and_the_leading_one_answers(at_desk, cast, lane):
    helper = Person.objects.create(username="helper", name="测试员助", password="!")
    Membership.objects.create(person=helper, organ=cast.town, role="caseworker", since=SINCE)
    cast.people["helper"] = helper
    letter, code = file()
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    at = f"/admin/feedback/letter/{letter.pk}/"
    assert at_desk("helper").get(f"{at}change/").status_code == 404
    with pytest.raises(MoveRefused, match="牵头单位以外"):
        advance(letter.pk, "join", by=cast.handler, said=Said(organs=(cast.bureau,)))
    moved = at_desk("handler").post(
        f"{at}moves/join/", {"state": "assigned", "organs": [cast.town.pk], "note": "线路归谁管"}
    )
    assert moved.status_code == 302, moved.content.decode()[-2000:]
    assert "测试镇" in look(letter.number, code).content.decode()
    page = at_desk("helper").get(f"{at}change/").content.decode()
    assert "线路归谁管" in page and "查看姓名和电话" not in page
    assert len(waiting(cast, "helper")) == 1
    assert {move.name for move in open_moves(Letter.objects.get(), helper, today())} == {"contribute"}
    advance(letter.pk, "contribute", by=helper, said=Said(part="线路归镇里，今天已经修好。"))
    assert not waiting(cast, "helper")
    assert "今天已经修好" in at_desk("handler").get(f"{at}change/").content.decode()
    assert "今天已经修好" not in look(letter.number, code).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterPart.objects.update(text="别的话")
    assert answer(cast, letter, "镇里已经修好，请再看一看。").state == "answered"


def test_report_is_handled_by_one_organ_alone(cast, lane):
    LaneKind.objects.create(lane=lane, kind="report", days=15)
    letter, _code = file(kind="report", reported="")
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.town, reported=cast.bureau))
    with pytest.raises(MoveRefused):
        advance(letter.pk, "join", by=cast.office, said=Said(organs=(cast.bureau,)))
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterPart.objects.create(letter=letter, organ=cast.bureau)


def entered(desk, **said) -> Letter:
    """At the desk, as it came by post."""
    at = "/admin/feedback/letter/enter/"
    stamp = STAMP.search(desk.get(at).content.decode())[1]
    form = {"stamp": stamp, "channel": "post", "ticket": "", "received_on": today().isoformat(), "title": "举报",
            "kind": "report", "text": TEXT, "name": "", "phone": "", "consent": "no", "organ": ""}  # fmt: skip
    return Letter.objects.get(number=receipt(desk.post(at, form | said))[0])


def test_stranger_is_sent_elsewhere_with_a_report_about_who_keeps_the_lane_or_is_above(cast, lane):
    LaneKind.objects.create(lane=lane, kind="report", days=15)
    lane.organ = cast.bureau
    lane.save()
    for reported in ("mzj", "xzf"):
        page = send(kind="report", reported=reported).content.decode()
        assert "这里的信由县民政局收" in page and "电话12388" in page and TEXT in page, reported
    assert not Letter.objects.exists()
    file(kind="report", reported="zhen", title="举报别处的人")
    file(kind="report", reported="", title="不清楚在哪个单位")
    file(kind="inquiry", reported="mzj", title="不是举报")
    assert Letter.objects.count() == 3


def test_report_about_who_keeps_the_lane_is_seen_by_who_sorts_alone(at_desk, cast, lane):
    LaneKind.objects.create(lane=lane, kind="report", days=15)
    lane.organ = cast.bureau
    lane.save()
    office, handler = at_desk("office"), at_desk("handler")
    other = entered(office, reported="zhen", title="举报镇里的人")
    plain = entered(office, kind="complaint", reported="mzj", title="投诉")
    for letter in (other, plain):
        assert handler.get(f"/admin/feedback/letter/{letter.pk}/change/").status_code == 200
        assert rights_at(letter, cast.handler, today()) == {HANDLE}
    for reported in ("mzj", "xzf"):
        letter = entered(office, reported=reported, title=f"举报{reported}的人")
        at = f"/admin/feedback/letter/{letter.pk}/"
        assert handler.get(f"{at}change/").status_code == handler.post(f"{at}reveal/").status_code == 404
        assert letter.number not in handler.get("/admin/feedback/letter/").content.decode()
        assert rights_at(letter, cast.handler, today()) == set() and not open_moves(letter, cast.handler, today())
        with pytest.raises(MoveRefused):
            advance(letter.pk, "note", by=cast.handler, said=Said(note="看看是谁写的"))
        assert office.get(f"{at}change/").status_code == 200 and rights_at(letter, cast.office, today()) == {SORT}
    assert {row["title"] for row in waiting(cast, "handler")} == {"举报镇里的人", "投诉"}
    assert len(waiting(cast, "office")) == 4
    own = Letter.objects.get(title="举报mzj的人")
    advance(own.pk, "assign", by=cast.office, said=Said(organ=cast.town))
    assert handler.get(f"/admin/feedback/letter/{own.pk}/change/").status_code == 404
