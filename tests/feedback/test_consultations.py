"""Consultations: asked long enough or with a reason, reviewed and released like any other text, in states that the date
alone tells."""

import datetime

import pytest
from django.db import DatabaseError, connections, transaction

from disclosure.library.relations import read as read_relation
from feedback.consultations import clock, drafting
from feedback.consultations.paragraphs import numbered
from feedback.consultations.questions import QuestionsField, lines
from feedback.models import ConsultationHeader, ConsultationType, Period
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen, today
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import NotReady, advance
from portal.publishing.writing import acting_as, correct
from portal.workflow import Conflict, MoveRefused
from tests.cast import said, walk
from tests.feedback.consulting import BODY, QUESTIONS, address, asked, asking, days
from tests.interpretation.explaining import policy, reading, sign
from tests.pages import at_most, get, text

LIST = "/consultations/"


@pytest.mark.small
def test_draft_is_cut_into_paragraphs_without_its_headings():
    found = numbered(BODY + "话在外面<table><tbody><tr><td><p>表格</p></td></tr></tbody></table><p></p>")
    assert [each.words for each in found.values()] == [
        "第一条 为了规范养犬行为，制定本规定。", "第二条 本规定适用于城区。", "宠物犬 工作犬", "话在外面", "表格",
    ]  # fmt: skip
    assert list(found) == [1, 2, 3, 4, 5] and found[3].html == "<ul><li>宠物犬</li><li>工作犬</li></ul>"
    assert not numbered("") and numbered("没有标签")[1].words == "没有标签"


@pytest.mark.small
def test_questions_are_read_as_they_are_typed():
    for nothing in ("", "\u200b\n\n"):
        assert QuestionsField().clean(nothing + lines(QUESTIONS)) == QUESTIONS
    for typed, words in (
        ("- 每天\n- 每周", "第一行写问题"),
        ("多久？\n每天\n每周", "前面要有一横"), ("多久？\n- 每天", "选项要有2到10个"),
        ("问" * 101 + "\n- 甲\n- 乙", "最多100字"), ("\n\n".join(["问？\n- 甲\n- 乙"] * 11), "最多10个问题"),
    ):  # fmt: skip
        with pytest.raises(Exception, match=words):
            QuestionsField().clean(typed)


@pytest.mark.medium
def test_public_reads_it_where_it_is_released_and_its_state_is_told_by_the_date(cast):
    revision = asking(cast)
    assert get(LIST).status_code == 200 and revision.title not in text(LIST)
    walk(cast, revision, 4)
    page = text(address(revision))
    for words in ("征集中", "还剩30天", "起草说明", "养犬纠纷增多", "第二条 本规定适用于城区", 'id="p2"',
                  "县民政局办公室", "行政规范性文件", "24时", "公布意见采纳情况", "文件发布"):  # fmt: skip
        assert words in page, words
    assert address(revision) in text(LIST) and address(revision) in text("/search/?q=养犬管理")
    assert revision.title in text("/feeds/") and "正在征求意见" in text("/") and "还剩30天" in text("/")
    for n, words in ((30, "今天24时截止"), (31, "结果待公布"), (90, "结果逾期")):
        with frozen(days(n)):
            assert words in text(address(revision)) and words in text(LIST), n
    with frozen(days(31)):
        assert "正在征求意见" not in text("/") and "已结束，待反馈" in text(LIST + "?state=closed")
        assert revision.title not in text(LIST + "?state=open")
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错了"))
    assert get(f"/consultations/{revision.publication.number}/").status_code in (404, 410)
    assert revision.title not in text(LIST) and not Period.objects.exists()


@pytest.mark.medium
def test_short_period_is_refused_unless_the_public_is_told_why(cast):
    with pytest.raises(MoveRefused, match="一般不少于30日，现在是29日"):
        asking(cast, closes_on=days(29))
    with pytest.raises(MoveRefused, match="在开始日期之前"):
        asking(cast, closes_on=days(-1))
    short = asked(cast, closes_on=days(10), short_reason="汛期临近，需要尽快施行。")
    assert "汛期临近" in text(address(short)) and "征集时间较短" in text(address(short))
    ConsultationType.objects.filter(code="normative").update(least_days=10)
    assert asking(cast, closes_on=days(10))


