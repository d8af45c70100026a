"""How much of a text is lifted from others (N28, AR-08)."""

import re
from collections.abc import Iterable

from portal.examination.folding import fold

RUN = 12  # so many characters one after the other are no chance
PLAIN = re.compile(r"[^\w]+")


def share_of(text: str, others: Iterable[str]) -> int:
    """In percent: the characters of `text` that stand in runs which also stand in one of the `others`."""
    words = _plain(text)
    known = {run for other in others for run in _runs(_plain(other))}
    if len(words) < RUN or not known:
        return 0
    lifted, covered = 0, 0
    for start, run in enumerate(_runs(words)):
        if run in known:
            lifted += start + RUN - max(covered, start)
            covered = start + RUN
    return round(100 * lifted / len(words))


def _plain(text: str) -> str:
    return PLAIN.sub("", fold(text))


def _runs(words: str) -> Iterable[str]:
    return (words[start : start + RUN] for start in range(len(words) - RUN + 1))
