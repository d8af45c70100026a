"""How requests are decided: in words that fit their ground, by two, in a letter, and by the database's own rules."""

import csv
import datetime
import hashlib
import io
import json
import zipfile

import pypdfium2 as pdfium
import pytest
from django.db import DatabaseError, connections, transaction
from docx import Document

from feedback.models import Reply, RequestEvent
from feedback.requests.answering import columns
from feedback.requests.composing import Reply as Written
from feedback.requests.outcomes import OUTCOMES, Need
from portal.workflow import MoveRefused
from tests.feedback.requests import GRANTED, file, look, received, walk

pytestmark = pytest.mark.medium
D = datetime.date


def test_decision_is_composed_at_the_desk_and_impossible_ones_are_refused(desk, at_desk):
    asked, _code = received(desk, D(2026, 3, 2), D(2026, 3, 3))
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
    asked, _code = received(desk, D(2026, 3, 2), D(2026, 3, 3))
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


def test_ledger_of_the_package_runs_nothing_that_an_applicant_wrote(desk, at_desk):
    asked, _code = received(desk, D(2026, 3, 2))
    walk(asked, desk.handler, "ask_third_party", D(2026, 3, 3), note='=HYPERLINK("http://evil.example","看这里")')
    walk(asked, desk.handler, "third_party_agreed", D(2026, 3, 9), note="某公司复函：3-5页可以公开")
    walk(asked, desk.handler, "answer", D(2026, 3, 10), reply=GRANTED)
    walk(asked, desk.reviewer, "approve", D(2026, 3, 11))
    packed = at_desk("handler").post(f"/admin/feedback/informationrequest/{asked.pk}/package/").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        ledger = list(csv.DictReader(io.StringIO(archive.read("ledger.csv").decode("utf-8-sig"), newline="")))
    notes = [line["记录"] for line in ledger]
    assert '\'=HYPERLINK("http://evil.example","看这里")' in notes and "某公司复函：3-5页可以公开" in notes
    assert not [cell for line in ledger for cell in line.values() if cell[:1] in tuple("=+-@\t\r")]


def test_decision_passes_over_nothing_that_third_parties_said(desk):
    denied = Written("denied_third_party", "denied_third_party", {"reasons": "含有某公司的经营信息。"})
    for said, reply, beside in (("third_party_objected", GRANTED, True), ("third_party_agreed", denied, False),
                                ("third_party_objected", denied, None), ("third_party_unfounded", GRANTED, None),
                                ("third_party_agreed", GRANTED, None)):  # fmt: skip
        asked, code = received(desk, D(2026, 3, 2), title=f"{said}{reply.outcome}")
        walk(asked, desk.handler, "ask_third_party", D(2026, 3, 3), note="某公司")
        walk(asked, desk.handler, said, D(2026, 3, 9), note="某公司复函")
        assert "不同意" not in look(asked.number, code).content.decode()
        if beside is not None:
            with pytest.raises(MoveRefused, match="与第三方的意见不符"):
                walk(asked, desk.handler, "answer", D(2026, 3, 10), reply=reply)
            with pytest.raises(DatabaseError), transaction.atomic():
                Reply.objects.create(request=asked, organ=desk.bureau, written_by=desk.handler, **columns(reply))
        if beside:  # the public interest asks for it: in writing, first
            walk(asked, desk.handler, "tell_third_party", D(2026, 3, 10), note="某公司：公开合同金额，因涉及公共安全")
        if beside is not False:
            walk(asked, desk.handler, "answer", D(2026, 3, 10), reply=reply)


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
    walk(asked, desk.handler, "reasons_heard", D(2026, 3, 4), note="没有说明")
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 4), days=5, told="哪一年的？")
    walk(asked, desk.handler, "corrected", D(2026, 3, 5), on=D(2026, 3, 5))
    walk(asked, desk.handler, "ask_third_party", D(2026, 3, 6), note="某公司")
    for short in (
        {"reasons": "不公开"},
        {"reasons": "属于讨论记录、过程稿。", "instead": "reading", "instead_why": "cost"},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Reply.objects.create(request=asked, organ=desk.bureau, written_by=desk.handler, outcome="denied_process",
                                 ground="denied_process", **short)  # fmt: skip
    for outcome, ground, needs, possible in asked_rows:
        values = [("2026-03-20" if need is Need.AVAILABLE_ON else "写明的具体内容和情况") if need in needs
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
    asked, _code = received(desk, D(2026, 3, 2), D(2026, 3, 3))
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
