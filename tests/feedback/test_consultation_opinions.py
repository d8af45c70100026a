"""Opinions: filed once while they are asked, never shown raw, kept in a ledger, and answered with numbers."""

import datetime
import json
import re

import pytest
from django.core import mail
from django.db import DatabaseError, connections
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from feedback.consultations import filing, ledger, results
from feedback.consultations.answering import EnteredForm
from feedback.consultations.asked import asked_by
from feedback.consultations.purging import forget_old_opinions
from feedback.consultations.telling import tell_of_results
from feedback.models.opinion import Adoption, Opinion
from portal.cases.mail import hand_over
from portal.cases.today import frozen, now, today
from portal.database.sides import reading_as_public
from portal.people.models import Allowance
from portal.publishing.models import Release, Revision
from portal.publishing.moving import NotReady, advance
from portal.site.options import set_option
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import said, walk
from tests.feedback.consulting import (
    QUESTIONS,
    address,
    asked,
    asked_before,
    days,
    enter,
    file,
    fresh,
    look,
    receipt,
    send,
)  # fmt: skip
from tests.pages import text

pytestmark = pytest.mark.medium
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.fixture(autouse=True)
def quick(cast):
    set_option("forms.least_seconds", 0, by=cast.office)


def test_opinion_is_kept_once_and_the_same_form_gets_the_same_receipt(cast):
    at = address(asked(cast))
    stamp = fresh(at)
    number, code = receipt(send(at, stamp=stamp, paragraph="2"))
    assert receipt(send(at, stamp=stamp, paragraph="2")) == (number, code)
    opinion = Opinion.objects.get()
    assert (opinion.paragraph, opinion.channel, opinion.received_on) == (2, "internet", today())
    assert opinion.code_hash == filing.SLIPS.stored(code) and opinion.masked == ""
    other = send(at, stamp=stamp, text="另外一条意见，请看一看。").content.decode()
    assert "已经交过一条" in other and "另外一条意见" in other and Opinion.objects.count() == 1
    page = text(at)
    assert f"{at}opinion/?paragraph=2" in page and opinion.text not in page
    form = Client().get(f"{at}opinion/?paragraph=2").content.decode()
    assert '<option value="2" selected>' in form and "第二条 本规定适用于城区" in form


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast):
    at = address(asked(cast))
    for fields, words in (
        ({"text": "不行"}, "具体一些"), ({"applicant_kind": ""}, "请选一种"), ({"phone": "1390000000"}, "现在是10位"),
        ({"paragraph": "9"}, "选择"), ({"website": "a"}, "应当留空"), ({"stamp": "x"}, "再按一次提交"),
        ({"text": "字" * 5001}, "现在是5001字"),
    ):  # fmt: skip
        body = send(at, **fields).content.decode()
        assert words in body and ("text" in fields or "养犬证的年检太频繁" in body), fields
    assert not Opinion.objects.exists()
    set_option("consultations.most_from_one_place", 1, by=cast.office)
    file(at)
    refused = send(at)
    assert refused.status_code == 429 and "养犬证的年检太频繁" in refused.content.decode()


def test_nothing_is_taken_before_the_first_day_or_after_the_last(cast):
    revision = asked(cast, opens_on=days(2), closes_on=days(40))
    at = address(revision)
    assert "还没有开始" in Client().get(f"{at}opinion/").content.decode()
    stamps = {}
    for n in (2, 40):
        with frozen(days(n)):
            stamps[n] = fresh(at)
            file(at)
    with frozen(datetime.datetime.combine(days(40), datetime.time(23, 59))):
        kept = fresh(at)
        file(at, stamp=kept)
    with frozen(days(41)):
        assert "收到了" in send(at, stamp=kept).content.decode()  # what was kept is acknowledged again
        page = send(at, stamp=stamps[40]).content.decode()
        assert "已经结束" in page and "养犬证的年检太频繁" in page  # what was written can be copied
        assert f"{at}opinion/" not in text(at)
    assert Opinion.objects.count() == 3
    said_ = Opinion.objects.first()
    for day, online in ((days(1), True), (days(41), True), (days(5), False)):
        with connections["owner"].cursor() as cursor:
            cursor.execute("UPDATE consultation_period SET is_online = %s", [online])
        with connections["public"].cursor() as cursor, pytest.raises(DatabaseError, match="现在不收意见"):
            values = json.dumps({"consultation_id": str(said_.consultation_id), "release_id": said_.release_id})
            cursor.execute("SELECT opinion_file(%s::jsonb, %s)", [values, day])


