"""Writing the default duties as rows: the difference is shown first, what the office set by hand stays."""

import datetime
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import matters
from disclosure.duties import unconcerned
from disclosure.duties.clock import wind
from disclosure.duties.defaults import DefaultDuty, default_duties
from disclosure.models import CatalogItem, Duty, ItemVersion
from portal.people.models import Organ
from portal.trail import words
from portal.trail.record import record

words.name({"duties_laid": gettext_lazy("按目录安排公开责任"), "duty_reminded": gettext_lazy("提醒该公开的事项")})


@dataclass
class Difference:
    """What laying the defaults would do. `nobody`: items for which the catalog's words lead to no organ."""

    new: list[DefaultDuty] = field(default_factory=list)
    again: list[int] = field(default_factory=list)  # duties that ended and are owed again
    ended: list[int] = field(default_factory=list)
    kept: int = 0
    nobody: list[int] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return bool(self.new or self.again or self.ended)

    def __str__(self):
        return _("新增%(new)s条，恢复%(again)s条，停止%(ended)s条，不变%(kept)s条，没有对应单位的事项%(nobody)s项") % {
            "new": len(self.new), "again": len(self.again), "ended": len(self.ended), "kept": self.kept,
            "nobody": len(self.nobody),
        }  # fmt: skip


def difference() -> Difference:
    versions = ItemVersion.objects.in_force().select_related("item__domain")
    wanted, nobody = default_duties(versions, Organ.objects.existing().in_order(), matters.parts())
    by_pair = {(each.organ_id, each.item_id): each for each in wanted}
    found = Difference(nobody=nobody)
    for duty in Duty.objects.order_by().only("organ_id", "item_id", "by_hand", "ended_on"):
        default = by_pair.pop((duty.organ_id, duty.item_id), None)
        if default and duty.ended_on and not duty.by_hand:
            found.again.append(duty.pk)
        elif not default and not duty.ended_on and not duty.by_hand:
            found.ended.append(duty.pk)
        else:
            found.kept += 1
    found.new = list(by_pair.values())
    return found


def lay(*, by, on: datetime.date) -> Difference:
    """Write the difference as it is now, with one step in the trail."""
    with transaction.atomic():
        with connection.cursor() as cursor:  # two at once would both add the same
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('duties'))")
        found = difference()
        Duty.objects.bulk_create(
            (Duty(item_id=each.item_id, organ_id=each.organ_id, rhythm=each.rhythm, since=each.since)
             for each in found.new), batch_size=1000,
        )  # fmt: skip
        Duty.objects.filter(pk__in=found.again).update(ended_on=None)
        Duty.objects.filter(pk__in=found.ended).update(ended_on=on)
        unconcerned.apply()
        wind(Duty.objects.rhythmic())
        if found.writes:
            record("duties_laid", by=by, object_type="disclosure.duty", reason=str(found))
    return found


def without_organ(found: Difference) -> list[CatalogItem]:
    return list(CatalogItem.objects.named().filter(pk__in=found.nobody).order_by("domain__sort_order", "number"))
