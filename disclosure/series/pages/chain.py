"""A plan and its like: the plan above it, its own terms one after the other, the plans below it."""

import datetime

from disclosure.models import Series
from disclosure.series import periods
from disclosure.series.members import Member, members_of
from portal.search.models import Axis
from portal.site.vocabulary import vocabulary


def arrange(series: Series, members: list[Member], on: datetime.date) -> dict:
    children = list(series.children.order_by("sort", "code"))
    others = members_of([each.pk for each in (*children, series.parent) if each])
    own = sorted((member for member in members if member.entry), key=lambda member: member.period, reverse=True)
    above = _shown(others.get(series.parent_id, []))
    terms, levels = [], vocabulary()
    for place, member in enumerate(own):
        terms.append(member.row(on) | {
            "period": periods.label(member.period),
            "level": levels.label(Axis.LEVEL, member.entry.level),
            "standing": standing(member.period, on),
            "successor": own[place - 1].row(on) if place else None,
            "above": _nearest(above, member.period, on),
        })  # fmt: skip
    latest = own[0].period if own else str(on.year)
    return {
        "terms": terms,
        "above": _line(series.parent, _nearest(above, latest, on)) if series.parent else None,
        "below": [_line(each, _nearest(_shown(others.get(each.pk, [])), latest, on)) for each in children],
        "missing": not any(term["standing"] == "current" for term in terms),
    }


def standing(period: str, on: datetime.date) -> str:
    """current, past or coming."""
    if on.year > periods.ends(period):
        return "past"
    return "current" if on.year >= periods.begins(period) else "coming"


def _shown(members: list[Member]) -> list[Member]:
    return [member for member in members if member.entry]


def _nearest(members: list[Member], period: str, on: datetime.date) -> dict | None:
    """The one whose term shares most years with `period`, or none."""
    best = max(members, key=lambda member: periods.overlap(member.period, period), default=None)
    if best is None or not periods.overlap(best.period, period):
        return None
    return best.row(on) | {"period": periods.label(best.period)}


def _line(series: Series, row: dict | None) -> dict:
    return {"name": series.name, "url": series.get_absolute_url(), "row": row}
