"""A year of reporting, or one of its quarters: calendar days (AR-05)."""

import datetime
from dataclasses import dataclass

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Period:
    first: datetime.date
    last: datetime.date


def period_of(year: int, quarter: int = 0) -> Period:
    """`quarter` 0: the whole year."""
    if not quarter:
        return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    after = datetime.date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return Period(datetime.date(year, quarter * 3 - 2, 1), after - datetime.timedelta(days=1))
