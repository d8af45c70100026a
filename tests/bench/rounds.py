"""Figures taken in turns, and ratios inside a turn: what else the machine does then hits both sides alike."""

import math
from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeVar

T = TypeVar("T")


def in_turns(rounds: int, measures: dict[str, Callable[[], T]]) -> dict[str, list[T]]:
    """A B A B …: every measure once a round, each round beginning with another one."""
    taken: dict[str, list[T]] = {name: [] for name in measures}
    names = list(measures)
    for number in range(rounds):
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            taken[name].append(measures[name]())
    return taken


def ratio(top: Sequence[float], bottom: Sequence[float]) -> float | None:
    """The median of the rounds' ratios."""
    ratios = [a / b for a, b in zip(top, bottom, strict=True) if b]
    return median(ratios) if ratios else None


def typical(rounds: Sequence[Sequence[float]]) -> list[float]:
    """Of each page asked for in every round its median: what another program did in one round is no page's fault."""
    return [median(times) for times in zip(*rounds, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