@pytest.mark.medium
def test_database_refuses_a_short_period_by_itself(cast):
    revision = asking(cast)
    for change in ({"closes_on": days(29)}, {"opens_on": days(1)}, {"closes_on": days(-1)}):
        with pytest.raises(DatabaseError), acting_as(cast.clerk):
            ConsultationHeader.objects.filter(revision=revision).update(**change)
    with acting_as(cast.clerk):
        ConsultationHeader.objects.filter(revision=revision).update(closes_on=days(29), short_reason="急")


@pytest.mark.medium
def test_days_count_from_when_the_public_can_read_it(cast):
    """Review takes its time; what is left of the period then must be long enough."""
    revision = walk(cast, asking(cast), 3)
    with frozen(days(2)), pytest.raises(MoveRefused, match="现在是28日"):
        advance(revision.pk, "sign", by=cast.signer, said=said(revision))
    late = asking(cast, opens_on=days(-5), closes_on=days(26))
    with pytest.raises(NotReady, match="现在是26日"):
        advance(late.pk, "submit", by=cast.clerk, said=said(late))
    with frozen(days(-5)):  # whatever a process takes for today, the database has a clock of its own
        forced = walk(cast, asking(cast, opens_on=today(), closes_on=days(30)), 3)
        with pytest.raises(Conflict):
            advance(forced.pk, "sign", by=cast.signer, said=said(forced))


@pytest.mark.medium
def test_what_is_missing_is_named_before_the_review(cast):
    held = datetime.datetime.combine(days(33), datetime.time(9), datetime.UTC)
    for fields, words in (
        ({"explanation": ""}, "起草说明"), ({"body_html": ""}, "请写草案"), ({"contact_unit": ""}, "联系单位"),
        ({"is_online": False, "phone": ""}, "至少要有一种"), ({"form": "survey"}, "问题和选项"),
        ({"form": "hearing"}, "时间和地点"), ({"form": "meeting", "held_at": held, "place": "会议室"}, "名额"),
        ({"form": "hearing", "held_at": held, "place": "三楼", "places": 9, "selection": "先到先得"}, "至少7日再举行"),
    ):  # fmt: skip
        revision = asking(cast, **fields)
        with pytest.raises(NotReady, match=words):
            advance(revision.pk, "submit", by=cast.clerk, said=said(revision))


@pytest.mark.medium
def test_period_may_be_prolonged_while_it_runs_and_never_after(cast):
    revision = asked(cast)

    def changed(**fields) -> Revision:
        again = correct(revision.publication_id, by=cast.clerk)
        own = again.consultation_header
        kept = {name: getattr(own, name) for name in drafting.OWN} | {"type": own.type_id} | fields
        draft = drafting.Draft(title=again.title, body_html=again.body_html, change_note="改时间", **kept)
        return drafting.save(again.pk, draft, by=cast.clerk)

    walk(cast, changed(closes_on=days(40)), 4)
    assert "还剩40天" in text(address(revision)) and Period.objects.get().closes_on == days(40)
    again = changed(closes_on=days(60))
    with frozen(days(41)), pytest.raises(NotReady, match="已经结束"):
        advance(again.pk, "submit", by=cast.clerk, said=said(again))


