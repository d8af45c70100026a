"""The tasks of a year: who does what by when and who watches, and what is reported of each, quarter by quarter."""

import datetime
from collections import Counter

from django.utils.translation import gettext as _

from disclosure.models import Series
from disclosure.series import owing, periods
from disclosure.series.members import Member
from disclosure.series.pages import parts
from disclosure.series.rows import day_of
from disclosure.series.shapes import DONE, STATE, STATES, TASK
from disclosure.series.typed import rows_of

TONES = dict(zip(STATES, (("ok", "✓"), ("info", ""), ("warn", "!"), ("line", "")), strict=True))


def arrange(series: Series, members: list[Member], on: datetime.date, only: str) -> dict:
    shown = [member for member in members if member.entry]
    counts = Counter(member.period[:4] for member in shown)
    labels = {year: periods.label(year) for year in sorted(counts, reverse=True)}
    year = parts.chosen(only, list(labels), default=next(iter(labels), ""))
    own = [member for member in shown if member.period[:4] == year]
    rows = rows_of(series, own)
    table = next((member for member in own if member.slot == "table"), None)
    told = _told(own, rows)
    owed = [quarter for quarter in owing.owed(f"{year}-Q1", on) if quarter[:4] == year] if year else []
    missing = [quarter for quarter in owed if quarter not in told]
    tasks = [_task(row, told, on) for row in rows.get(table.entry.pk, [])] if table else []
    return {
        "year": {"code": year, "label": labels.get(year, ""), "table": table.row(on)} if table else None,
        "tasks": tasks,
        "done": sum(task["state"] == DONE for task in tasks),
        "late": sum(task["is_late"] for task in tasks),
        "missing": [
            {"period": quarter, "label": periods.label(quarter), "due": owing.due_on(quarter)} for quarter in missing
        ],
        "next": _next(year, told, owed),
        "parts": parts.links(labels, counts, year),
    }  # fmt: skip


def _told(members: list[Member], rows: dict) -> dict[str, dict[str, dict]]:
    """Quarter → task → what is reported; of two reports the newer."""
    told: dict[str, dict[str, dict]] = {}
    for member in reversed(members):
        if member.slot == "progress":
            own = told.setdefault(member.period, {})
            own |= {row[TASK]: row | {"url": member.entry.path} for row in rows.get(member.entry.pk, [])}
    return told


def _task(row: dict, told: dict, on: datetime.date) -> dict:
    steps = [
        {"label": periods.label(quarter).partition("年")[2], "url": said["url"], "words": said["进展"],
         "state": said[STATE]}
        for quarter, rows in sorted(told.items()) if (said := rows.get(row[TASK]))
    ]  # fmt: skip
    state, term = steps[-1]["state"] if steps else "", day_of(row["完成时限"])
    is_late = state != DONE and term is not None and term < on
    tone, mark = ("bad", "!") if is_late else TONES.get(state, ("line", ""))
    return {
        "name": row[TASK], "organs": row["责任单位"], "measures": row["措施和步骤"], "term": term,
        "watched": row["监督方式"], "state": state, "is_late": is_late, "tone": tone, "mark": mark,
        "label": _("过了时限还没有完成") if is_late else state or _("还没有进展"), "steps": steps,
    }  # fmt: skip


def _next(year: str, told: dict, owed: list[str]) -> str:
    """The quarter to be reported next, where the desk offers it."""
    return next((f"{year}-Q{n}" for n in range(1, 5) if f"{year}-Q{n}" not in {*told, *owed}), "") if year else ""
