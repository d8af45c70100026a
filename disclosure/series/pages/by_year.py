"""Budgets and final accounts: organ × year; what is not public though it should be stands in the table."""

import datetime

from django.db.models import Q

from disclosure.models import Series
from disclosure.series import periods
from disclosure.series.members import Member
from disclosure.series.shapes import Slot
from portal.people.models import Organ
from portal.site.options import option


def arrange(series: Series, members: list[Member], on: datetime.date) -> dict:
    found = {}
    for member in reversed(members):  # of two the newer one is shown
        if member.entry:
            found[member.organ.pk, member.period, member.slot] = member
    there = {(period, slot) for _organ, period, slot in found}
    begins = series.begins or min((period for period, _slot in there), default=str(on.year))
    years = []
    for year in periods.years(min([begins, *(period for period, _slot in there)]), on):
        slots = [
            slot for slot in series.slots if (year, slot.code) in there or year >= begins and is_owed(slot, year, on)
        ]
        if slots:
            years.append({"year": year, "label": periods.label(year), "slots": slots})
    organs = Organ.objects.existing().filter(
        Q(kind__in=series.organ_kinds) | Q(pk__in={organ for organ, _period, _slot in found})
    ).in_order()  # fmt: skip
    rows = [_row(organ, years, found, on) for organ in organs]
    cells = [cell for row in rows for cell in row["cells"]]
    return {
        "years": years, "rows": rows,
        "done": sum(cell["state"] == "released" for cell in cells),
        "missing": sum(cell["state"] == "missing" for cell in cells),
    }  # fmt: skip


def is_owed(slot: Slot, year: str, on: datetime.date) -> bool:
    """Whether its day has passed."""
    if slot.owed_by is None:
        return True
    key, after = slot.owed_by
    return f"{on:%Y-%m-%d}" > f"{int(year) + after}-{option(key)}"


def _row(organ: Organ, years: list[dict], found: dict, on: datetime.date) -> dict:
    cells = []
    for year in years:
        for slot in year["slots"]:
            member = found.get((organ.pk, year["year"], slot.code))
            cell = {"slot": slot, "year": year["year"], "label": year["label"], "state": "released" if member else
                    "missing" if is_owed(slot, year["year"], on) else "not_due"}  # fmt: skip
            cells.append(cell | ({"url": member.entry.path} if member else {}))
    return {"organ": str(organ), "code": organ.code, "url": organ.get_absolute_url(), "cells": cells}