def test_public_process_reads_no_opinion_and_nobody_rewrites_one(cast):
    opinion, code = file(address(asked(cast)), name="测试员甲", phone="13912345678")
    assert opinion.masked == "测** *******5678"
    with connections["owner"].cursor() as cursor:
        tables = ("consultation_opinion", "trail", "allowance")
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in tables))
        kept = "".join(row for (row,) in cursor.fetchall())
    assert not any(word in kept for word in ("13912345678", "测试员甲", code, code.replace("-", "")))
    for table in ("consultation_opinion", "consultation_adoption"):
        with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
            cursor.execute(f"SELECT * FROM {table}")
    for change in ({"text": "改过的"}, {"paragraph": 1}, {"received_on": days(-9)}, {"applicant_kind": "enterprise"}):
        with pytest.raises(DatabaseError):
            Opinion.objects.filter(pk=opinion.pk).update(**change)


def test_unknown_number_wrong_code_and_too_many_tries_look_alike(cast):
    opinion, code = file(address(asked(cast)))

    def answer(number: str, code: str) -> tuple:
        with CaptureQueriesContext(connections["public"]) as queries:
            response = look(number, code)
        return response.status_code, TOKEN.sub(b"", response.content), len(queries)

    first = answer("2026-0000-0000-0000", "A" * 16)
    assert "没有查到" in first[1].decode() and answer(opinion.number, "A" * 16) == answer("", "") == first
    Allowance.objects.using("owner").filter(key__startswith="opinion-code").update(taken=20)
    assert answer(opinion.number, code) == first
    Allowance.objects.using("owner").all().delete()
    assert opinion.text in answer(opinion.number, code)[1].decode()


def test_what_came_on_paper_is_entered_at_the_desk_within_the_period(cast):
    revision = asked_before(cast)
    opinion = enter(cast, revision, days(-3), channel="post", name="测试员丙")
    assert (opinion.channel, opinion.received_on, opinion.entered_by) == ("post", days(-3), cast.clerk)
    assert Trail.objects.filter(action="opinion_entered", actor_id=cast.clerk.pk).count() == 1
    late = EnteredForm({"channel": "post", "received_on": today(), "paragraph": "0", "text": "迟到的意见在这里",
                        "applicant_kind": "person"}, asked=asked_by(revision.publication_id))  # fmt: skip
    assert not late.is_valid() and "征集期间以内" in str(late.errors)


def test_ledger_is_kept_by_the_organ_and_asks_for_reasons(cast):
    revision = asked_before(cast)
    key = revision.publication_id
    opinions = [enter(cast, revision, days(-3 - n), text=f"第{n}条意见：年检改为两年一次") for n in range(4)]
    with pytest.raises(MoveRefused):
        ledger.put(key, [opinions[0].pk], summary="别人归的", by=cast.town_clerk)
    ledger.put(key, [each.pk for each in opinions[:3]], summary="年检改为两年一次", by=cast.clerk)
    line = Adoption.objects.get()
    for decision, reason in (("not_adopted", ""), ("partly", " "), ("odd", "理由"), ("", "")):
        with pytest.raises(MoveRefused):
            ledger.decide(line.pk, decision=decision, reason=reason, by=cast.clerk)
    with pytest.raises(DatabaseError):
        Adoption.objects.filter(pk=line.pk).update(decision="not_adopted")
    ledger.decide(line.pk, decision="not_adopted", reason="上位法规定一年一次。", by=cast.clerk)
    assert ledger.counted(key).open == 1
    ledger.put(key, [opinions[0].pk], by=cast.clerk)  # out again
    assert ledger.counted(key).open == 2 and ledger.lines(key).get().n == 2
    other = asked_before(cast, title="另一次征集")
    strange = enter(cast, other, days(-3))
    ledger.put(key, [strange.pk, opinions[3].pk], into=line.pk, by=cast.clerk)
    strange.refresh_from_db()
    assert strange.adoption is None
    with pytest.raises(DatabaseError):
        Opinion.objects.filter(pk=strange.pk).update(adoption=line)


