"""Reading an arrangement of holidays from CSV (date, is_working, note, source), as shipped or as typed in."""

import csv
import datetime
from pathlib import Path
from typing import TextIO

SHIPPED = Path(__file__).parent / "data" / "workdays.csv"


class BadCalendar(ValueError):
    """A row that cannot be read; the message says which and why."""


def read_calendar(file: TextIO) -> list[dict]:
    rows = []
    for number, row in enumerate(csv.DictReader(file), start=2):
        try:
            date = datetime.date.fromisoformat((row["date"] or "").strip())
            is_working = {"1": True, "0": False}[(row["is_working"] or "").strip()]
        except (KeyError, ValueError) as error:
            raise BadCalendar(f"第 {number} 行读不懂：要有 date（YYYY-MM-DD）和 is_working（1 或 0）。") from error
        note, source = ((row.get(name) or "").strip() for name in ("note", "source"))
        rows.append({"date": date, "is_working": is_working, "note": note, "source": source})
    return rows
