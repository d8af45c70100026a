"""Figures as a table shows them: rates in words, and months as bars."""

from collections.abc import Iterable

from feedback.letters.figures import NOWHERE
from feedback.models import Lane, LetterFigure, LetterKind
from portal.people.models import Organ


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else ""


def line(figure: LetterFigure, label: str) -> dict:
    return {
        "label": label, "axis": figure.axis, "code": figure.code, "figure": figure,
        "done": figure.answered + figure.refused,
        "rate": percent(figure.answered + figure.refused, figure.received),
        "satisfaction": percent(figure.satisfied, figure.rated),
        "days": f"{figure.median_days:g}" if figure.median_days is not None else "",
    }  # fmt: skip


def lines(figures: Iterable[LetterFigure], nowhere: str) -> dict[str, list[dict]]:
    """By axis; lanes and organs in their own order."""
    lanes = dict(Lane.objects.values_list("code", "name"))
    organs = dict(Organ.objects.in_order().values_list("code", "short_name")) | {NOWHERE: nowhere}
    labels = {"all": {"": ""}, "lane": lanes, "organ": organs}
    found = {(each.axis, each.code): each for each in figures}
    return {
        axis: [line(found[axis, code], label) for code, label in named.items() if (axis, code) in found]
        for axis, named in labels.items()
    }


def bars(figures: Iterable[LetterFigure]) -> list[dict]:
    """Months, oldest first; widths are parts of the month with the most."""
    figures = sorted(figures, key=lambda each: each.month)
    most = max((each.received for each in figures), default=0) or 1
    return [
        {
            "month": each.month, "received": each.received, "answered": each.answered + each.refused,
            "all_wide": round(100 * each.received / most, 1),
            "part_wide": round(100 * (each.answered + each.refused) / most, 1),
        }
        for each in figures
    ]  # fmt: skip


def kinds(figure: LetterFigure) -> list[tuple[str, str, int]]:
    return [(kind.value, kind.label, figure.kinds[kind.value]) for kind in LetterKind if figure.kinds.get(kind.value)]
