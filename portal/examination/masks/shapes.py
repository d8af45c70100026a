"""What is left of personal data when it is made public (PII-03), character for character: kept, starred or gone."""

import re
from collections.abc import Callable

from portal.examination.folding import fold
from portal.examination.personal.homes import DETAIL

SIGNIFICANT = re.compile(r"[0-9A-Za-z×]")
VILLAGE = re.compile(r"村(?!民)|社区|街道|[镇乡]")


def masked(kind: str, found: str) -> list[str]:
    """One piece a character of `found`; joined they are what the public sees."""
    return SHAPES[kind](found)


def _numbers(first: int, last: int) -> Callable[[str], list[str]]:
    """Keeps so many at the beginning and the end; what parts the figures stays."""

    def shape(found: str) -> list[str]:
        places = [at for at, letter in enumerate(fold(found)) if SIGNIFICANT.match(letter)]
        kept = {*places[:first], *(places[-last:] if last else ())}
        return ["*" if at in places and at not in kept else letter for at, letter in enumerate(found)]

    return shape


def _identity(found: str) -> list[str]:
    count = len(SIGNIFICANT.findall(fold(found)))
    return _numbers(6, 4 if count == 18 else 3)(found)


def _mail(found: str) -> list[str]:
    box = re.split("[@＠]", found)[0]
    return [found[0], "***", *[""] * (len(box) - 2), *found[len(box) :]] if len(box) > 1 else ["*", *found[1:]]


def _home(found: str) -> list[str]:
    """Down to the village or community; what stands below is gone."""
    read = fold(found)
    detail = DETAIL.search(read)
    ends = [match.end() for match in VILLAGE.finditer(read, 0, detail.start() if detail else 0)]
    return _cut(found, max(ends, default=0))


def _cut(found: str, kept: int) -> list[str]:
    return [*found[:kept], "***", *[""] * (len(found) - kept - 1)] if len(found) > kept else list(found)


def _name(found: str) -> list[str]:
    return [found[0], *["某" if at < 2 else "" for at in range(len(found) - 1)]]


SHAPES: dict[str, Callable[[str], list[str]]] = {
    "id_number": _identity,
    "mobile": _numbers(3, 4),
    "bank_card": _numbers(0, 4),
    "passport": _numbers(1, 3),
    "email": _mail,
    "home_address": _home,
    "hardship": lambda found: _cut(found, 0),
    "minor": _name,
}
