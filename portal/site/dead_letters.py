"""Mails that could not be delivered, for the first page of the office's desk: a person must look why."""

import datetime

from django.conf import settings
from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.cases.models import Outbox
from portal.people.models import Organ, Person
from portal.site.hooks import gathered
from portal.site.work import Queue

SHOWN = 20


def kinds() -> dict[str, str]:
    """What each kind of mail is called; apps name theirs as MAIL_KINDS."""
    return dict(gathered("MAIL_KINDS"))


def dead_letters(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue | None:
    """Mails belong to no organ: they are for whoever keeps what is of everyone."""
    organs = rights.get("manage_reference", set())
    if not organs or not settings.HAS_MAIL:  # without a mail server nothing is handed over
        return None
    at_the_top = Exists(Organ.objects.filter(pk__in=organs, parent__isnull=True))
    dead = Outbox.objects.mails().given_up().filter(at_the_top).defer("sealed").order_by("-id")
    rows = [(None, _row(mail, kinds().get(mail.kind, mail.kind))) for mail in dead[:SHOWN]]
    return Queue("mail", _("发不出去的邮件"), dead.count() if len(rows) == SHOWN else len(rows), rows) if rows else None


def _row(mail: Outbox, kind: str) -> dict:
    return {
        "lamp": "late", "due": _("发不出去"), "due_note": _("试了%(n)s次") % {"n": mail.attempts}, "title": kind,
        "facts": [f"{mail.created_at:%Y-%m-%d}"], "tags": [],
        "url": reverse("admin:cases_outbox_change", args=[mail.pk]), "action": _("去看"),
    }  # fmt: skip
