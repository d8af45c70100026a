"""Requests: filed once, on the statutory clock, decided by two, followed by number and code."""

import datetime
import hashlib
import io
import json
import re
import zipfile

import pypdfium2 as pdfium
import pytest
from django.db import DatabaseError, connections, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from feedback.models import Challenge, IdentityProof, InformationRequest, Reply, RequestEvent
from feedback.reports import counting, identities
from feedback.requests import ledger
from feedback.requests.composing import Reply as Written
from feedback.requests.filing import SLIPS
from feedback.requests.moving import Said, advance, lapse
from feedback.requests.outcomes import OUTCOMES, Need
from feedback.requests.ticking import hear_silence, recount_clocks
from portal.cases import picture
from portal.cases.models import Workday
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.database.sides import reading_as_public
from portal.site.options import set_option
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.feedback.requests import GRANTED, ID, due, file, form, look, receipt, scan, send, walk

pytestmark = pytest.mark.medium
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
D = datetime.date


def test_request_is_kept_once_sealed_and_its_clock_waits_for_the_confirmation(desk):
    first = send()
    number, code = receipt(first)
    stamp = re.search(r'name="stamp" value="([^"]+)"', Client().get("/requests/new/").content.decode())[1]
    one, two = send(stamp=stamp, title="另一件"), send(stamp=stamp, title="另一件")
    assert receipt(one) == receipt(two) and InformationRequest.objects.count() == 2
    changed = send(stamp=stamp, title="改过的一件").content.decode()
    assert "已经交过一件申请" in changed and "改过的一件" in changed and InformationRequest.objects.count() == 2
    asked = InformationRequest.objects.get(number=number)
    assert asked.code_hash == SLIPS.stored(code.lower()) and asked.masked == "测** *******0000"
    assert asked.state == "submitted" and asked.due_on is None and asked.received_on is None
    with connections["owner"].cursor() as cursor:
        tables = ("information_request", "request_event", "identity_proof", "trail", "allowance")
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in tables))
        kept = "".join(row for (row,) in cursor.fetchall())
    face = b"the face of the applicant"
    assert not any(word in kept for word in ("13900000000", "测试员甲", ID, "幸福路", code, face.hex()))
    for table in ("information_request", "identity_proof", "request_event", "request_reply"):
        with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
            cursor.execute(f"SELECT * FROM {table}")
    with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("SELECT request_register('{}', 'fax', now()::date, NULL, '', 1)")


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk):
    for said, words in (
        ({"title": " "}, "请写明要什么信息"), ({"name": ""}, "请写姓名"), ({"paper_number": ID[:-1] + "3"}, "抄错"),
        ({"phone": "", "address": "", "email": "", "way": "in_person"}, "至少写一样"), ({"address": ""}, "您选了邮寄"),
        ({"way": "email"}, "请写邮箱"), ({"phone": "1390000000"}, "现在是10位"), ({"proof": None}, "再选一次"),
        ({"paper": "credit_code", "paper_number": "12"}, "现在是2位"), ({"organ": "none"}, "向哪个单位"),
        ({"applicant_kind": "odd"}, "申请人"), ({"website": "x"}, "应当留空"), ({"stamp": "x"}, "再按一次提交"),
    ):  # fmt: skip
        body = send(**said).content.decode()
        assert words in body and "霁民发〔2025〕3号附件" in body, said
    other = scan()
    other.name = "身份证.png"
    assert "只收 jpg" in send(proof=other).content.decode() and not InformationRequest.objects.exists()
    for word in ("用途", "特殊需要"):  # nobody is asked why
        assert f">{word}" not in Client().get("/requests/new/").content.decode()


def test_unknown_number_wrong_code_and_too_many_tries_look_alike(desk):
    asked, code = file()

    def answer(number: str, code: str) -> tuple:
        with CaptureQueriesContext(connections["public"]) as asked_:
            response = look(number, code)
        return response.status_code, TOKEN.sub(b"", response.content), len(asked_)

    first = answer("2026-0000-0000-0000", "A" * 16)
    assert "没有查到" in first[1].decode()
    assert answer(asked.number, "A" * 16) == answer("", "") == answer("x" * 300, code) == first
    assert "2025年低保资金使用情况" in answer(asked.number, code.lower())[1].decode()


