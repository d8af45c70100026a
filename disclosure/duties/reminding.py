"""Telling those who are responsible that a release is due soon: a step in the trail, once for each duty and day. The
duty stands in the clerk's queue, and the mail of the day counts it (portal/site/reminding.py)."""

import datetime
from collections import defaultdict

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from disclosure.models import Duty
from portal.cases.models.workday import working_calendar
from portal.people.models import Membership, Person, Role
from portal.site.options import option
from portal.trail.record import SYSTEM, record

AT_ONCE = 200  # duties in a minute


def remind(on: datetime.date) -> int:
    """How many duties somebody is told of now: those that are due soon and that nobody was told of."""
    soon = working_calendar().add_working_days(on, option("coverage.soon_days")).date
    with transaction.atomic():
        due = Duty.objects.rhythmic().filter(due_on__range=(on, soon)).exclude(reminded_for=F("due_on"))
        due = due.select_related("organ", "item__domain", "person").order_by("pk").select_for_update(of=("self",))
        told = list(due[:AT_ONCE])
        clerks = _clerks({duty.organ_id for duty in told}, on) if told else {}
        for duty in told:
            duty.reminded_for = duty.due_on
        Duty.objects.bulk_update(told, ["reminded_for"])
        for duty in told:
            for person in [duty.person] if duty.person else clerks.get(duty.organ_id, []):
                words = _("%(who)s：%(item)s应于%(day)s公开") % {
                    "who": person.name, "item": duty.item.path, "day": duty.due_on.isoformat()}  # fmt: skip
                record("duty_reminded", by=SYSTEM, object=duty, organ=duty.organ.code, reason=words)
    return len(told)


def _clerks(organs: set[int], on: datetime.date) -> dict[int, list[Person]]:
    found = defaultdict(list)
    held = Membership.objects.held_on(on).filter(organ__in=organs, role=Role.CLERK, person__is_active=True)
    for membership in held.select_related("person").order_by("person"):
        found[membership.organ_id].append(membership.person)
    return found
