"""Figures of letters: one reading of a month's letters, from which every number is counted and shown with what is
behind it, to staff at any time and to the public as of last night."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.letters.states import State
from feedback.models import Letter, LetterFigure, LetterKind
from portal.cases.models.workday import working_calendar
from portal.cases.working_days import WorkingCalendar

MONTHS = 13  # so that a month stands beside the same of last year
SATISFIED = 3  # 基本满意 and better (BOX-17)
NOWHERE = "-"  # no organ has it yet


@dataclass(frozen=True)
class Row:
    """What is counted of a letter; nothing of what it says."""

    pk: object
    lane: str
    organ: str
    kind: str
    state: str
    received_on: datetime.date
    closed_on: datetime.date | None
    due_on: datetime.date
    level: int | None

    def is_late(self, on: datetime.date) -> bool:
        return self.due_on < (self.closed_on or on)


Measure = Callable[[Row, datetime.date], bool]
MEASURES: dict[str, tuple[str, Measure]] = {
    "received": (_("收到"), lambda row, on: True),
    "answered": (_("答复"), lambda row, on: row.state == State.ANSWERED),
    "refused": (_("不予受理、转信访"), lambda row, on: row.state in (State.NOT_ACCEPTED, State.REFERRED)),
    "in_hand": (_("在办"), lambda row, on: row.closed_on is None),
    "late": (_("超期"), lambda row, on: row.is_late(on)),
    "rated": (_("评价"), lambda row, on: row.level is not None),
    "satisfied": (_("满意"), lambda row, on: (row.level or 0) >= SATISFIED),
}
# A report shows up in no organ's figures: where they are small they would tell of it.
AXES: dict[str, Callable[[Row], str | None]] = {
    "all": lambda row: "",
    "lane": lambda row: row.lane,
    "organ": lambda row: None if row.kind == LetterKind.REPORT else row.organ or NOWHERE,
}


def month_of(day: datetime.date, back: int = 0) -> datetime.date:
    """The first day of its month, or of one so many months before."""
    months = day.year * 12 + day.month - 1 - back
    return datetime.date(months // 12, months % 12 + 1, 1)


def rows_of(letters: QuerySet[Letter], month: datetime.date) -> list[Row]:
    """Those received in the month; what was hidden as unlawful is counted nowhere."""
    begin, end = (timezone.make_aware(datetime.datetime.combine(day, datetime.time())) for day in (
        month, month_of(month, -1)))  # fmt: skip
    found = letters.exclude(state=State.HIDDEN).filter(received_at__gte=begin, received_at__lt=end)
    names = ("pk", "lane__code", "organ__code", "kind", "state", "received_at", "closed_at", "due_on", "rating__level")
    return [
        Row(pk, lane, organ or "", kind, state, timezone.localdate(received),
            closed and timezone.localdate(closed), due, level)
        for pk, lane, organ, kind, state, received, closed, due, level in found.order_by().values_list(*names)
    ]  # fmt: skip


def behind(rows: Iterable[Row], axis: str, code: str, measure: str, on: datetime.date) -> list[Row]:
    """The letters of one number: a measure's, or a kind's."""
    counts = MEASURES[measure][1] if measure in MEASURES else lambda row, on: row.kind == measure
    return [row for row in rows if AXES[axis](row) == code and counts(row, on)]


def counted(rows: list[Row], month: datetime.date, on: datetime.date, calendar: WorkingCalendar) -> list[LetterFigure]:
    """Not saved; all together come first, whether there were letters or not."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list, {("all", ""): []})
    for row in rows:
        for axis, code_of in AXES.items():
            if (code := code_of(row)) is not None:
                groups[axis, code].append(row)
    return [_figure(month, axis, code, found, on, calendar) for (axis, code), found in groups.items()]


def _figure(month, axis: str, code: str, rows: list[Row], on: datetime.date, calendar) -> LetterFigure:
    answered = [row for row in rows if row.state == State.ANSWERED]
    days = [calendar.count_between(row.received_on, row.closed_on) for row in answered]
    return LetterFigure(
        month=month, axis=axis, code=code, counted_on=on, median_days=median(days) if days else None,
        oldest_on=min((row.received_on for row in rows if row.closed_on is None), default=None),
        kinds=dict(Counter(row.kind for row in rows)),
        **{name: sum(is_it(row, on) for row in rows) for name, (_label, is_it) in MEASURES.items()},
    )  # fmt: skip


def count_for_the_public(on: datetime.date) -> int:
    """Once a day; how many figures."""
    if LetterFigure.objects.filter(counted_on=on).exists():
        return 0
    calendar = working_calendar()
    months = [month_of(on, back) for back in range(MONTHS)]
    figures = [each for month in months for each in counted(rows_of(Letter.objects.all(), month), month, on, calendar)]
    with transaction.atomic():
        LetterFigure.objects.all().delete()
        LetterFigure.objects.bulk_create(figures, batch_size=500)
    return len(figures)