def test_clock_runs_over_the_spring_festival_with_correction_third_party_and_extension(desk):
    asked, code = file(D(2026, 2, 5))
    assert "待确认收到" in look(asked.number, code).content.decode()
    walk(asked, desk.handler, "confirm", D(2026, 2, 6), on=D(2026, 2, 6))
    assert due(asked) == D(2026, 3, 12)
    with pytest.raises(MoveRefused, match="应在 1 到 30个工作日"):
        walk(asked, desk.handler, "ask_correction", D(2026, 2, 9), days=31, told="哪一年的？")
    with pytest.raises(MoveRefused, match="7个工作日"):
        walk(asked, desk.handler, "ask_correction", D(2026, 2, 27), days=10, told="哪一年的？")
    walk(asked, desk.handler, "ask_correction", D(2026, 2, 9), days=10, told="请写明哪一年的。")
    assert due(asked) is None and "请写明哪一年的" in look(asked.number, code).content.decode()
    walk(asked, desk.handler, "corrected", D(2026, 2, 13), on=D(2026, 2, 13))
    assert due(asked) == D(2026, 3, 19)  # anew: 2026-02-13 and twenty working days
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "ask_correction", D(2026, 2, 14), days=10, told="还有？")
    walk(asked, desk.handler, "ask_third_party", D(2026, 2, 25), note="某公司：是否同意公开")
    asked.refresh_from_db()
    assert asked.due_on is None and asked.waiting_until == D(2026, 3, 17)
    walk(asked, desk.handler, "third_party_agreed", D(2026, 3, 4), note="同意")
    assert due(asked) == D(2026, 3, 27)  # six working days were not counted, a make-up Saturday among them
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "extend", D(2026, 3, 5), days=20, told="卷宗多")
    with pytest.raises(MoveRefused, match="应在 1 到"):
        walk(asked, desk.signer, "extend", D(2026, 3, 5), days=21, told="卷宗多")
    walk(asked, desk.signer, "extend", D(2026, 3, 5), days=10, told="卷宗多，要逐页核对。")
    assert due(asked) == D(2026, 4, 13)
    with pytest.raises(MoveRefused):
        walk(asked, desk.signer, "extend", D(2026, 3, 6), days=5, told="再延")
    partial = Written("partial", "partial", {"reasons": "附件二含有个人的银行账号，遮盖后公开。", "open_part": "正文"})
    walk(asked, desk.handler, "answer", D(2026, 3, 10), reply=partial)
    assert "银行账号" not in look(asked.number, code).content.decode()
    for nobody in (desk.handler, desk.clerk, desk.office):
        with pytest.raises(MoveRefused):
            walk(asked, nobody, "approve", D(2026, 3, 10))
    walk(asked, desk.reviewer, "return", D(2026, 3, 11), note="写明哪一条")
    walk(asked, desk.handler, "answer", D(2026, 3, 12), reply=partial)
    walk(asked, desk.reviewer, "approve", D(2026, 3, 13))
    asked.refresh_from_db()
    assert (asked.state, asked.outcome, asked.decided_on) == ("answered", "partial", D(2026, 3, 13))
    page = look(asked.number, code).content.decode()
    for words in ("政府信息部分公开告知书", "银行账号", "县民政局公开告〔2026〕1号", "第三十七条", "行政复议", "卷宗多",
                  "书面征求第三方意见", "为什么是这一天"):  # fmt: skip
        assert words in page, words
    assert "写明哪一条" not in page and "测试员甲" not in page and "某公司" not in page
    facts = [fact.reason for fact in ledger_facts(asked)]
    assert "停止计算" in facts and any("春节" in fact for fact in facts)
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "archive", D(2026, 3, 16))  # it goes by post: not before it is on its way
    walk(asked, desk.handler, "dispatch", D(2026, 3, 16))
    walk(asked, desk.handler, "archive", D(2026, 3, 16))


