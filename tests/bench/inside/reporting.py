"""The tables of annual reports, as the desk makes them."""

import time

from django.db import connections

from feedback.reports import figures
from tests.bench.inside.coverage import sixty_organs
from tests.feedback.filled import by_hand, fill

YEAR = 2025


def filled_organs(requests: int) -> list[int]:
    organs = [organ.pk for organ in sixty_organs()]
    fill(organs, requests)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE information_request")
    return organs


def times(keys: list[int], n: int) -> dict:
    took, whole = [], {}
    for _n in range(n):
        began = time.perf_counter()
        whole = figures.added(figures.of_ledger(keys, YEAR).values())
        took.append((time.perf_counter() - began) * 1000)
    return {"times": took, "equal": whole["b"] == by_hand(keys, YEAR)}
