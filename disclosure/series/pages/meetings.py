"""Meetings of a government, a year at a time: what was on, what became of it, who was asked to come."""

import datetime
from collections import Counter

from django.utils.dateparse import parse_date

from disclosure.models import Series
from disclosure.series import periods
from disclosure.series.members import Member
from disclosure.series.pages import parts
from disclosure.series.shapes import OUTCOME, TOPIC, told_fact
from disclosure.series.typed import rows_of


def arrange(series: Series, members: list[Member], on: datetime.date, only: str) -> dict:
    held = sorted(
        (member for member in members if member.entry), key=lambda member: member.facts.get("held_on", ""), reverse=True
    )
    counts = Counter(_year(member) for member in held)
    labels = {year: periods.label(year) for year in counts}
    year = parts.chosen(only, list(labels), default=next(iter(labels), ""))
    own = [member for member in held if _year(member) == year]
    rows = rows_of(series, own)
    return {
        "year": labels.get(year, ""),
        "meetings": [_meeting(member, rows.get(member.entry.pk, []), on) for member in own],
        "total": len(own),
        "invited": sum(bool(member.facts.get("invited")) for member in own),
        "parts": parts.links(labels, counts, year),
    }


def _year(member: Member) -> str:
    return member.facts.get("held_on", "")[:4] or str(member.entry.year)


def _meeting(member: Member, rows: list[dict], on: datetime.date) -> dict:
    said = {name: told_fact(name, value) for name, value in member.facts.items() if value}
    return member.row(on) | {
        "meeting": f"{said.get('meeting_no', '')}{said.get('meeting', '')}",
        "held_on": parse_date(member.facts.get("held_on", "")),
        "invited": said.get("invited", ""), "attended": said.get("attended", ""),
        "topics": [{"name": row[TOPIC], "outcome": row[OUTCOME]} for row in rows],
    }  # fmt: skip
