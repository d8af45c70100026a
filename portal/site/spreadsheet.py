"""Tables for office software, which takes a cell that begins so for a formula and runs it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")


def begins_formula(text: str) -> bool:
    return bool(FORMULA.match(text))


def csv_file(rows: Iterable[Sequence]) -> bytes:
    """As Excel opens it; a text that it would run stands behind an apostrophe, for a CSV file has no types."""
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell):
    return f"'{cell}" if isinstance(cell, str) and begins_formula(cell) else cell
