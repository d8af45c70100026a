"""Why something was found: the words asked for, marked in its title and in a piece of its text."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.search.terms import ALL_HAN, MAX_QUERY, STRETCH, normalise

LENGTH = 110  # characters of a piece
FIRST_LOOK = 2000  # characters of a text that are looked through first
BEFORE = 30  # of them in front of the first hit


def marked(text: str, query: str, also: Sequence[str] = ()) -> SafeString:
    """The whole of `text` with what was asked for in <mark>; where that is not there, the words `also`."""
    return _marks(text, _hits(text, query, also))


def piece(text: str, query: str, also: Sequence[str] = (), otherwise: str = "") -> SafeString:
    """A piece of `text` around the first place that holds what was asked for; `otherwise` when there is none."""
    text = re.sub(r"\s+", " ", text)
    first = _first(text, query, also)
    if first is None:
        return mark_safe(escape(otherwise or _cut(text[: LENGTH + 1])))
    start = max(0, first - BEFORE)
    end = min(len(text), start + LENGTH)
    shown = _marks(text[start:end], _hits(text[start:end], query, also))
    return mark_safe(f"{'……' if start else ''}{shown}{'……' if end < len(text) else ''}")


def _first(text: str, query: str, also: Sequence[str] = ()) -> int | None:
    """Where the first place begins. Folding a long text costs more than all else on the page, so a place that stands
    as it was asked for is enough, and texts say early what they are about."""
    for words in (_stretches(query), also):
        spots = [place for run in words if (place := text.find(run)) >= 0]
        if spots:
            return min(spots)
    hits = _hits(text[:FIRST_LOOK], query, also) or _hits(text[FIRST_LOOK:] and text, query, also)
    return hits[0][0] if hits else None


def _hits(text: str, query: str, also: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Where whole stretches of the query stand; where none does, other words; at last its pairs of characters."""
    folded, place = _fold(text)
    asked = _stretches(query)
    runs = [run for run in asked if run in folded] or [word for word in also if word in folded]
    if not runs:
        runs = [run[i : i + 2] for run in asked if ALL_HAN.match(run) for i in range(len(run) - 1)]
    spots = [match.span() for run in runs for match in re.finditer(re.escape(run), folded)]
    return _merged(sorted((place(start), place(end - 1) + 1) for start, end in spots))


@lru_cache(maxsize=64)
def _stretches(query: str) -> list[str]:
    return STRETCH.findall(normalise(query[:MAX_QUERY]))


def _merged(spots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spots:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _fold(text: str) -> tuple[str, Callable[[int], int]]:
    """`text` as search compares it, and where in `text` each of its characters comes from (㎡ becomes two)."""
    folded = normalise(text)
    if len(folded) == len(text):
        return folded, int
    origin = [i for i, character in enumerate(text) for _ in normalise(character)]
    return folded, origin.__getitem__


def _marks(text: str, hits: list[tuple[int, int]]) -> SafeString:
    parts, last = [], 0
    for start, end in hits:
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))


def _cut(text: str) -> str:
    return f"{text[:LENGTH]}……" if len(text) > LENGTH else text
