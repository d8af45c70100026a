"""Sending what is due: each message once, even when two of us send at the same time.

An app says in its portal_hooks.py how its messages are sent: `@sends("document.review_due")` on a function that takes
the message. What the function writes to the database and the note that it was sent are one transaction. What leaves the
house, leaves as a mail (portal/cases/mail.py).
"""

import datetime
import logging
import re
from collections.abc import Callable

from django.db import router, transaction

from portal.cases.models import Outbox
from portal.cases.today import now

log = logging.getLogger(__name__)
PLAIN = re.compile(r"[A-Za-z0-9_./:-]{0,64}")  # codes, ids, dates; a name or a sentence does not pass
PERSON_NUMBER = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
Sender = Callable[[Outbox], None]
_senders: dict[str, Sender] = {}


def sends(kind: str) -> Callable[[Sender], Sender]:
    def register(sender: Sender) -> Sender:
        if _senders.setdefault(kind, sender) is not sender:
            raise ValueError(f"two senders for {kind}")
        return sender

    return register


def post(
    kind: str, *, recipient: int | None = None, payload: dict | None = None, due_at: datetime.datetime | None = None
) -> Outbox:
    """Put a message into the outbox, in the transaction of what it speaks of."""
    _refuse_words(payload or {})
    return Outbox.objects.create(
        kind=kind, recipient=recipient, payload=payload or {}, created_at=now(), due_at=due_at or now()
    )


def deliver(most: int = 200) -> int:
    """Send up to `most` messages that are due; return how many went out. Safe several times at once."""
    sent = 0
    for _ in range(most):
        outcome = _deliver_one()
        if outcome is None:
            break
        sent += outcome
    return sent


def _deliver_one() -> bool | None:
    """Send the next message that nobody else holds. None: there is none."""
    alias = router.db_for_write(Outbox)
    with transaction.atomic(using=alias):
        # While this transaction lasts, another deliver() passes the row by.
        message = Outbox.objects.notes().waiting().filter(due_at__lte=now()).select_for_update(skip_locked=True).first()
        if message is None:
            return None
        message.attempts += 1
        try:
            with transaction.atomic(using=alias):
                _sender(message.kind)(message)
            message.sent_at, message.last_error = now(), ""
        except Exception as error:
            # The kind of failure only: its words may hold what no log may (I-12).
            message.last_error = type(error).__name__
            message.due_at = now() + pause(message.attempts)
            log.warning("outbox %s %s: %s", message.kind, message.pk, type(error).__name__)
        message.save(update_fields=["attempts", "sent_at", "last_error", "due_at"])
        return message.sent_at is not None


def pause(attempts: int) -> datetime.timedelta:
    """How long to wait after so many attempts: 2, 4, 8 … minutes, a day at most."""
    return datetime.timedelta(minutes=min(2**attempts, 24 * 60))


class NoSender(LookupError):
    """No app says how messages of this kind are sent."""


def _sender(kind: str) -> Sender:
    try:
        return _senders[kind]
    except KeyError:
        raise NoSender(kind) from None


def _refuse_words(value: object) -> None:
    """Only ids, codes, dates and numbers may travel in a message."""
    if isinstance(value, dict):
        _refuse_words([*value.keys(), *value.values()])
    elif isinstance(value, list):
        for item in value:
            _refuse_words(item)
    elif not isinstance(value, bool | int | None | str):
        raise ValueError(f"a message cannot carry {type(value).__name__}")
    elif not PLAIN.fullmatch(str(value)) or PERSON_NUMBER.search(str(value)):
        raise ValueError("a message carries ids and codes, no words and no numbers of persons")
