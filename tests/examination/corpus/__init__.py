"""The corpus of the examination: made before its rules, from the rules of law and the threats alone, and frozen.

Groups: `marked` (refused, no byte kept), `harmless` (speaks of secrets, carries no mark), `personal` (data that must
be found), `lookalike` (must not alarm), `hostile` (attacks by upload), `good` (ordinary files of offices).
Whoever uses it freezes today at 2026-11-22: the minors of the corpus stay minors. All people and numbers are invented;
region 9999xx belongs to nobody. Decided by hand and counted as the rest: the cases with `border`. Left out, because
one reader would refuse and another would not: 「密级：内部」, 普通商密, e-mail and fixed phone of a named official,
names of adults in a lawful notice of aid, car numbers, words that only a picture shows.
"""

from functools import cache
from importlib import import_module

from .case import ACCEPTED, HARMLESS, QUIET, REFUSED, UNMARKED, Case, Found

__all__ = ["ACCEPTED", "GROUPS", "HARMLESS", "QUIET", "REFUSED", "UNMARKED", "Case", "Found", "cases", "manifest"]

GROUPS = ("marked", "harmless", "personal", "lookalike", "hostile", "good")


@cache
def cases(group: str) -> tuple[Case, ...]:
    return tuple(import_module(f"{__name__}.{group}").CASES)


def manifest() -> str:
    """A line a case: digest, id, what must happen, whether decided by hand, why."""
    rows = (
        "\t".join((case.digest(), case.id, case.expectation, "border" if case.border else "-", case.why))
        for group in GROUPS
        for case in cases(group)
    )
    return "\n".join(rows) + "\n"
