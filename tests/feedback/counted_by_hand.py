"""Table B counted request by request, for comparing with what the database counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from feedback.reports.table_b import CARRIED_IN, CARRIED_OUT, NEW, RESULTS, TOTAL, empty
from feedback.requests.outcomes import OUTCOMES


@dataclass(frozen=True)
class Counted:
    """What the report must know of one request."""

    applicant: str
    received_year: int
    decided_year: int | None = None  # None: not yet
    outcome: str = ""


def count(requests: Iterable[Counted], year: int) -> dict[str, dict[str, int]]:
    """The table for a year. A request is new in the year of its receipt and has its result in the year of its decision;
    received before and not decided before is carried in, received by its end and not decided by then is carried out."""
    cells = empty()
    for each in requests:
        if each.received_year > year or each.decided_year is not None and each.decided_year < year:
            continue
        _add(cells, NEW if each.received_year == year else CARRIED_IN, each.applicant)
        if each.decided_year == year:
            _add(cells, OUTCOMES[each.outcome].row, each.applicant)
            _add(cells, RESULTS, each.applicant)
        else:
            _add(cells, CARRIED_OUT, each.applicant)
    return cells


def _add(cells: dict[str, dict[str, int]], key: str, applicant: str) -> None:
    cells[key][applicant] += 1
    cells[key][TOTAL] += 1
