"""What each silence of a request means: of the applicant, of those who were asked, of the office."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from feedback.models import InformationRequest
from feedback.requests.moving import lapse
from feedback.requests.ticking import hear_silence
from portal.cases.today import frozen
from portal.workflow import MoveRefused
from tests.feedback.requests import GRANTED, due, file, look, received, walk

pytestmark = pytest.mark.medium
D = datetime.date


def test_silence_has_its_meaning(desk):
    given_up, _code = received(desk, D(2026, 3, 2))
    walk(given_up, desk.handler, "ask_correction", D(2026, 3, 3), days=5, told="哪一年的？")  # until 03-10
    organ, _code = received(desk, D(2026, 3, 2))
    walk(organ, desk.handler, "ask_organ", D(2026, 3, 3), note="县财政局")  # until 03-24
    unpaid, _code = received(desk, D(2026, 3, 2))
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


def test_applicant_is_told_his_own_last_day_and_what_his_silence_means(desk):
    filed = []
    for name, words, says in (
        ("ask_correction", {"days": 5, "told": "哪一年的？"},
         "最晚在2026年3月11日补正（含当天）。没有正当理由逾期不补正的，视为放弃"),
        ("ask_fee", {"basis": "by_volume", "units": 250, "told": "请到窗口"},
         "最晚在2026年4月1日缴费（含当天）。逾期没有缴纳的，视为放弃"),
        ("ask_third_party", {"note": "某公司"}, "被征求意见的一方最晚在2026年3月25日答复"),
    ):  # fmt: skip
        asked, code = received(desk, D(2026, 3, 2), D(2026, 3, 3), title=f"要{name}的一件")
        assert "最晚在这一天答复您（含当天）" in look(asked.number, code).content.decode()
        walk(asked, desk.handler, name, D(2026, 3, 4), **words)
        page = look(asked.number, code).content.decode()
        assert says in page and "对方最晚" not in page, name
        filed.append((asked.number, code))
    assert "20个工作日" in page  # the limit of the confirmation stands beside it
    with frozen(D(2026, 5, 1)):
        hear_silence()
    page = look(*filed[0]).content.decode()
    assert "已办结" in page and "已答复" not in page and "视为放弃申请，本机关不再处理" in page


def test_applicant_corrects_by_number_and_code_and_is_not_taken_to_have_given_up(desk, at_desk):
    asked, code = file(D(2026, 3, 2))
    said = {"number": asked.number, "code": code, "text": "2024年和2025年的。"}
    walk(asked, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
    assert Client().post("/requests/track/", said).status_code == 200 and asked.events.count() == 2  # not asked for
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 3), days=5, told="哪一年的？")
    assert "请写补正的内容" in Client().post("/requests/track/", said | {"text": " "}).content.decode()
    assert "最多1000字" in Client().post("/requests/track/", said | {"text": "长" * 1001}).content.decode()
    assert "没有查到" in Client().post("/requests/track/", said | {"code": "A" * 16}).content.decode()
    with frozen(D(2026, 3, 10)):
        for _twice in range(2):
            page = Client().post("/requests/track/", said).content.decode()
    assert (
        "您提交了补正" in page
        and "您的补正已经提交" in page
        and asked.events.filter(name="correction_sent").count() == 1
    )
    with frozen(D(2026, 3, 25)):
        hear_silence()
        assert "补正已提交" in at_desk("handler").get("/admin/").content.decode()
    asked.refresh_from_db()
    assert asked.state == "correcting"
    for n in range(9):
        Client().post("/requests/track/", said | {"text": f"第{n}次"})
    assert asked.events.filter(name="correction_sent").count() == 5
    walk(asked, desk.handler, "corrected", D(2026, 3, 26), on=D(2026, 3, 11), note="网上补正，已与申请人确认")
    assert due(asked) == D(2026, 4, 9)


def test_office_takes_back_what_silence_ended_and_nobody_takes_back_a_decision(desk):
    asked, code = received(desk, D(2026, 3, 2))
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 3), days=5, told="哪一年的？")
    with frozen(D(2026, 3, 25)):
        hear_silence()
    with pytest.raises(DatabaseError), transaction.atomic():
        InformationRequest.objects.update(state="handling", outcome="", decided_on=None)
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "take_back", D(2026, 3, 26), told="住院")
    walk(asked, desk.office, "take_back", D(2026, 3, 26), told="申请人住院，逾期有正当理由。")
    assert due(asked) == D(2026, 4, 24) and asked.outcome == "" and asked.decided_on is None
    assert "不再视为放弃" in look(asked.number, code).content.decode()
    walk(asked, desk.handler, "answer", D(2026, 3, 30), reply=GRANTED)
    walk(asked, desk.reviewer, "approve", D(2026, 3, 31))
    with pytest.raises(MoveRefused):
        walk(asked, desk.office, "take_back", D(2026, 4, 1), told="再来")
    with pytest.raises(DatabaseError), transaction.atomic():
        InformationRequest.objects.update(state="handling", outcome="", decided_on=None)


def test_request_that_nobody_confirms_is_warned_of(desk, at_desk):
    file(D(2026, 3, 2))
    for day, warned in ((D(2026, 3, 4), False), (D(2026, 3, 5), True)):
        with frozen(day):
            assert ("3个工作日没有确认" in at_desk("handler").get("/admin/").content.decode()) == warned