@pytest.mark.medium
def test_list_is_narrowed_by_state_and_organ_with_few_questions(cast):
    first = asked(cast)
    for n in range(3):
        asked(cast, opens_on=days(5 + n), closes_on=days(40 + n), title=f"第{n}次征求意见")
    page = text(LIST)
    assert page.index(first.title) < page.index("第0次") < page.index("第1次")  # what closes next first
    assert "未开始" in page and "第0次" not in text(LIST + "?state=open") and first.title in text(LIST + "?state=open")
    assert "第0次" in text(LIST + "?organ=mzj&state=coming") and "没有符合" in text(LIST + "?state=answered")
    for bad in ("?state=odd", "?organ=odd", "?page=x"):
        assert get(LIST + bad).status_code == 400
    assert get(LIST + "?page=9").status_code == 404 and get("/consultations/999/").status_code == 404
    for path, most in ((LIST, 8), (LIST + "?state=open&organ=mzj", 9), (address(first), 5)):
        text(path)
        with at_most(most):
            assert get(path).status_code == 200


@pytest.mark.medium
def test_result_is_due_fifteen_working_days_after_the_closing_day(cast):
    calendar = working_calendar()
    closes = datetime.date(2026, 2, 6)  # before the Spring Festival and its make-up days
    assert clock.due_on(closes, None, calendar) == datetime.date(2026, 3, 5)
    assert clock.due_on(closes, datetime.date(2026, 2, 20), calendar) == datetime.date(2026, 2, 19)
    asked(cast)
    rights = {"write": {cast.bureau.pk}}
    (row,) = clock.results_owed(cast.clerk, rights, days(31)).rows(days(31), calendar)
    assert row["day"] == clock.due_on(days(30), None, calendar)
    assert clock.results_owed(cast.clerk, rights, today()).rows(today(), calendar) == []


@pytest.mark.medium
def test_public_role_reads_periods_and_types_and_no_header(cast):
    asked(cast)
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM consultation_period")
        assert cursor.fetchone() == (1,)
        with pytest.raises(DatabaseError), transaction.atomic(using="public"):
            cursor.execute("SELECT * FROM consultation_header")
    assert Entry.objects.get(section="consultation").kind == "consultation"


@pytest.mark.medium
def test_chain_leads_from_the_draft_to_its_interpretation_and_back(cast):
    revision = asked(cast)
    relation = read_relation(f"征求意见稿 {address(revision)}")
    document = policy(cast, title="测试县养犬管理规定", relations=[relation])
    sign(cast, reading(cast, document, title="养犬要办什么手续"))
    sign(cast, document)
    page = text(address(revision))
    assert page.index("测试县养犬管理规定") < page.index("养犬要办什么手续")
    assert address(revision) in text(address(document))
    course = address(document, "chain/")
    assert revision.title in text(course) and "结果待公布" not in text(course)
    with frozen(days(31)):
        assert "结果待公布" in text(course) and "意见采纳情况" in text(course)
    text(course)
    with at_most(11):
        assert get(course).status_code == 200


@pytest.mark.medium
def test_office_finds_what_is_late_and_nobody_elses_people_do(cast, at_desk):
    at, revision = "/admin/feedback/period/?standing=late", asked(cast)
    for n, late in ((31, False), (90, True)):
        with frozen(days(n)):
            found = at_desk("office").get(at).content.decode()
            assert (revision.title in found) is late and ("逾期" in found.replace("结果逾期未公布", "")) is late
            assert revision.title not in at_desk("town_clerk").get(at).content.decode()


@pytest.mark.medium
def test_preview_shows_what_stands_in_the_form_even_half_filled(cast, at_desk):
    clerk, at = at_desk("clerk"), "/admin/feedback/consultation/preview/"
    whole = {"form": "draft", "type": "other", "title": "还没写完的征集", "body_html": BODY,
             "opens_on": days(0).isoformat(), "closes_on": days(31).isoformat(),
             "notice": "请提意见。", "is_online": "on"}  # fmt: skip
    page = clerk.post(at, whole).content.decode()
    assert "还没写完的征集" in page and "第二条 本规定适用于城区" in page and "还剩31天" in page
    odd = ({"opens_on": ""}, {"closes_on": "x"}, {"form": "odd"}, {"questions": "- 乱写"}, {"document": "没有"})
    for missing in odd:
        assert clerk.post(at, whole | missing).status_code == 200, missing
