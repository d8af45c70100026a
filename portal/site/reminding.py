"""One mail a working day to each of us who has work that is due, late or returned. Numbers only: other servers read
what a mail says, and what is not public yet has no place there."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.cases.mail import post_mail
from portal.cases.models.workday import working_calendar
from portal.cases.today import day_words
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.people.rights import RIGHTS, organs_by_right
from portal.site.addresses import mailed_address
from portal.site.context import known_profile
from portal.site.options import option
from portal.site.work import queues_of

KIND = "staff.daily"
AT_ONCE = 50  # persons a minute


def remind(moment: datetime.datetime) -> int:
    """How many persons are told now; the others are told in the next minutes, or have nothing to be told of."""
    on = moment.date()
    calendar = working_calendar()
    if moment.hour < option("mail.daily_hour") or not calendar.is_working(on):
        return 0
    soon = calendar.add_working_days(on, option("mail.soon_days")).date
    told = 0
    with transaction.atomic():
        waiting = Person.objects.select_for_update(skip_locked=True).filter(is_active=True).exclude(work_email="")
        for person in list(waiting.exclude(reminded_on=on).order_by("pk")[:AT_ONCE]):
            if lines := _lines(person, on, soon, calendar):
                post_mail(KIND, to=person.work_email, recipient=person.pk, subject=_subject(), body=_body(lines, on))
                told += 1
            person.reminded_on = on
            person.save(update_fields=["reminded_on"])
    return told


def _lines(person: Person, on: datetime.date, soon: datetime.date, calendar: WorkingCalendar) -> list[str]:
    queues = queues_of(person, organs_by_right(person, tuple(RIGHTS), on), on)
    rows = [row for queue in queues if not queue.is_watched for row in queue.rows(on, calendar)]
    days = [row["day"] for row in rows if row["day"]]
    returned = sum(row.get("is_returned", False) for row in rows)
    counted = (
        (_("逾期：%(n)s件"), sum(day < on for day in days)),
        (_("今天和随后几个工作日到期：%(n)s件"), sum(on <= day <= soon for day in days)),
        (_("退回待修改：%(n)s件"), returned),
    )
    return [words % {"n": n} for words, n in counted if n]


def _subject() -> str:
    site = known_profile()
    return _("%(site)s工作提醒") % {"site": site.platform if site else ""}


def _body(lines: list[str], on: datetime.date) -> str:
    parts = [
        _("截至%(day)s，您的工作台里有：") % {"day": day_words(on)},
        "\n".join(lines),
        _("请登录工作台办理。%(address)s") % {"address": mailed_address("/admin/")},
        _("这封信由系统发出，每个工作日最多一封，请勿回复。不再需要时，请公开办删去您的工作邮箱。"),
    ]
    return "\n\n".join(parts) + "\n"
