"""By when the report on a quarter is owed."""

import datetime

from disclosure.series import periods
from portal.site.options import option


def due_on(quarter: str) -> datetime.date:
    return periods.last_day_of(quarter) + datetime.timedelta(days=option("disclosure.quarter_due_days"))


def owed(first: str, on: datetime.date) -> list[str]:
    """The quarters from `first` on whose reports should be public by now, the oldest first."""
    return [quarter for quarter in periods.quarters(first, on) if due_on(quarter) < on]
