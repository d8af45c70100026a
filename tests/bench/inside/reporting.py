"""The tables of annual reports, as the desk makes them."""

import time

from feedback.reports import figures
from tests.bench.inside.coverage import sixty_organs
from tests.feedback.filled import by_hand

YEAR = 2025


def organs() -> list[int]:
    return [organ.pk for organ in sixty_organs()]


def times(keys: list[int], n: int) -> dict:
    took, whole = [], {}
    for _n in range(n):
        began = time.perf_counter()
        whole = figures.added(figures.of_ledger(keys, YEAR).values())
        took.append((time.perf_counter() - began) * 1000)
    return {"times": took, "equal": whole["b"] == by_hand(keys, YEAR)}
