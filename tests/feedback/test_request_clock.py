"""The clock of requests: nothing heals being late, no calendar undoes what was in time."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from feedback.models import RequestEvent
from feedback.requests import ledger
from feedback.requests.composing import Reply as Written
from feedback.requests.ticking import hear_silence, recount_clocks
from portal.cases import picture
from portal.cases.models import Workday
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.trail.models import Trail
from portal.workflow import MoveRefused
from tests.feedback.requests import GRANTED, due, file, look, received, walk

pytestmark = pytest.mark.medium
D = datetime.date


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
    facts = [fact.reason for fact in picture.table(clock_of(asked))]
    assert "停止计算" in facts and any("春节" in fact for fact in facts)
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "archive", D(2026, 3, 16))  # it goes by post: not before it is on its way
    walk(asked, desk.handler, "dispatch", D(2026, 3, 16))
    walk(asked, desk.handler, "archive", D(2026, 3, 16))


def test_several_are_asked_at_once_and_the_clock_goes_on_with_the_last_answer(desk):
    asked, _code = received(desk, D(2026, 3, 2))
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


def test_correction_cannot_have_come_before_it_was_asked_for(desk):
    asked, _code = received(desk, D(2026, 3, 2), D(2026, 3, 3))
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 9), days=10, told="请写明哪一年的。")
    with pytest.raises(MoveRefused, match="早于它所回应"):  # else the request would be in hand and its clock stand
        walk(asked, desk.handler, "corrected", D(2026, 3, 12), on=D(2026, 3, 5))
    walk(asked, desk.handler, "corrected", D(2026, 3, 12), on=D(2026, 3, 11))
    assert due(asked) == D(2026, 4, 9)


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
    asked, code = received(desk, D(2026, 3, 2))
    assert due(asked) == D(2026, 3, 30)
    with pytest.raises(MoveRefused, match="现在不能"):
        walk(asked, desk.signer, "postpone", D(2026, 3, 20), due_on=D(2026, 6, 30), told="申请多")
    walk(asked, desk.handler, "ask_reasons", D(2026, 3, 20), told="本月第三十件，请说明理由。")
    with pytest.raises(MoveRefused, match="现在不能"):  # nobody is put off unheard (REQ-18)
        walk(asked, desk.signer, "postpone", D(2026, 3, 20), due_on=D(2026, 6, 30), told="申请多")
    for _twice in range(2):
        page = Client().post("/requests/track/", {"number": asked.number, "code": code, "text": "写论文要用。"})
    assert "您说明了理由" in page.content.decode() and asked.events.filter(name="reasons_sent").count() == 1
    walk(asked, desk.handler, "reasons_heard", D(2026, 3, 20), note="写论文要用")
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
    answered = {each.pk: clock_of(each).finished_on for each in (posted, fetched)}
    assert answered == {posted.pk: D(2026, 3, 31), fetched.pk: D(2026, 3, 30)}


def test_changed_calendar_recounts_open_clocks_logs_before_and_after_and_tells(desk):
    asked, code = received(desk, D(2026, 9, 18))
    assert due(asked) == D(2026, 10, 22)
    Workday.objects.create(date=D(2026, 10, 15), is_working=False, source="测试", note="临时放假")
    with frozen(D(2026, 9, 21)):
        assert recount_clocks() == "requests recounted: 1, moved: 1"
        assert recount_clocks() == "requests recounted: 0, moved: 0"
    assert due(asked) == D(2026, 10, 23)
    words = "期限由2026-10-22变为2026-10-23"
    assert words in look(asked.number, code).content.decode()
    assert Trail.objects.filter(action="request_recounted", reason__contains=words).count() == 1


def test_calendar_that_comes_earlier_does_not_undo_an_extension_that_was_in_time(desk):
    asked, code = received(desk, D(2026, 9, 18))
    walk(asked, desk.signer, "extend", D(2026, 10, 22), days=10, told="卷宗多")  # on the last day
    Workday.objects.filter(date=D(2026, 10, 7)).update(is_working=True)  # now the last day was the 21st
    with frozen(D(2026, 10, 23)):
        assert recount_clocks() == "requests recounted: 1, moved: 1"
        assert look(asked.number, code).status_code == 200
    walk(asked, desk.handler, "search", D(2026, 10, 23), note="查了档案室")
    assert due(asked) == D(2026, 11, 4)


def clock_of(asked):
    return ledger.clock_of(asked.events.all(), working_calendar())