def ledger_facts(asked):
    return picture.table(ledger.clock_of(asked.events.all(), working_calendar()))


def test_silence_has_its_meaning(desk):
    given_up, _code = file(D(2026, 3, 2))
    walk(given_up, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
    walk(given_up, desk.handler, "ask_correction", D(2026, 3, 3), days=5, told="哪一年的？")  # until 03-10
    organ, _code = file(D(2026, 3, 2))
    walk(organ, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
    walk(organ, desk.handler, "ask_organ", D(2026, 3, 3), note="县财政局")  # until 03-24
    unpaid, _code = file(D(2026, 3, 2))
    walk(unpaid, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
    walk(unpaid, desk.handler, "ask_fee", D(2026, 3, 3), basis="by_volume", units=250, told="请到窗口缴费")
    assert unpaid.fee.yuan == 4700
    with frozen(D(2026, 3, 17)):
        hear_silence()
        assert {each.state for each in InformationRequest.objects.all()} == {
            "correcting", "consulting", "awaiting_fee"}  # fmt: skip
        with pytest.raises(MoveRefused):
            lapse(organ.pk, "silent_organ")
    with frozen(D(2026, 3, 25)):
        hear_silence()
        hear_silence()
    organ.refresh_from_db()
    assert organ.state == "consulting"  # the letter took its days to arrive, so may the answer
    with frozen(D(2026, 4, 1)):
        hear_silence()
    given_up.refresh_from_db()
    assert (given_up.state, given_up.outcome, given_up.decided_on) == (
        "answered", "closed_no_correction", D(2026, 3, 25))  # fmt: skip
    organ.refresh_from_db()
    assert organ.state == "handling" and organ.events.get(name="silent_organ").on == D(2026, 3, 31)
    with frozen(D(2026, 5, 1)):
        hear_silence()
    unpaid.refresh_from_db()
    assert unpaid.outcome == "closed_fee_unpaid"


def test_changed_calendar_recounts_open_clocks_logs_before_and_after_and_tells(desk):
    asked, code = file(D(2026, 9, 18))
    walk(asked, desk.handler, "confirm", D(2026, 9, 18), on=D(2026, 9, 18))
    assert due(asked) == D(2026, 10, 22)
    Workday.objects.create(date=D(2026, 10, 15), is_working=False, source="测试", note="临时放假")
    with frozen(D(2026, 9, 21)):
        assert recount_clocks() == "requests recounted: 1, moved: 1"
        assert recount_clocks() == "requests recounted: 0, moved: 0"
    assert due(asked) == D(2026, 10, 23)
    words = "期限由2026-10-22变为2026-10-23"
    assert words in look(asked.number, code).content.decode()
    assert Trail.objects.filter(action="request_recounted", reason__contains=words).count() == 1


def test_order_of_recording_does_not_matter_and_what_cannot_follow_is_refused(desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 9), on=D(2026, 3, 3))
    walk(asked, desk.handler, "ask_third_party", D(2026, 3, 10), on=D(2026, 3, 5), note="某人")
    walk(asked, desk.handler, "third_party_agreed", D(2026, 3, 12), on=D(2026, 3, 11), note="同意")
    late = due(asked)
    for wrong in ({"on": D(2026, 3, 1)}, {"on": D(2026, 3, 20)}, {"on": D(2026, 3, 8)}):
        with pytest.raises(MoveRefused):
            walk(asked, desk.handler, "ask_organ", D(2026, 3, 13), note="某局", **wrong)
    lines = list(asked.events.all())
    assert ledger.clock_of(reversed(lines), working_calendar()).due_on == late == D(2026, 4, 7)


def test_unclear_organ_goes_to_the_office_which_hands_it_on(desk, at_desk):
    asked, code = file(organ="")
    at = f"/admin/feedback/informationrequest/{asked.pk}/"
    assert at_desk("handler").get(f"{at}change/").status_code == 404
    office = at_desk("office")
    assert "2025年低保资金使用情况" in office.get("/admin/").content.decode()
    assert office.post(f"{at}moves/assign/", {"state": "submitted", "organ": desk.bureau.pk}).status_code == 302
    page = at_desk("handler").get(f"{at}change/").content.decode()
    assert "登记收到" in page and "测试员甲" not in page and ID not in page
    revealed = at_desk("handler").post(f"{at}reveal/").content.decode()
    assert ID in revealed
    proof = at_desk("handler").post(f"{at}proof/")
    assert proof.content == scan().read() and "attachment" in proof["Content-Disposition"]
    steps = Trail.objects.filter(object_id=str(asked.pk)).values_list("action", flat=True).order_by("id")
    assert list(steps) == ["request_assign", "request_revealed", "request_proof_read"]
    assert at_desk("handler").post(f"{at}change/", {"state": "answered"}).status_code == 403
    with pytest.raises(Conflict):
        advance(asked.pk, "confirm", by=desk.handler, said=Said(state="handling", on=D(2026, 1, 5)))


def test_paper_is_registered_with_its_day_of_receipt(desk, at_desk):
    handler = at_desk("handler")
    at = "/admin/feedback/informationrequest/register/"
    assert at_desk("clerk").get(at).status_code == 403
    post = {"channel": "post_signed", "submitted_on": "2026-04-20", "evidence_on": "2026-04-24"}
    with frozen(D(2026, 4, 27)):
        wrong = handler.post(at, form(**post | {"evidence_on": "2026-04-19"}, proof=""))
        assert "不能早于提交" in wrong.content.decode() and "幸福路" in wrong.content.decode()
        assert "请选您所在的单位" in handler.post(at, form(**post, organ="zhen")).content.decode()
        number, code = receipt(handler.post(at, form(**post, proof="")))
        plain, _code = receipt(handler.post(at, form(**post | {"channel": "fax", "evidence_on": ""}, proof="")))
    asked = InformationRequest.objects.get(number=number)
    assert (asked.received_on, asked.due_on, asked.channel) == (D(2026, 4, 24), D(2026, 5, 26), "post_signed")
    assert InformationRequest.objects.get(number=plain).due_on is None and not IdentityProof.objects.exists()
    assert 'data-due="2026-05-26"' in look(number, code).content.decode()


def test_decision_is_composed_at_the_desk_and_impossible_ones_are_refused(desk, at_desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 3), on=D(2026, 3, 3))
    at = f"/admin/feedback/informationrequest/{asked.pk}/moves/answer/"
    for said, words in (
        ({}, "请选择答复的结果"), ({"decision": "denied_process:denied_process"}, "请写明理由"),
        ({"decision": "unable_not_held:not_found", "reasons": "查过了，没有这样的文件。"}, "查了哪些地方"),
        ({"decision": "refused_repeat:not_found"}, "decision"),
        ({"decision": "denied_process:denied_process", "reasons": "属于讨论记录、过程稿。", "way": "寄"}, "不写这一项"),
    ):  # fmt: skip
        refused = at_desk("handler").post(at, {"state": "handling"} | said)
        assert refused.status_code == 400 and words in refused.content.decode(), said
    assert "写明那个机关的名称和联系方式" in at_desk("handler").post(at, {"state": "handling"}).content.decode()
    good = {"decision": "denied_process:denied_process", "reasons": "属于讨论记录、过程稿。", "state": "handling"}
    assert at_desk("handler").post(at, good).status_code == 302
    page = at_desk("reviewer").get(f"/admin/feedback/informationrequest/{asked.pk}/change/").content.decode()
    assert "拟写的政府信息不予公开告知书" in page and "应当先申请行政复议" in page


def test_approved_letter_is_drawn_with_its_number_and_name(desk, at_desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 3), on=D(2026, 3, 3))
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 3), days=5, told="哪一年的？")
    walk(asked, desk.handler, "corrected", D(2026, 3, 3), on=D(2026, 3, 3))
    walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=GRANTED)
    at = f"/admin/feedback/informationrequest/{asked.pk}/letter/"
    assert at_desk("handler").post(f"{at}pdf/").status_code == 404  # not approved yet
    walk(asked, desk.reviewer, "approve", D(2026, 3, 5))
    told = asked.events.get(name="ask_correction").pk
    notice = f"/admin/feedback/informationrequest/{asked.pk}/notices/{told}/docx/"
    words = "".join(each.text for each in Document(io.BytesIO(at_desk("handler").post(notice).content)).paragraphs)
    assert all(each in words for each in ("补正告知书", "测试员甲", "哪一年的？", "5个工作日内补正", "第三十条"))
    assert at_desk("reviewer").post(notice).status_code == 403
    drawn = {form: at_desk("handler").post(f"{at}{form}/").content for form in ("pdf", "docx")}
    words = {
        "pdf": "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(drawn["pdf"])),
        "docx": "".join(each.text for each in Document(io.BytesIO(drawn["docx"])).paragraphs),
    }
    for text in words.values():
        assert "测试员甲" in text and "县民政局公开告〔2026〕1号" in text.replace("\r\n", "") and "六十日" in text
    assert at_desk("reviewer").post(f"{at}pdf/").status_code == 403
    packed = at_desk("handler").post(f"/admin/feedback/informationrequest/{asked.pk}/package/").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert [each["name"] for each in manifest["files"]] == [
            "application.json", "ledger.csv", "ask_correction.pdf", "letter.pdf", "letter.docx",
            "identity.jpg"]  # fmt: skip
        assert manifest["kept_until"] == "2036-12-31"
        for each in manifest["files"]:
            assert hashlib.sha256(archive.read(each["name"])).hexdigest() == each["sha256"]
        assert "条例第三十一条" in archive.read("ledger.csv").decode("utf-8-sig")


