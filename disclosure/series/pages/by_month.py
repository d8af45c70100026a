"""Lists of persons, month by month: public now until which day, taken down when its time was over, or missing."""

import datetime
from collections import defaultdict
from itertools import groupby

from disclosure.models import Series
from disclosure.series import periods
from disclosure.series.masking import columns_of
from disclosure.series.members import Member


def arrange(series: Series, members: list[Member], on: datetime.date) -> dict:
    found = defaultdict(list)
    for member in members:
        found[member.period].append(member)
    owed = periods.months(series.begins, on) if series.begins else []
    months = [_month(period, found[period], on) for period in sorted({*owed, *found}, reverse=True)]
    return {
        "years": [
            {"label": periods.label(year), "months": list(own)}
            for year, own in groupby(months, key=lambda month: month["period"][:4])
        ],
        "missing": sum(month["is_missing"] for month in months),
        "columns": columns_of(series.columns),
        "keep_days": series.keep_days,
    }


def _month(period: str, members: list[Member], on: datetime.date) -> dict:
    rows = [member.row(on) for member in members if member.entry]
    gone = [{"url": member.gone_url, "on": member.gone_on} for member in members if member.gone_on]
    return {"period": period, "label": periods.label(period), "rows": rows, "gone": gone,
            "is_missing": not rows and not gone}  # fmt: skip
