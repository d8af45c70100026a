"""Tables B and C in the official form, as lines of head cells and number cells; page, paper and desk draw the same."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext as _

from feedback.reports.identities import GROUPS_C, PARTS_C
from feedback.reports.table_b import (
    ALONE,
    COLUMNS,
    GROUP_NUMBERS,
    KEYS,
    RESULT_ROWS,
    RESULTS,
    TOTAL,
    label_in_form,
    rows,
)
from feedback.requests.outcomes import GROUP_LABELS


@dataclass(frozen=True)
class Head:
    words: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Line:
    """`numbers`: whatever the caller makes of a cell: a number, a link to its cases, a field."""

    heads: list[Head]
    numbers: list = field(default_factory=list)


def lines_b(cell: Callable[[str, str], object]) -> list[Line]:
    """`cell(row, column)`."""
    labels = {line.key: line.label for line in rows() if line.key}
    handled = [Head(_("三、本年度办理结果"), 1, len(RESULT_ROWS) + 1)]

    def line(key: str, *heads: Head) -> Line:
        return Line(list(heads), [cell(key, column) for column in COLUMNS])

    new, carried_in, *_rest, carried_out = KEYS
    lines = [line(key, Head(labels[key], 3)) for key in (new, carried_in)]
    for group, keys in groupby(RESULT_ROWS, key=RESULT_ROWS.get):
        own = list(keys)
        for n, key in enumerate(own):
            if group in ALONE:
                heads = [Head(labels[key], 2)]
            else:
                first = [Head(f"{GROUP_NUMBERS[group]}{GROUP_LABELS[group]}", 1, len(own))] if not n else []
                heads = [*first, Head(label_in_form(key, n + 1))]
            lines.append(line(key, *handled, *heads))
            handled = []
    return [*lines, line(RESULTS, Head(labels[RESULTS], 2)), line(carried_out, Head(labels[carried_out], 3))]


def numbers_c(cell: Callable[[str, str], object]) -> list:
    """The one line of table C, group after group."""
    return [cell(group, part) for group in GROUPS_C for part in (*PARTS_C, TOTAL)]
