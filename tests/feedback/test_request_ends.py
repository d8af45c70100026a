"""How requests end, and go on after their end: withdrawn, challenged, decided anew; by which papers."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from feedback.models import Challenge, DecidedRequest, FeeNotice, InformationRequest, Remedies, RequestEvent
from feedback.reports import counting, drafting, identities, table_b
from feedback.requests import notices
from feedback.requests.composing import Reply as Written
from feedback.requests.moving import open_moves
from feedback.requests.remedies import Places, places_of
from portal.people.models import Membership
from portal.site.options import set_option
from portal.workflow import MoveRefused
from tests.cast import SINCE
from tests.feedback.requests import COUNTY, GRANTED, due, file, look, received, walk

pytestmark = pytest.mark.medium
D = datetime.date


def test_applicant_withdraws_from_every_open_state_and_nobody_withdraws_for_him_by_raw_sql(desk):
    for name, words in (
        ("search", {"note": "查了档案室"}), ("ask_correction", {"days": 5, "told": "哪一年的？"}),
        ("ask_third_party", {"note": "某公司"}), ("answer", {"reply": GRANTED}),
    ):  # fmt: skip
        asked, code = received(desk, D(2026, 3, 2), D(2026, 3, 3), title=f"要{name}的一件")
        walk(asked, desk.handler, name, D(2026, 3, 4), **words)
        with pytest.raises(DatabaseError), transaction.atomic():
            InformationRequest.objects.filter(pk=asked.pk).update(
                state="answered", outcome="closed_other", decided_on=D(2026, 3, 5)
            )
        with pytest.raises(MoveRefused, match="怎样提出"):
            walk(asked, desk.handler, "withdraw", D(2026, 3, 5))
        walk(asked, desk.handler, "withdraw", D(2026, 3, 5), note="来电，已当面签字确认")
        asked.refresh_from_db()
        assert (asked.state, asked.outcome, asked.decided_on) == ("answered", "closed_other", D(2026, 3, 5))
        assert "您撤回了申请" in look(asked.number, code).content.decode()


def test_decision_that_was_corrected_is_made_anew_and_the_reports_keep_the_first(desk):
    asked, code = received(desk, D(2026, 3, 2))
    denied = Written("denied_process", "denied_process", {"reasons": "属于讨论记录、过程稿。"})
    walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=denied)
    walk(asked, desk.reviewer, "approve", D(2026, 3, 5))
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "redo", D(2026, 3, 9), days=10, told="x")  # nobody has corrected it
    with pytest.raises(DatabaseError), transaction.atomic():
        RequestEvent.objects.create(request=asked, name="redo", on=D(2026, 3, 9))
    with pytest.raises(DatabaseError), transaction.atomic():
        InformationRequest.objects.update(state="handling")
    walk(asked, desk.handler, "challenge", D(2026, 3, 20), group="review")
    walk(asked, desk.handler, "judged", D(2026, 4, 20), group="review", result="corrected")
    walk(asked, desk.handler, "redo", D(2026, 4, 22), days=10, told="按复议决定重新答复。")
    assert due(asked) == D(2026, 5, 9) and asked.state == "handling"
    page = look(asked.number, code).content.decode()
    assert "重新办理" in page and "讨论记录、过程稿" not in page
    walk(asked, desk.handler, "answer", D(2026, 4, 27), reply=GRANTED)
    with pytest.raises(DatabaseError), transaction.atomic():
        InformationRequest.objects.update(state="answered")
    walk(asked, desk.reviewer, "approve", D(2026, 4, 28))
    asked.refresh_from_db()
    assert (asked.state, asked.outcome, asked.decided_on) == ("answered", "denied_process", D(2026, 3, 5))
    page = look(asked.number, code).content.decode()
    assert "政府信息公开告知书" in page and "公开告〔2026〕2号" in page and "2026年4月28日" in page
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "redo", D(2026, 5, 6), days=10, told="再来")
    # One request, one row (AR §4): the first result in the year of its decision, its being corrected in table C (0039).
    table = counting.tables_of([desk.bureau.pk], 2026)[desk.bureau.pk]
    assert (table["denied_process"]["total"], table["granted"]["total"], table["result_total"]["total"]) == (1, 0, 1)
    assert identities.broken_in_b(table, None) == []
    later = counting.tables_of([desk.bureau.pk], 2027)[desk.bureau.pk]
    assert later == table_b.empty() and table["carried_out"]["total"] == 0
    assert counting.tables_c_of([desk.bureau.pk], 2026)[desk.bureau.pk]["review"]["corrected"] == 1
    # What was made anew is a decision of its own, and denies nothing: no review has to come before the suit.
    walk(asked, desk.handler, "challenge", D(2026, 5, 8), group="review")
    with pytest.raises(MoveRefused, match="已经登记过"):
        walk(asked, desk.handler, "challenge", D(2026, 5, 9), group="review")
    walk(asked, desk.handler, "challenge", D(2026, 5, 9), group="suit_direct")
    assert counting.tables_c_of([desk.bureau.pk], 2026)[desk.bureau.pk]["review"]["total"] == 2
    log = Client().get("/requests/decided/?year=2026").content.decode()
    assert "共办结1件" in log and "这个答复被纠正" in log and "重新答复：予以公开" in log


def test_fee_by_volume_is_for_copies_alone_and_its_notice_says_how_it_is_reckoned(desk):
    on_site, _code = file(D(2026, 3, 2), way="on_site")
    asked, code = file(D(2026, 3, 2))
    volume = {"basis": "by_volume", "units": 120, "told": "请到服务窗口缴纳"}
    for each in (on_site, asked):
        walk(each, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
    with pytest.raises(MoveRefused, match="现场查阅"):
        walk(on_site, desk.handler, "ask_fee", D(2026, 3, 3), **volume)
    with pytest.raises(DatabaseError), transaction.atomic():
        FeeNotice.objects.create(request=on_site, basis="by_volume", units=120, yuan=1100)
    with pytest.raises(
        MoveRefused, match="本月向本单位提出的第2件"
    ):  # FEE-02: nobody pays for items that he did not ask
        walk(asked, desk.handler, "ask_fee", D(2026, 3, 3), basis="by_item", units=31, told="到窗口")
    with pytest.raises(MoveRefused, match="怎样缴费"):
        walk(asked, desk.handler, "ask_fee", D(2026, 3, 3), **volume | {"told": ""})
    walk(asked, desk.handler, "ask_fee", D(2026, 3, 3), **volume)
    page = look(asked.number, code).content.decode()
    for words in (
        "信息处理费1100元",
        "第31至100页，每页10元，共700元",
        "第101至120页，每页20元，共400元",
        "国办函〔2020〕109号",
    ):
        assert words in page, words
    walk(asked, desk.handler, "paid", D(2026, 3, 9), on=D(2026, 3, 9))
    public = Written("already_public", "already_public", {"way": "在网站上查看"})
    with pytest.raises(MoveRefused, match="已经按量收费"):
        walk(asked, desk.handler, "answer", D(2026, 3, 10), reply=public)
    Membership.objects.create(person=desk.clerk, organ=desk.county, role="clerk", since=SINCE)
    report = drafting.begin(desk.county, 2026, by=desk.clerk)  # a government's speaks of its members (FEE-05)
    assert "信息处理费1件，共1100元" in report.report_header.texts["other"]


def test_what_is_received_without_an_organ_waits_at_the_office_and_is_counted_there(desk, at_desk):
    asked, _code = file(organ="")
    named, _code = file()
    walk(asked, desk.office, "confirm", asked.submitted_on, on=asked.submitted_on)
    walk(named, desk.handler, "confirm", named.submitted_on, on=named.submitted_on)
    assert asked.title in at_desk("office").get("/admin/").content.decode()
    year = asked.submitted_on.year
    asked.refresh_from_db()
    assert counting.tables_of([asked.organ_id], year)[asked.organ_id]["new"]["total"] == 1
    walk(asked, desk.office, "hand_on", asked.submitted_on, organ=desk.bureau, told="由县民政局办理")
    for by in (desk.handler, desk.office):
        with pytest.raises(MoveRefused):  # it was addressed: whom it does not concern answers so
            walk(named, by, "hand_on", named.submitted_on, organ=desk.town)
    for pk, values in ((named.pk, {"organ": desk.town}), (asked.pk, {"organ": None})):
        with pytest.raises(DatabaseError), transaction.atomic():
            InformationRequest.objects.filter(pk=pk).update(**values)


def test_every_notice_says_what_its_line_says(desk):
    asked, _code = received(desk, D(2026, 3, 2), D(2026, 3, 3))
    walk(asked, desk.handler, "ask_reasons", D(2026, 3, 4), told="本月第三十件")
    walk(asked, desk.handler, "reasons_heard", D(2026, 3, 4), note="写论文要用")
    walk(asked, desk.signer, "extend", D(2026, 3, 5), days=10, told="卷宗多")
    walk(asked, desk.signer, "postpone", D(2026, 3, 6), due_on=D(2026, 6, 30), told="另有二十九件")
    walk(asked, desk.handler, "ask_correction", D(2026, 3, 9), days=5, told="哪一年的？")
    walk(asked, desk.handler, "corrected", D(2026, 3, 10), on=D(2026, 3, 10))
    walk(asked, desk.handler, "ask_fee", D(2026, 3, 11), basis="by_volume", units=120, told="到窗口")
    says = {
        "ask_reasons": "本月第三十件", "extend": "延长10个工作日", "postpone": "延迟至2026年6月30日",
        "ask_correction": "5个工作日内补正", "ask_fee": "1100元。按量计收，数量120：第31至100页，每页10元，共700元",
    }  # fmt: skip
    asked.refresh_from_db()
    assert says.keys() == notices.NOTICES.keys()
    for line in asked.events.filter(name__in=says):
        text = "".join(notices.compose(asked, line)["paragraphs"])
        assert says[line.name] in text and asked.title in text and line.told in text, line.name
        assert "依据：" in text and "None" not in text and "%(" not in text


def test_letter_that_is_posted_late_is_told_as_late(desk):
    for posted, is_on_time in ((D(2026, 3, 30), True), (D(2026, 3, 31), False)):
        asked, _code = received(desk, D(2026, 3, 2), title=f"寄出于{posted}")  # until 03-30
        walk(asked, desk.handler, "answer", D(2026, 3, 27), reply=GRANTED)
        walk(asked, desk.reviewer, "approve", D(2026, 3, 30))
        walk(asked, desk.handler, "dispatch", posted, on=posted)
        assert DecidedRequest.objects.latest("pk").is_on_time == is_on_time


def test_not_answering_in_time_is_challenged_and_a_suit_after_review_needs_the_review(desk):
    asked, _code = received(desk, D(2026, 3, 2))  # until 03-30
    assert not {"challenge", "judged", "redo"} & {move.name for move in open_moves(asked, desk.handler, D(2026, 3, 30))}
    with pytest.raises(MoveRefused):
        walk(asked, desk.handler, "challenge", D(2026, 3, 30), group="review")
    for group, opened in (("review", D(2026, 3, 30)), ("suit_direct", D(2026, 4, 1)),
                          ("suit_after_review", D(2026, 4, 1))):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            Challenge.objects.create(request=asked, group=group, opened_on=opened)
    for group, words in (("suit_direct", "先申请行政复议"), ("suit_after_review", "还没有登记行政复议")):
        with pytest.raises(MoveRefused, match=words):
            walk(asked, desk.handler, "challenge", D(2026, 4, 1), group=group)
    walk(asked, desk.handler, "challenge", D(2026, 4, 1), group="review")
    walk(asked, desk.handler, "answer", D(2026, 4, 2), reply=GRANTED)
    walk(asked, desk.reviewer, "approve", D(2026, 4, 3))
    walk(asked, desk.handler, "judged", D(2026, 4, 20), group="review", result="other")
    walk(asked, desk.handler, "challenge", D(2026, 5, 6), group="suit_after_review")


def test_remedies_are_those_of_the_deciding_organ_and_no_letter_goes_out_without_them(desk):
    county, court, office = COUNTY.values()
    assert places_of(desk.bureau) == Places(desk.county.name, court, office)  # the government above reconsiders
    assert places_of(desk.county) == Places(county, court, office)
    Remedies.objects.create(organ=desk.bureau, court="测试区人民法院")
    assert places_of(desk.bureau) == Places(desk.county.name, "测试区人民法院", office)
    Remedies.objects.update(court="")
    asked, _code = received(desk, D(2026, 3, 2), D(2026, 3, 3))
    walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=GRANTED)
    with pytest.raises(MoveRefused, match="登记：起诉的法院"):
        walk(asked, desk.reviewer, "approve", D(2026, 3, 5))
    set_option("site.fax", "0999-6800001", by=desk.office)
    assert office in Client().get("/requests/").content.decode()
    guide = Client().get("/guide/").content.decode()
    assert office in guide and "0999-6800001" in guide, "art. 12 and 47: fax, and who hears complaints"


def test_denial_goes_to_reconsideration_before_it_goes_to_court_and_both_reach_table_c(desk):
    asked, _code = received(desk, D(2026, 3, 2), D(2026, 3, 3))
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