def test_database_refuses_every_impossible_decision_and_takes_every_possible_one(desk):
    asked, _code = file(D(2026, 3, 2))
    columns = [str(need) for need in Need]
    asked_rows = []
    for outcome in OUTCOMES.values():
        for ground in outcome.grounds:
            for changed in (None, *Need):
                needs = set(ground.needs) ^ ({changed} if changed else set())
                asked_rows.append((outcome.code, ground.code, needs, changed is None and outcome.is_written))
        asked_rows.append((outcome.code, "odd", set(), False))
    walk(asked, desk.handler, "confirm", D(2026, 3, 3), on=D(2026, 3, 3))
    for outcome in OUTCOMES.values():
        if outcome.after:  # its line is missing: neither the desk nor the database takes it
            ground = outcome.grounds[0]
            words = dict.fromkeys(ground.needs, "这里写明具体的内容和情况")
            with pytest.raises(MoveRefused, match="要先有"):
                walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=Written(outcome.code, ground.code, words))
            with pytest.raises(DatabaseError), transaction.atomic():
                Reply.objects.create(request=asked, organ=desk.bureau, written_by=desk.handler, outcome=outcome.code,
                                     ground=ground.code, **words)  # fmt: skip
    walk(asked, desk.handler, "ask_reasons", D(2026, 3, 4), told="本月第三十件，请说明理由。")
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 4), days=5, told="哪一年的？")
    walk(asked, desk.handler, "corrected", D(2026, 3, 5), on=D(2026, 3, 5))
    walk(asked, desk.handler, "ask_third_party", D(2026, 3, 6), note="某公司")
    for outcome, ground, needs, possible in asked_rows:
        values = [("2026-03-20" if need is Need.AVAILABLE_ON else "写明的内容") if need in needs
                  else (None if need is Need.AVAILABLE_ON else "") for need in Need]  # fmt: skip
        with transaction.atomic(), connections["default"].cursor() as cursor:
            mark = transaction.savepoint()
            try:
                cursor.execute(
                    f"INSERT INTO request_reply (request_id, outcome, ground, {', '.join(columns)}, adds,"
                    f" written_by_id, organ_id) VALUES (%s, %s, %s, {', '.join(['%s'] * len(columns))}, '', %s, %s)",
                    [asked.pk, outcome, ground, *values, desk.handler.pk, desk.bureau.pk],
                )
                done = True
            except DatabaseError:
                done = False
            transaction.savepoint_rollback(mark)
        assert done == possible, (outcome, ground, needs)


