"""Telling those who are responsible that a release is due soon: one message for each duty and day, through the outbox.

This round has no mail: a message that is sent becomes a step in the trail and stands in the clerk's queue.
"""

import datetime
from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _

from disclosure.models import Duty
from portal.cases.models import Outbox
from portal.cases.models.workday import working_calendar
from portal.cases.outbox import post, sends
from portal.people.models import Membership, Person, Role
from portal.site.options import option
from portal.trail.record import SYSTEM, record

KIND = "duty.due"


def remind(on: datetime.date) -> int:
    """How many duties somebody is told of now: those that are due soon and that nobody was told of."""
    soon = working_calendar().add_working_days(on, option("coverage.soon_days")).date
    told = []
    with transaction.atomic():
        due = Duty.objects.rhythmic().filter(due_on__range=(on, soon)).order_by("pk").select_for_update(of=("self",))
        due = [duty for duty in due if duty.reminded_for != duty.due_on]
        clerks = _clerks({duty.organ_id for duty in due}, on) if due else {}
        for duty in due:
            for person in [duty.person_id] if duty.person_id else clerks.get(duty.organ_id, []):
                post(KIND, recipient=person, payload={"duty": duty.pk, "due": duty.due_on.isoformat()})
            duty.reminded_for = duty.due_on
            told.append(duty)
        Duty.objects.bulk_update(told, ["reminded_for"])
    return len(told)


def _clerks(organs: set[int], on: datetime.date) -> dict[int, list[int]]:
    found = defaultdict(list)
    held = Membership.objects.held_on(on).filter(organ__in=organs, role=Role.CLERK, person__is_active=True)
    for organ, person in held.order_by("person").values_list("organ", "person"):
        found[organ].append(person)
    return found


@sends(KIND)
def send(message: Outbox) -> None:
    duty = Duty.objects.select_related("organ", "item__domain").get(pk=message.payload["duty"])
    who = Person.objects.get(pk=message.recipient)
    told = _("%(who)s：%(item)s应于%(day)s公开") % {
        "who": who.name, "item": duty.item.path, "day": message.payload["due"]}  # fmt: skip
    record("duty_reminded", by=SYSTEM, object=duty, organ=duty.organ.code, reason=told)
