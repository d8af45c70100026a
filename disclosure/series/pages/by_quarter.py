"""Reports quarter by quarter, the newest first; a quarter of which none is public though it should be is told."""

import datetime
from itertools import groupby

from disclosure.models import Series
from disclosure.series import owing, periods
from disclosure.series.members import Member


def arrange(series: Series, members: list[Member], on: datetime.date) -> dict:
    rows: dict[str, list[dict]] = {}
    for member in members:
        if member.entry:
            rows.setdefault(member.period, []).append(member.row(on))
    first = series.begins or min(rows, default="")
    owed = owing.owed(first, on) if first else []
    quarters = [
        {"period": period, "label": periods.label(period), "rows": rows.get(period, [])}
        for period in sorted({*owed, *rows}, reverse=True)
    ]
    return {
        "years": [
            {"label": periods.label(year), "quarters": list(own)}
            for year, own in groupby(quarters, key=lambda quarter: quarter["period"][:4])
        ],
        "missing": sum(not quarter["rows"] for quarter in quarters),
    }