def test_database_holds_the_rules_against_raw_sql(desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 3), on=D(2026, 3, 3))
    walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=GRANTED)
    for statement in (
        "UPDATE information_request SET title = 'x'", "UPDATE information_request SET received_on = '2026-03-04'",
        "UPDATE information_request SET state = 'answered', outcome = 'granted', decided_on = '2026-03-05'",
        "UPDATE information_request SET state = 'archived'", "UPDATE information_request SET outcome = 'granted'",
        "DELETE FROM information_request", "UPDATE request_event SET told = 'x'", "DELETE FROM request_event",
        "UPDATE request_reply SET way = 'x'",
        f"UPDATE request_reply SET approved_by_id = {desk.handler.pk}, letter = '1',"
        " serial = 1, year = 2026", "UPDATE identity_proof SET sealed = ''", "DELETE FROM identity_proof",
        f"INSERT INTO request_event (request_id, \"on\", name, effect, article, told, note) SELECT id, '2026-03-05',"
        f" n, '', '', '', '' FROM information_request, (VALUES ('extend'), ('extend')) v (n) WHERE id = '{asked.pk}'",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(statement)
    assert RequestEvent.objects.count() == 3 and Reply.objects.count() == 1


def test_flood_from_one_place_is_held(desk):
    set_option("requests.most_from_one_place", 1, by=desk.office)
    file()
    body = send(title="第二件").content.decode()
    assert "没有收到" in body and "第二件" in body and InformationRequest.objects.count() == 1


def test_denial_goes_to_reconsideration_before_it_goes_to_court_and_both_reach_table_c(desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 3), on=D(2026, 3, 3))
    denied = Written("denied_process", "denied_process", {"reasons": "属于讨论记录、过程稿。"})
    walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=denied)
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "challenge", D(2026, 3, 5), group="review")  # nothing is decided yet
    walk(asked, desk.reviewer, "approve", D(2026, 3, 5))
    with pytest.raises(MoveRefused, match="先申请行政复议"):
        walk(asked, desk.handler, "challenge", D(2026, 4, 1), group="suit_direct")
    with pytest.raises(DatabaseError), transaction.atomic():
        Challenge.objects.create(request=asked, group="suit_direct", opened_on=D(2026, 4, 1))
    walk(asked, desk.handler, "challenge", D(2026, 4, 1), group="review")
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "judged", D(2026, 5, 1), group="suit_after_review", result="upheld")
    table = counting.tables_c_of([desk.bureau.pk], 2026)[desk.bureau.pk]
    assert table["review"] == {"upheld": 0, "corrected": 0, "other": 0, "pending": 1, "total": 1}
    walk(asked, desk.handler, "judged", D(2026, 5, 20), group="review", result="upheld")
    walk(asked, desk.handler, "challenge", D(2026, 6, 1), group="suit_after_review")
    tables = {year: counting.tables_c_of([desk.bureau.pk], year)[desk.bureau.pk] for year in (2025, 2026, 2027)}
    assert tables[2026]["review"]["upheld"] == 1 and tables[2026]["suit_after_review"]["pending"] == 1
    assert tables[2025]["review"]["total"] == tables[2027]["review"]["total"] == 0
    assert tables[2027]["suit_after_review"]["pending"] == 1
    assert all(not identities.broken_in_c(table) for table in tables.values())
    with pytest.raises(DatabaseError), transaction.atomic():
        Challenge.objects.filter(group="review").update(result="corrected")


def test_lists_at_the_desk_ask_no_more_for_many_than_for_few(desk, at_desk):
    handler = at_desk("handler")

    def questions() -> int:
        with CaptureQueriesContext(connections["default"]) as asked:
            for path in ("/admin/", "/admin/feedback/informationrequest/"):
                assert handler.get(path).status_code == 200
        return len(asked)

    file()
    questions()
    few = questions()
    for n in range(4):
        file(title=f"第{n}件")
    assert questions() == few
