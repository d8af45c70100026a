"""A project or a special topic: its places in their order, what is missing among them."""

import datetime

from django.utils.translation import gettext as _

from disclosure.models import Series
from disclosure.series.members import Member


def arrange(series: Series, members: list[Member], on: datetime.date) -> dict:
    shown = [member for member in members if member.entry]
    slots = []
    for slot in series.slots:
        rows = [member.row(on) for member in shown if member.slot == slot.code]
        slots.append({"code": slot.code, "label": slot.label, "note": slot.note, "rows": rows})
    known = {slot.code for slot in series.slots}
    if others := [member.row(on) for member in shown if member.slot not in known]:
        slots.append({"code": "", "label": _("其他"), "note": "", "rows": others})
    for place, slot in enumerate(slots, 1):
        slot["anchor"] = f"s{place}"
    missing = sum(not slot["rows"] for slot in slots)
    # A topic takes what there is; only a project owes each of its kinds.
    owes_all = not series.kind.own_slots
    return {"slots": slots, "total": len(slots), "missing": missing, "done": len(slots) - missing, "owes_all": owes_all}
