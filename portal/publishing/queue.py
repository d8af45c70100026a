"""A queue of the desk: what waits for a person, as one tab of the first page. Apps declare theirs as DESK_QUEUES in
portal_hooks.py: functions of the person, the organs where that person holds each right, and the day."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext

from portal.cases.working_days import WorkingCalendar

ROWS = 100  # of each tab; who has more waiting sees the number


@dataclass(frozen=True)
class Queue:
    """`waiting` is all of it, in order. `row` draws one of it for components/queue_row.html: a dict with title, facts,
    url, action and `day`, by when it is due; lamp and words of the day follow from that, unless it says others.
    `is_returned`: it came back to be done again. `is_watched`: others have to do it; nobody is reminded of that, and it
    is shown first only to who has nothing else."""

    name: str
    label: str
    waiting: QuerySet
    row: Callable[..., dict]  # (one of `waiting`, the day, the calendar)
    shows_empty: bool = False
    is_watched: bool = False

    def rows(self, on: datetime.date, calendar: WorkingCalendar) -> list[dict]:
        return [self._shown(self.row(each, on, calendar), on, calendar) for each in self.waiting[:ROWS]]

    def _shown(self, row: dict, on: datetime.date, calendar: WorkingCalendar) -> dict:
        lamp, due, note = lamp_of(row["day"], on, calendar)
        return {"lamp": lamp, "due": due, "due_note": note, "tags": []} | row


def totals(queues: Iterable[Queue]) -> dict[str, int]:
    """How much waits in each: one query, however many queues there are."""
    first, *others = (
        queue.waiting.order_by().values(queue=Value(queue.name)).annotate(total=Count("pk")) for queue in queues
    )
    found = {each["queue"]: each["total"] for each in first.union(*others, all=True)}
    return {queue.name: found.get(queue.name, 0) for queue in queues}  # one that cannot hold anything is not asked


def lamp_of(due_on: datetime.date | None, on: datetime.date, calendar: WorkingCalendar) -> tuple[str, str, str]:
    """Lamp, due day and what is left of it, in words: ("in_time", "12月14日到期", "还有16个工作日")."""
    if due_on is None:
        return "in_time", "", ""
    left = calendar.count_between(on, due_on)
    day = gettext("%(month)s月%(day)s日到期") % {"month": due_on.month, "day": due_on.day}
    if due_on < on:
        return "late", gettext("逾期%(n)s个工作日") % {"n": -left} if left else gettext("已逾期"), day
    if due_on == on:
        return "today", gettext("今天到期"), ""
    return "in_time", day, gettext("还有%(n)s个工作日") % {"n": left}
