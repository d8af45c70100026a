"""The table that `make bench` prints: Chinese characters are two columns wide."""

import unicodedata

from tests.bench.goals import Row

HEADS = ("项目", "目标", "期望", "测得", "结论")


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def lines(heads: tuple[str, ...], cells: list[tuple[str, ...]]) -> list[str]:
    widths = [max(width(row[place]) for row in (heads, *cells)) for place in range(len(heads))]
    rule = "  ".join("-" * each for each in widths)
    return [_line(heads, widths), rule, *(_line(row, widths) for row in cells)]


def of(rows: list[Row]) -> str:
    """The table of ratios, then the figures behind it."""
    cells = [
        (row.what, row.goal.words(row.goal.bound) if row.goal else "", row.goal.words(row.goal.aim) if row.goal else "",
         number(row.value, row.goal.unit if row.goal else ""), row.verdict)
        for row in rows
    ]  # fmt: skip
    told = lines(HEADS, cells)
    for row in rows:
        if row.raw:
            told += ["", f"{row.what}："] + [f"    {line}" for line in row.raw]
    return "\n".join(told)


def number(value: float | None, unit: str = "") -> str:
    if value is None:
        return "-"
    if value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}{unit}"
    return f"{value:.{3 if abs(value) < 1 else 2 if abs(value) < 10 else 1}f}{unit}"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)).rstrip()
