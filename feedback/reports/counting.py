"""Tables B and C counted by the database, and the cases behind each of their cells (AR §4, §5): one grouped question
for any number of organs, whatever the ledger holds; of a year or of one of its quarters."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from feedback.models import Challenge, InformationRequest
from feedback.models.challenge import ChallengeResult
from feedback.reports import table_b
from feedback.reports.identities import GROUPS_C, PARTS_C
from feedback.reports.periods import Period, period_of
from feedback.reports.table_b import CARRIED_IN, CARRIED_OUT, NEW, RESULTS, TOTAL
from feedback.requests.kinds import ACCESS
from feedback.requests.outcomes import OUTCOMES

Tables = dict[int, dict[str, dict[str, int]]]


def tables_of(organs: Collection[int], year: int, quarter: int = 0) -> Tables:
    """Organ → its table; organs without any request have zeros (ARC-05)."""
    period = period_of(year, quarter)
    tables = {organ: table_b.empty() for organ in organs}
    groups = (
        _of(organs, period)
        .values_list(
            "organ_id", "applicant_kind", "outcome", Q(received_on__gte=period.first), Q(decided_on__lte=period.last)
        )
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


def behind(organs: Collection[int], year: int, row: str, column: str, quarter: int = 0) -> QuerySet:
    """The requests that a cell of table B counts."""
    period = period_of(year, quarter)
    decided = Q(decided_on__gte=period.first, decided_on__lte=period.last)
    conditions = {
        NEW: Q(received_on__gte=period.first), CARRIED_IN: Q(received_on__lt=period.first), RESULTS: decided,
        CARRIED_OUT: Q(decided_on=None) | Q(decided_on__gt=period.last),
    }  # fmt: skip
    outcomes = [outcome.code for outcome in OUTCOMES.values() if outcome.row == row]
    found = _of(organs, period).filter(conditions.get(row) or decided & Q(outcome__in=outcomes))
    return found if column == TOTAL else found.filter(applicant_kind=column)


def tables_c_of(organs: Collection[int], year: int, quarter: int = 0) -> Tables:
    """Organ → table C: what ended in the period, by its result, and what had not by its end."""
    period = period_of(year, quarter)
    tables = {organ: {group: dict.fromkeys((*PARTS_C, TOTAL), 0) for group in GROUPS_C} for organ in organs}
    groups = _challenges(organs, period).values_list(
        "request__organ", "group", "result", Q(closed_on__lte=period.last)
    ).annotate(n=Count("pk"))  # fmt: skip
    for organ, group, result, is_closed, n in groups.order_by():
        tables[organ][group][result if is_closed else ChallengeResult.PENDING] += n
        tables[organ][group][TOTAL] += n
    return tables


def behind_c(organs: Collection[int], year: int, group: str, part: str, quarter: int = 0) -> QuerySet:
    """The requests whose reconsideration or suit a cell of table C counts."""
    period = period_of(year, quarter)
    found = _challenges(organs, period).filter(group=group)
    if part == ChallengeResult.PENDING:
        found = found.filter(Q(closed_on=None) | Q(closed_on__gt=period.last))
    elif part != TOTAL:
        found = found.filter(result=part, closed_on__lte=period.last)
    return InformationRequest.objects.filter(pk__in=found.values("request"))


def _of(organs: Collection[int], period: Period) -> QuerySet:
    """Received by the period's end, and not decided before it began; asking for information, which alone table B counts
    (REQ-22)."""
    open_ = Q(decided_on=None) | Q(decided_on__gte=period.first)
    return InformationRequest.objects.filter(open_, kind=ACCESS, organ__in=organs, received_on__lte=period.last)


def _challenges(organs: Collection[int], period: Period) -> QuerySet:
    """Opened by the period's end, and not ended before it began."""
    open_ = Q(closed_on=None) | Q(closed_on__gte=period.first)
    return Challenge.objects.filter(open_, request__organ__in=organs, opened_on__lte=period.last)
