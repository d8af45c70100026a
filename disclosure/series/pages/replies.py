"""Replies to deputies' proposals: the newest year, or the one asked for, as one table, with the results counted."""

import datetime
from collections import Counter

from disclosure.models import Series
from disclosure.series import periods
from disclosure.series.members import Member
from disclosure.series.pages import parts
from disclosure.series.shapes import RESULTS, told_fact

SHOWN = ("number", "session", "proposer", "result")


def arrange(series: Series, members: list[Member], on: datetime.date, only: str) -> dict:
    years: dict[str, list[Member]] = {}
    for member in members:
        if member.entry:
            years.setdefault(member.period, []).append(member)
    labels = {period: periods.label(period) for period in sorted(years, reverse=True)}
    current = parts.chosen(only, list(labels), default=next(iter(labels), ""))
    return {
        "year": _year(current, years[current], on) if current else None,
        "parts": parts.links(labels, {period: len(own) for period, own in years.items()}, current),
    }


def _year(period: str, members: list[Member], on: datetime.date) -> dict:
    counted = Counter(member.facts.get("result") for member in members)
    own = sorted(
        members, key=lambda member: (member.facts.get("proposer", ""), _serial(member.facts.get("number", "")))
    )
    rows = [member.row(on) | {name: told_fact(name, member.facts.get(name, "")) for name in SHOWN} for member in own]
    results = [{"label": label, "n": counted[code]} for code, label in RESULTS.items() if counted[code]]
    return {"label": periods.label(period), "rows": rows, "results": results, "total": len(rows)}


def _serial(number: str) -> tuple[int, str]:
    figures = "".join(letter for letter in number if letter.isdecimal())
    return (int(figures) if figures else 0, number)
