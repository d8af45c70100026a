"""Table B counted by the database, and the requests behind each of its cells (AR §4): one grouped question for any
number of organs, whatever the ledger holds."""

import datetime
from collections.abc import Collection

from django.db.models import Count, Q

from feedback.models import Challenge, InformationRequest
from feedback.models.challenge import ChallengeResult
from feedback.reports import table_b
from feedback.reports.identities import GROUPS_C, PARTS_C
from feedback.reports.table_b import CARRIED_IN, CARRIED_OUT, NEW, RESULTS, TOTAL
from feedback.requests.outcomes import OUTCOMES

Tables = dict[int, dict[str, dict[str, int]]]


def tables_of(organs: Collection[int], year: int) -> Tables:
    """Organ → its table for the year; organs without any request have zeros (ARC-05)."""
    first, last = _bounds(year)
    tables = {organ: table_b.empty() for organ in organs}
    groups = (
        _of(organs, year)
        .values_list("organ_id", "applicant_kind", "outcome", Q(received_on__gte=first), Q(decided_on__lte=last))
        .annotate(n=Count("pk"))
        .order_by()
    )
    for organ, applicant, outcome, is_new, is_decided, n in groups:
        rows = [NEW if is_new else CARRIED_IN]
        rows += [OUTCOMES[outcome].row, RESULTS] if is_decided else [CARRIED_OUT]
        for row in rows:
            tables[organ][row][applicant] += n
            tables[organ][row][TOTAL] += n
    return tables


def behind(organs: Collection[int], year: int, row: str, column: str):
    """The requests that a cell counts."""
    first, last = _bounds(year)
    decided = Q(decided_on__gte=first, decided_on__lte=last)
    conditions = {
        NEW: Q(received_on__gte=first), CARRIED_IN: Q(received_on__lt=first), RESULTS: decided,
        CARRIED_OUT: Q(decided_on=None) | Q(decided_on__gt=last),
    }  # fmt: skip
    outcomes = [outcome.code for outcome in OUTCOMES.values() if outcome.row == row]
    found = _of(organs, year).filter(conditions.get(row) or decided & Q(outcome__in=outcomes))
    return found if column == TOTAL else found.filter(applicant_kind=column)


def tables_c_of(organs: Collection[int], year: int) -> Tables:
    """Organ → table C: what ended in the year, by its result, and what had not by its end."""
    first, last = _bounds(year)
    tables = {organ: {group: dict.fromkeys((*PARTS_C, TOTAL), 0) for group in GROUPS_C} for organ in organs}
    live = Challenge.objects.filter(
        Q(closed_on=None) | Q(closed_on__gte=first), request__organ__in=organs, opened_on__lte=last
    )
    groups = live.values_list("request__organ", "group", "result", Q(closed_on__lte=last)).annotate(n=Count("pk"))
    for organ, group, result, is_closed, n in groups.order_by():
        tables[organ][group][result if is_closed else ChallengeResult.PENDING] += n
        tables[organ][group][TOTAL] += n
    return tables


def _of(organs: Collection[int], year: int):
    """Received by the year's end, and not decided before it began."""
    first, last = _bounds(year)
    open_ = Q(decided_on=None) | Q(decided_on__gte=first)
    return InformationRequest.objects.filter(open_, organ__in=organs, received_on__lte=last)


def _bounds(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