def test_unlawful_text_is_hidden_kept_as_evidence_and_can_be_restored(cast, at_desk):
    revision = asked_before(cast)
    key, words = revision.publication_id, "辱骂他人的一段话在这里"
    opinion = enter(cast, revision, days(-3), text=words)
    client, at = at_desk("clerk"), f"/admin/feedback/consultation/{revision.publication_id}/opinions/"
    assert words in client.get(at).content.decode()
    assert client.post(f"{at}acts/hide/", {"opinion": opinion.pk}).status_code == 400  # a reason is needed
    client.post(f"{at}acts/hide/", {"opinion": opinion.pk, "reason": "侮辱他人，治安管理处罚法第五十条"})
    for page in (at, f"{at}?show=hidden", f"{at}{opinion.pk}/"):
        assert words not in client.get(page).content.decode(), page
    counted = ledger.counted(key)
    assert (counted.total, counted.hidden, counted.open) == (0, 1, 0)
    seen = client.post(f"{at}{opinion.pk}/reveal/").content.decode()
    assert words in seen and Trail.objects.filter(action="opinion_revealed", object_id=str(opinion.pk)).exists()
    assert words not in at_desk("reviewer").get(f"{at}{opinion.pk}/").content.decode()
    assert at_desk("reviewer").post(f"{at}{opinion.pk}/reveal/").status_code == 403
    client.post(f"{at}{opinion.pk}/restore/")
    assert words in client.get(at).content.decode() and ledger.counted(key).total == 1
    assert [row.action for row in Trail.objects.filter(object_id=str(key)).order_by("-id")[:2]] == [
        "opinion_restored", "opinions_hidden"]  # fmt: skip


def test_search_finds_what_is_seen_and_tells_nothing_of_what_is_hidden(cast, at_desk):
    revision = asked_before(cast)
    seen = enter(cast, revision, days(-3), text="请修门前的桥，桥上的栏杆坏了")
    hidden = enter(cast, revision, days(-3), text="辱骂他人的一段话，也说到桥")
    ledger.hide(revision.publication_id, [hidden.pk], "侮辱他人", by=cast.clerk)
    client, at = at_desk("clerk"), f"/admin/feedback/consultation/{revision.publication_id}/opinions/"

    def found(query):
        page = client.get(f"{at}?{query}").content.decode()
        return [opinion for opinion in (seen, hidden) if opinion.number in page]

    assert found("q=桥") == [seen] and found("show=open&q=栏杆") == [seen]
    assert found("show=hidden") == [hidden]
    assert found("show=hidden&q=辱骂") == found("show=hidden&q=别的字") == found("q=辱骂") == []


