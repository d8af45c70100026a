"""Money, shares and days: figures that always add up and come out the same each time."""

import random
from datetime import date, timedelta

from portal.cases.today import day_words

# Days on which offices are closed although they are weekdays (only those that matter to the sample's dates).
CLOSED = {
    *(date(2024, 10, day) for day in range(1, 8)),
    date(2025, 1, 1),
    *(date(2025, 1, 28) + timedelta(n) for n in range(8)),
    date(2025, 4, 4),
    *(date(2025, 5, day) for day in range(1, 6)),
    date(2025, 6, 2),
    *(date(2025, 10, day) for day in range(1, 9)),
    *(date(2026, 1, day) for day in range(1, 4)),
    *(date(2026, 2, 15) + timedelta(n) for n in range(9)),
    date(2026, 4, 6),
    *(date(2026, 5, day) for day in range(1, 6)),
    date(2026, 6, 19),
    date(2026, 9, 25),
    *(date(2026, 10, day) for day in range(1, 8)),
}


def rng(key):
    """A random source that depends on its key alone."""
    return random.Random(f"霁川|{key}")


def split(total, weights):
    """Share a whole number out by weights; the parts add up exactly."""
    whole, parts = sum(weights), []
    for weight in weights[:-1]:
        parts.append(total * weight // whole)
    return [*parts, total - sum(parts)]


def spread(key, total, count, unevenness=0.5):
    """Share a whole number out over `count` parts that look lived-in."""
    source = rng(key)
    return split(total, [int(1000 * (1 + source.uniform(-unevenness, unevenness))) for _ in range(count)])


def with_total(rows, label="合计"):
    """Add a last row holding the sums of the number columns; columns with text get a dash."""
    total = [label]
    for column in list(zip(*rows, strict=True))[1:]:
        if not all(isinstance(value, (int, float)) for value in column):
            total.append("—")
        elif any(isinstance(value, float) for value in column):
            total.append(round(sum(column), 2))
        else:
            total.append(sum(column))
    return [*rows, total]


def day(text):
    """A working day: the one named, or the next on which offices are open."""
    found = date.fromisoformat(text) if isinstance(text, str) else text
    while found.weekday() > 4 or found in CLOSED:
        found += timedelta(days=1)
    return found


def cn(when):
    """A date in words: 2026年6月24日."""
    when = date.fromisoformat(when) if isinstance(when, str) else when
    return day_words(when)


def money(yuan):
    """Yuan with thousands marks, as in tables."""
    return f"{yuan:,}"
