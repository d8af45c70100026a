import datetime
import threading

import pytest
from django.db import connections, transaction

from portal.cases import outbox
from portal.cases.models import Outbox
from portal.cases.outbox import deliver, post, sends
from portal.cases.today import frozen, now
from portal.people.models import Organ

pytestmark = pytest.mark.medium
NINE = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


@pytest.fixture
def sent(monkeypatch):
    """What the sender of `test.note` was given."""
    monkeypatch.setattr(outbox, "_senders", {})
    seen = []
    sends("test.note")(lambda message: seen.append(message.payload["id"]))
    return seen


def test_message_goes_out_when_it_is_due_and_once(db, sent):
    with frozen(NINE):
        post("test.note", recipient=7, payload={"id": 1}, due_at=NINE + datetime.timedelta(hours=1))
        assert deliver() == 0
    with frozen(NINE + datetime.timedelta(hours=1)):
        assert (deliver(), deliver()) == (1, 0)
    assert sent == [1]
    assert Outbox.objects.get().sent_at == NINE + datetime.timedelta(hours=1)


def test_message_of_a_rolled_back_change_never_goes_out(db, sent):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post("test.note", payload={"id": 1})
        raise ZeroDivisionError
    assert deliver() == 0


def test_two_senders_at_once_send_each_message_once(db, monkeypatch):
    monkeypatch.setattr(outbox, "_senders", {})
    seen, meeting = [], threading.Barrier(2, timeout=20)

    @sends("test.note")
    def send(message):
        if message.payload["id"] < 2:
            meeting.wait()  # both are in the middle of a message now
        seen.append(message.payload["id"])

    for n in range(40):
        post("test.note", payload={"id": n})
    counts = []

    def work():
        counts.append(deliver())
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(40))
    assert sum(counts) == 40
    assert min(counts) >= 1


def test_failing_message_is_tried_later_stops_nobody_and_is_given_up_in_the_end(db, sent, caplog):
    @sends("test.fails")
    def fail(message):
        Organ.objects.create(code="half", name="做了一半", kind="department")
        raise RuntimeError("13900000000")

    with frozen(NINE):
        post("test.fails", payload={"id": 1})
        post("test.unknown")
        post("test.note", payload={"id": 2})
        assert deliver() == 1
    assert sent == [2]
    failed = Outbox.objects.get(kind="test.fails")
    assert (failed.attempts, failed.last_error, failed.sent_at) == (1, "RuntimeError", None)
    assert failed.due_at == NINE + datetime.timedelta(minutes=2)
    assert Outbox.objects.get(kind="test.unknown").last_error == "NoSender"
    assert not Organ.objects.filter(code="half").exists()
    assert "13900000000" not in caplog.text
    for day in range(1, 20):
        with frozen(NINE + datetime.timedelta(days=day)):
            deliver()
    assert {message.kind for message in Outbox.objects.given_up()} == {"test.fails", "test.unknown"}
    assert not Outbox.objects.waiting().exists()


@pytest.mark.parametrize(
    "payload",
    [{"name": "张某"}, {"phone": "13900000000"}, {"text": "a b"}, {"list": [1, "李某"]}, {"id": 1.5}, {"李": 1}],
)
def test_words_and_numbers_of_persons_are_refused(db, payload):
    with pytest.raises(ValueError, match="message"):
        post("test.note", payload=payload)


def test_ids_codes_and_dates_pass(db):
    post(
        "test.note",
        payload={"id": 5, "uuid": "0b6a1e52-6f0e-4b5c-8d2b-1f7f0a3c9d11", "on": "2026-03-02", "deep": [{"a": None}]},
    )
    assert Outbox.objects.get().created_at <= now()


def test_one_kind_has_one_sender(sent):
    with pytest.raises(ValueError, match="two senders"):
        sends("test.note")(print)
