"""The thirteen statutory holidays of a year (DAY-03), for years whose arrangement is not announced yet.

A statutory holiday on a weekend gives a working day back, but on which day only the announcement says (DAY-04): it is
not guessed, so a provisional due date is never later than the true one for that reason.
"""

import datetime

# year: first day of the lunar year, 清明, 端午, 中秋 (astronomical, fixed for ever)
MOVING = {
    2024: ("02-10", "04-04", "06-10", "09-17"),
    2025: ("01-29", "04-04", "05-31", "10-06"),
    2026: ("02-17", "04-05", "06-19", "09-25"),
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2031: ("01-23", "04-05", "06-24", "10-01"),
    2032: ("02-11", "04-04", "06-12", "09-19"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
    2034: ("02-19", "04-05", "06-20", "09-27"),
    2035: ("02-08", "04-05", "06-10", "09-16"),
    2036: ("01-28", "04-04", "05-30", "10-04"),
    2037: ("02-15", "04-04", "06-18", "09-24"),
    2038: ("02-04", "04-05", "06-07", "09-13"),
    2039: ("01-24", "04-05", "05-27", "10-02"),
    2040: ("02-12", "04-04", "06-14", "09-20"),
}
FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}


def statutory_holidays(year: int) -> dict[datetime.date, str]:
    """Day → name; outside the table of moving feasts only the fixed days are known."""
    days = {datetime.date(year, month, day): name for (month, day), name in FIXED.items()}
    if year in MOVING:
        spring, *others = (datetime.date.fromisoformat(f"{year}-{text}") for text in MOVING[year])
        days |= {spring + datetime.timedelta(days=n): "春节" for n in range(-1, 3)}  # 除夕 to 初三
        days |= dict(zip(others, ("清明节", "端午节", "中秋节"), strict=True))
    return days
