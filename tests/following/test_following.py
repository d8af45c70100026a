"""Following by mail: asked, confirmed, told, stopped. Nobody learns who follows what; only released things are told."""

import datetime
import re

import pytest
from django.core import mail as sent
from django.db import connections
from django.db.utils import ProgrammingError
from django.test import Client

from portal.cases.mail import hand_over
from portal.cases.models import Outbox
from portal.cases.today import frozen, now
from portal.database.sides import reading_as_public
from portal.following import telling
from portal.following.models import Mailing, News, Subscription, Telling
from portal.people.models import Allowance
from portal.site.options import set_option
from tests.cast import draft, released
from tests.disclosure.library import to, withdraw

pytestmark = pytest.mark.medium
EAST = datetime.timezone(datetime.timedelta(hours=8))
READER = "reader@example.org"
STAMP = re.compile(r'name="stamp" value="([^"]+)"')


@pytest.fixture
def site(cast, settings):
    settings.HAS_MAIL, settings.PORTAL_DEMO = True, True
    set_option("forms.least_seconds", 0, by=cast.office)
    return cast


def ask(client=None, *, query: str = "?organ=mzj", **said):
    client = client or Client()
    page = client.get(f"/follow/{query}").content.decode()
    form = {"organ": "mzj", "rhythm": "at_once", "email": READER, "stamp": STAMP.search(page)[1], "website": ""}
    return client.post("/follow/", form | said)


def minute() -> list:
    """What the tick does with following, and the mails that then go out."""
    sent.outbox = []
    telling.match()
    telling.ask_to_confirm(now())
    telling.tell(now())
    hand_over()
    return sent.outbox


def own_page(message) -> str:
    return re.search(r"http://127\.0\.0\.1:\d+(/follow/mine/\?t=\S+)", message.body)[1]


def follow(**said) -> str:
    """Ask and confirm; the address of the own page."""
    assert ask(**said).status_code == 303
    (message,) = minute()
    assert message.to == [said.get("email", READER)]
    page = own_page(message)
    assert Client().post(page, {"do": "confirm"}).status_code == 303
    return page


def test_reader_asks_confirms_is_told_and_stops_with_one_click(site):
    page = follow()
    body = Client().get(page).content.decode()
    assert "县民政局" in body and "已订上" in body and READER not in body
    released(site, title="新的通知")
    (message,) = minute()
    assert message.subject.endswith("“县民政局”有1条") and "新的通知" in message.body and "/documents/" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert page in message.extra_headers["List-Unsubscribe"]
    assert minute() == []  # told once
    counted = Mailing.objects.get()
    assert (counted.mails, counted.things, Telling.objects.count()) == (1, 1, 0)
    client = Client(enforce_csrf_checks=True)  # a mail program has no token of a page
    assert client.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists() and Client().get(page).status_code == 404
    released(site, title="又一个通知")
    assert minute() == []


def test_nothing_is_told_before_it_is_confirmed_and_looking_confirms_nothing(site):
    ask()
    (message,) = minute()
    Client().get(own_page(message))
    released(site)
    assert minute() == []
    with frozen(now() + datetime.timedelta(days=3)):
        assert telling.forget(now()) == 1
    assert Client().post(own_page(message), {"do": "confirm"}).status_code == 404


def test_mail_that_asks_to_confirm_carries_nothing_that_a_stranger_wrote(site):
    ask(q="中奖请点 evil.example/领奖")
    (asking,) = minute()
    assert "evil.example" not in asking.body + asking.subject and "中奖" not in asking.body + asking.subject
    assert "“县民政局、标题或正文里有指定文字的”" in asking.body
    page = own_page(asking)
    assert "中奖请点 evil.example/领奖" in Client().get(page).content.decode()  # whoever confirms reads it first
    ask(email="other@example.org")
    (plain,) = minute()
    assert "“县民政局”" in plain.body


def test_mail_of_news_names_the_words_once_its_reader_has_confirmed_them(site):
    follow(organ="", q="低保")
    released(site, title="关于低保的通知")
    (message,) = minute()
    assert "“低保”有1条" in message.subject and "您订阅的“低保”" in message.body


def test_only_what_was_chosen_is_told_and_only_from_then_on(site):
    released(site, title="以前的通知")
    follow(organ="", topic="", kind="notice")
    follow(organ="", q="危房改造")
    minute()
    released(site, title="关于低保的通知")
    (message,) = minute()
    assert "通知" in message.subject and "以前的" not in message.body
    released(site, title="关于农村危房改造的通告", kind="announcement", document_number="霁民发〔2026〕4号")
    (message,) = minute()
    assert "危房改造" in message.subject