def test_result_needs_every_opinion_answered_and_its_numbers_have_rows(cast):
    revision = asked_before(cast)
    key = revision.publication_id
    kinds = ("person", "person", "enterprise", "association")
    said_ = [enter(cast, revision, days(-3), applicant_kind=kind, text=f"{kind}：年检太多") for kind in kinds]
    hidden = enter(cast, revision, days(-3), text="违法的内容在这里")
    ledger.hide(key, [hidden.pk], "违法", by=cast.clerk)
    ledger.put(key, [each.pk for each in said_[:3]], summary="年检改为两年一次", by=cast.clerk)
    ledger.decide(Adoption.objects.get().pk, decision="adopted", by=cast.clerk)
    again = results.begin(key, by=cast.clerk)
    with pytest.raises(NotReady, match="还有1条意见没有写采纳情况"):
        advance(again.pk, "submit", by=cast.clerk, said=said(again))
    ledger.put(key, [said_[3].pk], summary="取消养犬登记", by=cast.clerk)
    ledger.decide(Adoption.objects.last().pk, decision="not_adopted", reason="上位法要求登记。", by=cast.clerk)
    walk(cast, again, 4)
    page = text(address(revision))
    for words in (
        "共收到4条",
        "其中涉企2",
        "年检改为两年一次",
        "取消养犬登记",
        "上位法要求登记",
        "已反馈",
        "采纳3条",
        "未采纳1条",
    ):
        assert words in page, words
    assert not any(each.text in page for each in (*said_, hidden)) and "结果待公布" not in page
    late = EnteredForm({"channel": "post", "received_on": days(-2), "paragraph": "0", "text": "迟到的意见在这里",
                        "applicant_kind": "person"}, asked=asked_by(key))  # fmt: skip
    assert not late.is_valid() and "结果已经公布" in str(late.errors)
    rows = Release.objects.get(revision=again).header["result"]["rows"]
    assert sum(row["n"] for row in rows) == 4 and sum(row["enterprises"] for row in rows) == 2
    assert "已反馈" in text("/consultations/?state=answered")


def test_database_refuses_numbers_that_the_ledger_does_not_bear(cast):
    """Between the last word of review and the release another letter was entered."""
    revision = asked_before(cast)
    key = revision.publication_id
    one = enter(cast, revision, days(-3))
    ledger.put(key, [one.pk], summary="年检改为两年一次", by=cast.clerk)
    ledger.decide(Adoption.objects.get().pk, decision="adopted", by=cast.clerk)
    again = walk(cast, results.begin(key, by=cast.clerk), 3)
    two = enter(cast, revision, days(-2))
    ledger.put(key, [two.pk], into=Adoption.objects.get().pk, by=cast.clerk)
    with pytest.raises(Conflict):
        advance(again.pk, "sign", by=cast.signer, said=said(again))
    assert Revision.objects.get(pk=again.pk).state != "released"


def test_result_is_begun_after_the_end_alone(cast):
    revision = asked(cast)
    with pytest.raises(MoveRefused, match="还没有结束"):
        results.begin(revision.publication_id, by=cast.clerk)


def test_survey_is_counted_choice_by_choice(cast):
    revision = asked_before(cast, form="survey", questions=QUESTIONS, body_html="", explanation="")
    for first, second in (("0", ["0"]), ("0", ["0", "1"]), ("2", ["1"])):
        enter(cast, revision, days(-3), question0=first, question1=second, text="")
    lacking = EnteredForm({"channel": "post", "received_on": days(-3), "applicant_kind": "person", "question0": "0"},
                          asked=asked_by(revision.publication_id))  # fmt: skip
    assert not lacking.is_valid() and "至少选一项" in str(lacking.errors)
    walk(cast, results.begin(revision.publication_id, by=cast.clerk), 4)
    answers = Release.objects.get(revision__no=2).header["result"]["answers"]
    assert [[one["n"] for one in each["choices"]] for each in answers] == [[2, 0, 1], [2, 2]]
    assert "每天" in text(address(revision)) and "调查结果" in text(address(revision))


def test_seats_are_given_in_order_and_names_stand_by_consent(cast):
    held = now() + datetime.timedelta(days=10)
    revision = asked_before(cast, form="meeting", held_at=held, place="县政府三楼", places=2, selection="按报名次序",
                            explanation="", body_html="")  # fmt: skip
    at, key = address(revision), revision.publication_id
    with frozen(days(-3)):
        page = send(at, name="测试员甲", phone="13900000001", consents_to_name="on", text="").content.decode()
        assert "第1位" in page
        send(at, name="钱测试", phone="13900000002", text="")
        third = send(at, name="孙测试", phone="13900000003", text="").content.decode()
        assert "第3位" in third and "候补" in third
        assert "请写姓名" in send(at, name="", phone="13900000003", text="").content.decode()
    again = results.begin(key, by=cast.clerk)
    with pytest.raises(NotReady, match="名单"):
        advance(again.pk, "submit", by=cast.clerk, said=said(again))
    assert ledger.seat(key, None, by=cast.clerk) == 2
    everybody = list(Opinion.objects.values_list("pk", flat=True))
    with pytest.raises(MoveRefused, match="勾选的多了"):
        ledger.seat(key, everybody, by=cast.clerk)
    walk(cast, again, 4)
    page = text(at)
    assert (
        "测试员甲" in page and "钱××" in page and "钱测试" not in page and "孙" not in page and "列席人员名单" in page
    )


