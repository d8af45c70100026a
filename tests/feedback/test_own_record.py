"""REQ-22, art. 41: that a record about oneself is wrong is a kind of request, with its own form, moves and outcomes."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from feedback.models import DecidedRequest, InformationRequest, RecordEvidence, Reply, RequestEvent
from feedback.reports import counting
from feedback.requests.answering import columns
from feedback.requests.composing import Reply as Written
from feedback.requests.composing import problems
from feedback.requests.moving import open_moves
from feedback.requests.outcomes import OUTCOMES, RECORDS
from portal.cases.today import frozen
from portal.workflow import MoveRefused
from tests.feedback.requests import GRANTED, STAMP, due, form, look, receipt, scan, walk

pytestmark = pytest.mark.medium
D = datetime.date
AT = "/requests/records/new/"
CORRECTED = Written("record_corrected", "record_corrected", {
    "reasons": "与户口簿和低保台账核对，属实。", "correction": "人口数由2更正为3"})  # fmt: skip
NOT_OURS = {"reasons": "户籍由公安机关登记。", "competent": "测试县公安局，0999-6110000"}


def sent(**said):
    stamp = STAMP.search(Client().get(AT).content.decode())[1]
    words = {"title": "2025年低保名册里我家的人口数", "text": "写成2人，应当是3人", "evidence": scan(), "stamp": stamp}
    left = {name: value for name, value in (form() | words | said).items() if name != "carrier" and value != ""}
    return Client().post(AT, left)


@pytest.fixture
def asked(desk):
    with frozen(D(2026, 3, 2)):
        number, code = receipt(sent())
    request = InformationRequest.objects.get(number=number)
    request.code = code
    return request


def test_it_needs_its_evidence_and_says_what_is_wrong(desk):
    page = sent(evidence="", text="").content.decode()
    assert "请选证据的文件" in page and "请写明哪里不准确" in page and "2025年低保名册" in page
    assert not InformationRequest.objects.exists() and AT in Client().get("/requests/").content.decode()


def test_record_is_put_right_and_told_and_counted_nowhere(desk, asked, at_desk):
    assert asked.kind == "record" and RecordEvidence.objects.count() == 1 and asked.due_on is None
    names = {move.name for move in open_moves(asked, desk.handler, D(2026, 3, 2))}
    assert "confirm_record" in names and "confirm" not in names
    walk(asked, desk.handler, "confirm_record", D(2026, 3, 3), on=D(2026, 3, 3))
    assert due(asked) == D(2026, 3, 31)  # twenty working days of the office's own promise
    names = {move.name for move in open_moves(asked, desk.handler, D(2026, 3, 4))}
    assert not names & {"ask_correction", "ask_third_party", "ask_fee", "ask_reasons", "ask_extension"}
    for name in ("ask_fee", "confirm"):
        with pytest.raises(DatabaseError), transaction.atomic():
            RequestEvent.objects.create(request=asked, name=name, on=D(2026, 3, 4))
    at = f"/admin/feedback/informationrequest/{asked.pk}/"
    page = at_desk("handler").get(f"{at}change/").content.decode()
    assert "已经更正" in page and "属于国家秘密" not in page and "拆分办理" not in page
    assert at_desk("handler").post(f"{at}evidence/").content.startswith(b"\xff\xd8")
    said = {"state": "handling", "decision": "record_corrected:record_corrected", "reasons": "核对过了，属实，已改。"}
    refused = at_desk("handler").post(f"{at}moves/answer/", said)
    assert refused.status_code == 400 and "原来怎样记" in refused.content.decode()
    walk(asked, desk.handler, "answer", D(2026, 3, 5), reply=CORRECTED)
    walk(asked, desk.reviewer, "approve", D(2026, 3, 6))
    seen = look(asked.number, asked.code).content.decode()
    for words in ("政府信息更正申请告知书", "要求更正“2025年低保名册里我家的人口数”", "人口数由2更正为3", "第四十一条",
                  "也可以自知道本告知书之日起六个月内", "本机关的承诺（条例第四十一条没有规定期限）"):  # fmt: skip
        assert words in seen, words
    cells = counting.tables_of([desk.bureau.pk], 2026)[desk.bureau.pk]
    assert cells["new"]["total"] == cells["result_total"]["total"] == 0 and not DecidedRequest.objects.exists()


def test_outcomes_of_one_kind_are_none_of_the_other(desk, asked):
    walk(asked, desk.handler, "confirm_record", D(2026, 3, 3), on=D(2026, 3, 3))
    with pytest.raises(ValueError, match="请选择答复的结果"):
        walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=GRANTED)
    with pytest.raises(DatabaseError), transaction.atomic():
        Reply.objects.create(request=asked, organ=desk.bureau, written_by=desk.handler, **columns(GRANTED))
    assert problems(CORRECTED) and not problems(CORRECTED, "record") and not OUTCOMES.keys() & RECORDS.keys()
    assert "competent" in problems(Written("record_not_ours", "passed_on", {"reasons": NOT_OURS["reasons"]}), "record")
    for ground in ("passed_on", "told_whom"):
        walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=Written("record_not_ours", ground, NOT_OURS))
        walk(asked, desk.reviewer, "return", D(2026, 3, 4), note="再核一下")
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "disclose", D(2026, 3, 4), address="/documents/1/")