def test_withdrawn_before_the_mail_is_not_told_and_drafts_never_are(site):
    follow()
    draft(site, title="还没公开的")
    withdraw(site, released(site, title="撤下的通知"))
    assert minute() == [] and not Mailing.objects.exists()


def test_repeal_is_told_to_who_follows_the_repealed(site):
    old = released(site, title="旧的办法", document_number="霁民发〔2025〕1号")
    follow(organ="", q="旧的办法")
    minute()
    released(site, title="新的办法", document_number="霁民发〔2026〕9号", relations=[to(old, "repeals")])
    (message,) = minute()
    assert "《旧的办法》自" in message.body and "起废止" in message.body
    feed = Client().get("/feeds/?q=旧的办法").content.decode()
    assert "旧的办法（已废止）" in feed or "旧的办法（废止）" in feed


def test_daily_and_weekly_wait_for_their_hour(site):
    with frozen(datetime.datetime(2026, 11, 25, 6, tzinfo=EAST)):
        follow(rhythm="daily")
        follow(rhythm="weekly", email="weekly@example.org")
    Subscription.objects.update(confirmed_at="2020-01-01T00:00Z")
    released(site)
    telling.match()
    with frozen(datetime.datetime(2026, 11, 26, 7, tzinfo=EAST)):
        assert minute() == []
    with frozen(datetime.datetime(2026, 11, 26, 8, 5, tzinfo=EAST)):  # a Thursday
        assert [message.to for message in minute()] == [[READER]]
    with frozen(datetime.datetime(2026, 11, 30, 8, 5, tzinfo=EAST)):
        assert [message.to for message in minute()] == [["weekly@example.org"]]


def test_nobody_learns_whether_an_address_follows_something(site):
    first = ask()
    follow()
    again = ask()
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    assert minute() == [] and Subscription.objects.count() == 1


def test_row_that_cannot_be_opened_holds_up_nobody(site):
    assert ask().status_code == 303
    with reading_as_public(), connections["public"].cursor() as cursor:
        for who, sealed in (("0", "sealed1:AAAA"), ("1", "sealed1:一")):
            cursor.execute("SELECT follow_ask(%s, %s, %s, ARRAY['organ:mzj'], '', 'at_once')", [who, who, sealed])
        cursor.execute("SELECT follow_confirm(ARRAY['1'])")
    (message,) = minute()
    assert message.to == [READER]
    assert not Subscription.objects.filter(mailed_at=None).exists()  # asked once, not every minute
    released(site)
    assert minute() == [] and not Telling.objects.exists()


def test_another_rhythm_takes_the_place_of_the_former(site):
    follow(rhythm="weekly")
    follow(rhythm="daily")
    assert [each.rhythm for each in Subscription.objects.all()] == ["daily"]


def test_database_holds_no_address_and_the_public_process_reads_nothing(site):
    follow(q="低保")
    with connections["owner"].cursor() as cursor:
        tables = ("subscription", "outbox", "allowance", "trail")
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in tables))
        everything = "".join(row for (row,) in cursor.fetchall())
    assert READER not in everything and "127.0.0.1" not in everything
    for table in ("subscription", "telling", "outbox", "allowance"):
        with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
            cursor.execute(f"SELECT * FROM {table}")


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(site):
    for said, words in (
        ({"email": "x"}, "邮箱写得不完整"), ({"rhythm": "hourly"}, "多久一封"), ({"website": "http://a"}, "应当留空"),
        ({"stamp": "forged"}, "再按一次提交"), ({"organ": "none"}, "单位"), ({"q": "字" * 101}, "标题或正文"),
    ):  # fmt: skip
        answer = ask(**({"q": "低保"} | said))
        body = answer.content.decode()
        assert answer.status_code == 200 and words in body, said
        assert ("低保" in body or "字字" in body) and ("reader@" in body or said.get("email") == "x")
    assert not Subscription.objects.exists()
    assert Client().get("/follow/?organ=none").status_code == 400


def test_sent_too_early_is_asked_to_be_sent_again(site):
    set_option("forms.least_seconds", 30, by=site.office)
    assert "提交得太快了" in ask().content.decode()
    assert not Subscription.objects.exists()


def test_floods_are_limited_in_all_processes(site):
    for n in range(20):
        assert ask(email=f"r{n}@example.org").status_code == 303
    answer = ask(email="r21@example.org")
    body = answer.content.decode()
    assert answer.status_code == 429
    assert "太多了" in body and "r21@example.org" in body
    Allowance.objects.all().delete()
    for _n in range(7):  # one reader is asked five times a day, and nobody learns that there were more
        assert ask(q=str(_n)).status_code == 303
    assert Subscription.objects.filter(words__in="0123456").count() == 5


def test_news_older_than_a_week_is_none(site):
    revision = released(site)
    assert News.objects.filter(publication=revision.publication).count() == 1
    assert Outbox.objects.count() == 0
