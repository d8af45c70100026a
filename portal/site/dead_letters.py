"""Mails that could not be delivered, for the first page of the office's desk: a person must look why."""

import datetime

from django.conf import settings
from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.cases.models import Outbox
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Organ, Person
from portal.publishing.queue import Queue
from portal.site.hooks import gathered


def kinds() -> dict[str, str]:
    """What each kind of mail is called; apps name theirs as MAIL_KINDS."""
    return dict(gathered("MAIL_KINDS"))


def dead_letters(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    """Mails belong to no organ: they are for whoever keeps what is of everyone."""
    at_the_top = Exists(Organ.objects.filter(pk__in=rights.get("manage_reference", set()), parent__isnull=True))
    # Without a mail server nothing is handed over.
    given_up = Outbox.objects.given_up() if settings.HAS_MAIL else Outbox.objects.none()
    return Queue("mail", _("发不出去的邮件"), given_up.filter(at_the_top).defer("sealed").order_by("-id"), _row)


def _row(mail: Outbox, on: datetime.date, calendar: WorkingCalendar) -> dict:
    return {
        "day": None, "lamp": "late", "due": _("发不出去"), "due_note": _("试了%(n)s次") % {"n": mail.attempts},
        "title": kinds().get(mail.kind, mail.kind), "facts": [f"{mail.created_at:%Y-%m-%d}"],
        "url": reverse("admin:cases_outbox_change", args=[mail.pk]), "action": _("去看"),
    }  # fmt: skip
