"""Mails reach the mail server once, whatever happens on the way; nothing readable of them lies in the database."""

import datetime

import pytest
from django.db import connections, transaction

from portal.cases.mail import forget, hand_over, post_mail, try_again
from portal.cases.models import Outbox
from portal.cases.today import frozen
from portal.database.turns import turn

pytestmark = pytest.mark.medium
NINE = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
TO = "reader@example.org"


def write(n: int = 1, to: str = TO) -> Outbox:
    return post_mail("test.mail", to=to, subject=f"第{n}封", body="正文", headers={"List-Id": "x"})


def at(minutes: float):
    return frozen(NINE + datetime.timedelta(minutes=minutes))


def test_mail_is_handed_over_once_with_its_name_and_nothing_of_it_is_kept(db, server):
    with at(0):
        mail = write()
        assert TO not in mail.sealed and "正文" not in mail.sealed
        assert (hand_over(), hand_over()) == (1, 0)
    (message,) = server.heard
    assert message["Message-ID"] == f"<{mail.message_id}@example.org>"
    assert (message["To"], message["Subject"], message["List-Id"]) == (TO, "第1封", "x")
    assert message.get_content().strip() == "正文"
    assert message["X-Handed-Over-Again"] is None
    mail.refresh_from_db()
    assert (mail.sealed, mail.sent_at, mail.handed_at) == ("", NINE, None)


def test_mail_of_a_rolled_back_change_is_never_sent(db, server):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        raise ZeroDivisionError
    assert hand_over() == 0


def test_mail_that_waits_for_later_waits(db, server):
    with at(0):
        post_mail("test.mail", to=TO, subject="a", body="b", due_at=NINE + datetime.timedelta(hours=1))
        assert hand_over() == 0
    with at(61):
        assert hand_over() == 1


def test_known_refusal_is_tried_later_under_no_mark_and_says_no_address(db, server, caplog):
    server.refused[TO] = 451
    with at(0):
        mail = write()
        assert hand_over() == 0
    mail.refresh_from_db()
    assert (mail.attempts, mail.last_error, mail.handed_at) == (1, "SMTPRecipientsRefused 451", None)
    assert TO not in caplog.text and "SMTPRecipientsRefused 451" in caplog.text
    server.refused.clear()
    with at(1):
        assert hand_over() == 0  # not yet
    with at(3):
        assert hand_over() == 1
    assert server.heard[0]["X-Handed-Over-Again"] is None


@pytest.mark.parametrize("point", ["half", "taken"])
def test_unknown_outcome_is_handed_over_again_with_the_same_name_and_marked(db, server, point):
    server.hang_up_at = point
    with at(0):
        mail = write()
        assert hand_over() == 0
    mail.refresh_from_db()
    assert mail.handed_at is not None and mail.last_error.startswith("SMTPServerDisconnected")
    with at(3):
        assert hand_over() == 1
    assert server.heard[-1]["X-Handed-Over-Again"] == "1"
    assert list(server.kept) == [f"<{mail.message_id}@example.org>"]


def test_no_such_mailbox_is_a_dead_letter_at_once_and_the_others_go_out(db, server):
    server.refused["gone@example.org"] = 550
    dead, mail = write(1, "gone@example.org"), write(2)
    assert hand_over() == 1
    assert list(Outbox.objects.given_up()) == [dead]
    server.refused.clear()
    try_again(Outbox.objects.get(pk=dead.pk))
    assert hand_over() == 1
    assert {message["Subject"] for message in server.heard} == {"第1封", "第2封"}
    assert Outbox.objects.get(pk=mail.pk).sent_at


def test_server_that_is_away_costs_one_attempt_a_round_and_dead_letters_come_late(db, server, settings):
    settings.EMAIL_PORT = 1
    with at(0):
        first, second = write(1), write(2)
        assert hand_over() == 0
    assert [*Outbox.objects.order_by("pk").values_list("attempts", flat=True)] == [1, 0]
    for hour in range(1, 120):
        with at(60 * hour):
            hand_over()
            if Outbox.objects.get(pk=first.pk).attempts == Outbox.MOST_ATTEMPTS:
                break
    assert hour > 24  # a weekend without a server is survived
    assert Outbox.objects.get(pk=first.pk).handed_at is None
    assert Outbox.objects.get(pk=second.pk).attempts


def test_of_two_at_once_one_hands_over(db, server):
    write()
    with turn("portal mail") as ours:
        assert ours and hand_over() == 0
    assert hand_over() == 1


def test_without_a_server_nothing_is_tried(db, server, settings):
    settings.HAS_MAIL = False
    write()
    assert hand_over() == 0 and not Outbox.objects.filter(attempts__gt=0)


def test_old_rows_are_forgotten(db, server):
    server.refused["gone@example.org"] = 550
    with at(0):
        write(1)
        write(2, "gone@example.org")
        hand_over()
        assert forget() == 0
    with frozen(NINE + datetime.timedelta(days=31)):
        waiting = write(3)
        assert forget() == 1
    with frozen(NINE + datetime.timedelta(days=91)):
        assert forget() == 1
    assert list(Outbox.objects.all()) == [waiting]


def test_public_process_can_neither_read_nor_write_mails(db):
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('outbox', 'SELECT, INSERT, UPDATE, DELETE')")
        assert cursor.fetchone() == (False,)
