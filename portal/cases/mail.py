"""Mails: written with what they speak of, handed over to the mail server by the minute's tick.

    with transaction.atomic():
        …
        post_mail("letters.news", to=address, subject=…, body=…)

A hand-over has three steps, each committed: that it begins, the conversation with the server, its outcome. Whoever is
killed in between leaves a mail whose outcome nobody knows. Only such a one is handed over a second time, with the same
Message-ID, by which a server drops what it has already, and marked `X-Handed-Over-Again`. Why: docs/adr/0031.
"""

import datetime
import json
import logging
import smtplib
import time
import uuid
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from portal.cases.models import Outbox
from portal.cases.today import now
from portal.database.turns import turn
from portal.site.key_files import KeyProblem
from portal.site.keys import WrongKey, seal, unseal

log = logging.getLogger(__name__)
KEEP_SENT, KEEP_UNSENT = datetime.timedelta(days=90), datetime.timedelta(days=30)
# The server has said no, so nothing was taken; after anything else nobody knows. Every error of smtplib and of the
# connection is an OSError.
REFUSALS = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)
UNREADABLE = (KeyProblem, WrongKey, ValueError)


def post_mail(
    kind: str,
    *,
    to: str,
    subject: str,
    body: str,
    headers: dict[str, str] | None = None,
    recipient: int | None = None,
    due_at: datetime.datetime | None = None,
) -> Outbox:
    """Put a mail into the outbox, in the transaction of what it speaks of. `recipient`: a person of ours, by number."""
    letter = {"to": to, "subject": subject, "body": body, "headers": headers or {}}
    return Outbox.objects.create(
        kind=kind, recipient=recipient, created_at=now(), due_at=due_at or now(), message_id=uuid.uuid4(),
        sealed=seal(json.dumps(letter, ensure_ascii=False)),
    )  # fmt: skip


def hand_over(most: int = 500, seconds: float = 20) -> int:
    """Hand over the mails that are due, for so many seconds; how many the server took. Never inside a transaction: the
    beginning of a hand-over has to be known before it happens."""
    if not settings.HAS_MAIL or not Outbox.objects.waiting().filter(due_at__lte=now()).exists():
        return 0
    until, taken = time.monotonic() + seconds, 0
    with turn("portal mail") as ours:
        server = get_connection() if ours else None
        for _n in range(most if ours else 0):
            due = Outbox.objects.waiting().filter(due_at__lte=now()).order_by("due_at", "id")
            if time.monotonic() > until or (mail := due.first()) is None:
                break
            outcome = _hand_one(mail, server)
            if outcome is None:
                break  # the server is away; the others keep their attempts
            taken += outcome
        if server:
            _hang_up(server)
    return taken


def _hand_one(mail: Outbox, server) -> bool | None:
    """Whether the server took it; None when there is no server to talk to."""
    begun_before = mail.handed_at is not None
    mail.attempts += 1
    mail.handed_again += begun_before
    try:
        message = _written(mail)
    except UNREADABLE as error:
        _put_off(mail, error, known=not begun_before)
        return False
    try:
        server.open()
    except OSError as error:  # nothing has left the house in this hand-over; of an earlier one nothing is known
        mail.handed_again -= begun_before
        _put_off(mail, error, known=not begun_before)
        return None
    mail.handed_at = now()
    mail.save(update_fields=["attempts", "handed_at", "handed_again"])
    try:
        server.send_messages([message])
    except (OSError, ValueError) as error:  # ValueError: an address or a header that no mail can have
        refused = isinstance(error, REFUSALS)
        _put_off(mail, error, known=refused and not begun_before, for_good=refused and _is_for_good(error))
        _hang_up(server)
        return False
    mail.sent_at, mail.handed_at, mail.last_error, mail.sealed = now(), None, "", ""
    mail.save(update_fields=["sent_at", "handed_at", "last_error", "sealed"])
    return True


def _written(mail: Outbox) -> EmailMessage:
    """The same bytes each time it is made."""
    letter = json.loads(unseal(mail.sealed))
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {
        "Message-ID": f"<{mail.message_id}@{domain}>", "Date": format_datetime(mail.created_at),
        "Auto-Submitted": "auto-generated", **letter["headers"],
    }  # fmt: skip
    if mail.handed_again:
        headers["X-Handed-Over-Again"] = str(mail.handed_again)
    return EmailMessage(letter["subject"], letter["body"], None, [letter["to"]], headers=headers)


def pause(attempts: int) -> datetime.timedelta:
    """How long to wait after so many attempts: 2, 4, 8 … minutes, a day at most."""
    return datetime.timedelta(minutes=min(2**attempts, 24 * 60))


def _put_off(mail: Outbox, error: Exception, *, known: bool, for_good: bool = False) -> None:
    """Try later; never more of the error than its kind and number, for its words hold the address (I-12)."""
    mail.last_error = " ".join(filter(None, (type(error).__name__, _code(error))))
    mail.due_at = now() + pause(mail.attempts)
    if known:
        mail.handed_at = None
    if for_good:
        mail.attempts = max(mail.attempts, Outbox.MOST_ATTEMPTS)
    mail.save(update_fields=["attempts", "due_at", "handed_at", "last_error"])
    log.warning("mail %s %s: %s", mail.kind, mail.pk, mail.last_error)


def _code(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return " ".join(sorted({str(code) for code, _words in error.recipients.values()}))
    return str(getattr(error, "smtp_code", ""))


def _is_for_good(error: Exception) -> bool:
    """No such mailbox, and will not be one in an hour."""
    refused = isinstance(error, smtplib.SMTPRecipientsRefused)
    return refused and all(500 <= code < 600 for code, _words in error.recipients.values())


def _hang_up(server) -> None:
    try:
        server.close()
    except OSError:
        server.connection = None


def try_again(mail: Outbox) -> None:
    """From the beginning, as the office wishes; what is not known of an earlier hand-over stays unknown."""
    mail.attempts, mail.due_at = 0, now()
    mail.save(update_fields=["attempts", "due_at"])


def forget() -> int:
    """Rows of what was sent long ago go, and so does what could not be sent, address and all (I-17)."""
    sent = Outbox.objects.filter(sent_at__lt=now() - KEEP_SENT)
    unsent = Outbox.objects.given_up().filter(created_at__lt=now() - KEEP_UNSENT)
    return sent.delete()[0] + unsent.delete()[0]
