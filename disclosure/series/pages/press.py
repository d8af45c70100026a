"""Who speaks for which organ, and the press conferences: announced, held, on record, or still owed."""

import datetime

from django.utils.dateparse import parse_date

from disclosure.models import Series
from disclosure.series.members import Member
from disclosure.series.shapes import PRESS
from disclosure.series.typed import rows_of

SPOKESPERSONS, COMING, RECORD = (slot.code for slot in PRESS)


def arrange(series: Series, members: list[Member], on: datetime.date) -> dict:
    shown = [member for member in members if member.entry]
    newest = next((member for member in shown if member.slot == SPOKESPERSONS), None)
    days: dict[str, list[Member]] = {}
    for member in shown:
        if member.slot in (COMING, RECORD):
            days.setdefault(member.facts.get("press_on", ""), []).append(member)
    heads = [head.name for head in series.rows(SPOKESPERSONS)]
    rows = rows_of(series, [newest]).get(newest.entry.pk, []) if newest else []
    return {
        "spokespersons": [[row[head] for head in heads] for row in rows],
        "heads": heads,
        "register": newest.row(on) if newest else None,
        "conferences": [_conference(day, own, on) for day, own in sorted(days.items(), reverse=True)],
    }  # fmt: skip


def _conference(day: str, members: list[Member], on: datetime.date) -> dict:
    held_on = parse_date(day)
    by_slot = {slot: [member.row(on) for member in members if member.slot == slot] for slot in (COMING, RECORD)}
    return {
        "on": held_on, "speakers": next((words for each in members if (words := each.facts.get("speakers"))), ""),
        "coming": by_slot[COMING], "records": by_slot[RECORD],
        "is_awaited": bool(held_on and held_on < on and not by_slot[RECORD]),
    }  # fmt: skip