def test_ledger_page_asks_few_questions_however_many_there_are(cast, at_desk):
    revision = asked_before(cast)
    for n in range(3):
        enter(cast, revision, days(-3), text=f"第{n}条，年检太频繁")
    client, at = at_desk("clerk"), f"/admin/feedback/consultation/{revision.publication_id}/opinions/"
    client.get(at)
    with CaptureQueriesContext(connections["default"]) as queries:
        assert client.get(at).status_code == 200
    assert len(queries) <= 30
    assert at_desk("town_clerk").get(at).status_code == 404 and at_desk("operator").get(at).status_code == 404
    found = client.get(f"{at}?q=第1条").content.decode()
    assert "第1条，年检" in found and "第2条，年检" not in found and client.get(f"{at}?show=odd").status_code == 404


def test_who_said_it_goes_by_its_term_and_the_numbers_stay(cast, at_desk):
    old, new = asked_before(cast), asked_before(cast, title="还没有公布结果的征集")
    for revision in (old, new):
        one = enter(cast, revision, days(-3), name="测试员丁", phone="13900000009", applicant_kind="enterprise")
    key = old.publication_id
    said_ = Opinion.objects.get(consultation=key)
    ledger.put(key, [said_.pk], summary="年检改为两年一次", by=cast.clerk)
    ledger.decide(Adoption.objects.get().pk, decision="adopted", by=cast.clerk)
    walk(cast, results.begin(key, by=cast.clerk, published_on=days(-400)), 4)
    set_option("consultations.keep_days", 401, by=cast.office)
    forget_old_opinions()
    assert Opinion.objects.get(pk=said_.pk).text == said_.text
    set_option("consultations.keep_days", 365, by=cast.office)
    forget_old_opinions()
    forget_old_opinions()
    gone = Opinion.objects.get(pk=said_.pk)
    assert (gone.sealed, gone.masked, gone.text, gone.number) == ("", "", "", said_.number)
    assert ledger.counted(key).enterprises == 1 and ledger.lines(key).get().n == 1
    assert Trail.objects.filter(action="opinions_purged", object_id=str(key)).count() == 1
    one.refresh_from_db()
    assert one.sealed and "年检改为两年一次" in text(address(old))
    page = at_desk("clerk").post(f"/admin/feedback/consultation/{key}/opinions/{said_.pk}/reveal/").content.decode()
    assert "已按期清除" in page
    for change in ({"sealed": "", "masked": "", "text": ""}, {"text": ""}):
        with pytest.raises(DatabaseError):
            Opinion.objects.filter(pk=one.pk).update(**change)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT opinion_purge(%s, %s, 9)", [new.publication_id, today()])
        assert cursor.fetchone() == (0,)


def test_who_left_an_address_is_told_once_when_the_result_is_public(cast, settings):
    settings.HAS_MAIL, settings.PORTAL_DEMO = True, True
    at = address(asked(cast))
    opinion, _code = file(at, email="reader@example.org")
    assert opinion.wants_mail and "reader" not in opinion.sealed and not file(at, text="没有留邮箱的意见")[0].wants_mail
    assert tell_of_results() == "told of results: 0"
    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE consultation_period SET answered_on = %s", [today()])
    assert [tell_of_results(), tell_of_results()] == ["told of results: 1", "told of results: 0"]
    assert hand_over() == 1 and opinion.number in mail.outbox[0].body and opinion.text not in mail.outbox[0].body
    with pytest.raises(DatabaseError):
        Opinion.objects.update(wants_mail=True)
