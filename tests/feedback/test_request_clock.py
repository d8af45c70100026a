"""The clock of requests: nothing heals being late, no calendar undoes what was in time; what each silence means."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from feedback.models import RequestEvent
from feedback.requests import ledger
from feedback.requests.ticking import hear_silence, recount_clocks
from portal.cases.models import Workday
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.workflow import MoveRefused
from tests.feedback.requests import GRANTED, due, file, look, walk

pytestmark = pytest.mark.medium
D = datetime.date


def test_several_are_asked_at_once_and_the_clock_goes_on_with_the_last_answer(desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
    walk(asked, desk.handler, "ask_third_party", D(2026, 3, 3), note="某公司")
    walk(asked, desk.handler, "ask_third_party", D(2026, 3, 4), note="另一家公司")
    walk(asked, desk.handler, "ask_organ", D(2026, 3, 6), note="县财政局")
    asked.refresh_from_db()
    assert (asked.state, asked.due_on, asked.waiting_until) == ("consulting", None, D(2026, 3, 27))
    walk(asked, desk.handler, "third_party_agreed", D(2026, 3, 9), note="同意")
    assert due(asked) is None and asked.state == "consulting"
    with frozen(D(2026, 4, 4)):  # the 27th and seven days in the post
        hear_silence()
    asked.refresh_from_db()
    articles = dict(asked.events.filter(name__startswith="silent").values_list("name", "article"))
    assert articles == {"silent_third_party": "条例第三十二条", "silent_organ": "条例第三十四条"}
    assert (asked.state, asked.due_on) == ("handling", D(2026, 5, 6))  # one day was used, nineteen are left
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "organ_answered", D(2026, 4, 6), note="不同意")


def test_calendar_that_comes_earlier_does_not_undo_an_extension_that_was_in_time(desk):
    asked, code = file(D(2026, 9, 18))
    walk(asked, desk.handler, "confirm", D(2026, 9, 18), on=D(2026, 9, 18))
    walk(asked, desk.signer, "extend", D(2026, 10, 22), days=10, told="卷宗多")  # on the last day
    Workday.objects.filter(date=D(2026, 10, 7)).update(is_working=True)  # now the last day was the 21st
    with frozen(D(2026, 10, 23)):
        assert recount_clocks() == "requests recounted: 1, moved: 1"
        assert look(asked.number, code).status_code == 200
    walk(asked, desk.handler, "search", D(2026, 10, 23), note="查了档案室")
    assert due(asked) == D(2026, 11, 4)


def test_extension_is_asked_for_by_who_handles_and_agreed_to_by_who_heads_openness_alone(desk, at_desk):
    asked, code = file()
    on = asked.submitted_on
    walk(asked, desk.handler, "confirm", on, on=on)
    assert asked.title not in at_desk("signer").get("/admin/").content.decode()
    walk(asked, desk.handler, "ask_extension", on, note="要核对十二个乡镇，延十天")
    assert asked.title in at_desk("signer").get("/admin/").content.decode()
    assert "核对十二个乡镇" not in look(asked.number, code).content.decode()
    for nobody in (desk.handler, desk.reviewer, desk.clerk):
        with pytest.raises(MoveRefused):
            walk(asked, nobody, "extend", on, days=10, told="卷宗多")
    walk(asked, desk.signer, "extend", on, days=10, told="卷宗多")
    assert asked.title not in at_desk("signer").get("/admin/").content.decode()


def test_being_late_is_healed_by_nothing(desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
    assert due(asked) == D(2026, 3, 30)
    with pytest.raises(MoveRefused, match="要先有"):
        walk(asked, desk.signer, "postpone", D(2026, 3, 20), due_on=D(2026, 6, 30), told="申请多")
    walk(asked, desk.handler, "ask_reasons", D(2026, 3, 20), told="本月第三十件，请说明理由。")
    for by, name, words in (
        (desk.handler, "ask_fee", {"basis": "by_volume", "units": 250, "told": "请到窗口缴费"}),
        (desk.signer, "extend", {"days": 10, "told": "卷宗多"}),
        (desk.signer, "postpone", {"due_on": D(2026, 6, 30), "told": "申请多"}),
    ):  # fmt: skip
        with pytest.raises(MoveRefused, match="已过"):
            walk(asked, by, name, D(2026, 3, 31), **words)
        with pytest.raises(DatabaseError), transaction.atomic():
            RequestEvent.objects.create(request=asked, name=name, on=D(2026, 3, 31))
    with pytest.raises(MoveRefused, match="晚于原来"):
        walk(asked, desk.signer, "postpone", D(2026, 3, 30), due_on=D(2026, 3, 30), told="申请多")
    walk(asked, desk.signer, "postpone", D(2026, 3, 30), due_on=D(2026, 6, 30), told="申请多")
    with pytest.raises(MoveRefused):
        walk(asked, desk.signer, "postpone", D(2026, 3, 30), due_on=D(2026, 9, 30), told="申请多")


def test_applicant_is_told_his_own_last_day_and_what_his_silence_means(desk):
    filed = []
    for name, words, says in (
        ("ask_correction", {"days": 5, "told": "哪一年的？"},
         "最晚在2026年3月11日补正（含当天）。没有正当理由逾期不补正的，视为放弃"),
        ("ask_fee", {"basis": "by_volume", "units": 250, "told": "请到窗口"},
         "最晚在2026年4月1日缴费（含当天）。逾期没有缴纳的，视为放弃"),
        ("ask_third_party", {"note": "某公司"}, "被征求意见的一方最晚在2026年3月25日答复"),
    ):  # fmt: skip
        asked, code = file(D(2026, 3, 2), title=f"要{name}的一件")
        walk(asked, desk.handler, "confirm", D(2026, 3, 3), on=D(2026, 3, 3))
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


def test_correction_cannot_have_come_before_it_was_asked_for(desk):
    asked, _code = file(D(2026, 3, 2))
    walk(asked, desk.handler, "confirm", D(2026, 3, 3), on=D(2026, 3, 3))
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 9), days=10, told="请写明哪一年的。")
    with pytest.raises(MoveRefused, match="早于它所回应"):  # else the request would be in hand and its clock stand
        walk(asked, desk.handler, "corrected", D(2026, 3, 12), on=D(2026, 3, 5))
    walk(asked, desk.handler, "corrected", D(2026, 3, 12), on=D(2026, 3, 11))
    assert due(asked) == D(2026, 4, 9)


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


def test_letter_by_post_is_in_time_when_it_is_handed_over(desk, at_desk):
    posted, _code = file(D(2026, 3, 2))
    fetched, _code = file(D(2026, 3, 2), way="in_person", title="自己来取的一件")
    for each in (posted, fetched):
        walk(each, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))  # until 03-30
        walk(each, desk.handler, "answer", D(2026, 3, 27), reply=GRANTED)
        walk(each, desk.reviewer, "approve", D(2026, 3, 30))
    with frozen(D(2026, 3, 31)):
        page = at_desk("handler").get("/admin/").content.decode()
    assert "去寄出" in page and posted.title in page and fetched.title not in page
    walk(posted, desk.handler, "dispatch", D(2026, 3, 31), on=D(2026, 3, 31))
    late = {each.pk: clock_of(each).is_overdue(D(2026, 3, 31)) for each in (posted, fetched)}
    assert late == {posted.pk: True, fetched.pk: False}


def clock_of(asked):
    return ledger.clock_of(asked.events.all(), working_calendar())


def test_request_that_nobody_confirms_is_warned_of(desk, at_desk):
    file(D(2026, 3, 2))
    for day, warned in ((D(2026, 3, 4), False), (D(2026, 3, 5), True)):
        with frozen(day):
            assert ("3个工作日没有确认" in at_desk("handler").get("/admin/").content.decode()) == warned
