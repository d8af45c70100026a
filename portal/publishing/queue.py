"""The reader's own work: what waits for this person, ordered by the day on which it is due."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.cases.models.workday import working_calendar
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing.models import Approval, Contribution, Revision
from portal.publishing.states import REVIEWS, STEP_RIGHT, State

ROWS = 100  # of each tab; who has more waiting sees the number


@dataclass(frozen=True)
class Task:
    """One row of the queue. `lamp`, `due` and `note` say how urgent it is, in a shape and in words."""

    revision: Revision
    verb: str
    lamp: str
    due: str
    note: str


@dataclass(frozen=True)
class Tab:
    name: str
    label: str
    tasks: list[Task]
    total: int


def tabs_for(person: Person, organs: dict[str, set[int]], on: datetime.date) -> list[Tab]:
    """To review, returned to me, in writing, on their way: a query each. `organs`: where each right is held."""
    calendar, mine = working_calendar(), _mine(person, organs)
    found = (
        ("review", _("待我审核"), _("去审核"), awaiting(person, organs)),
        ("returned", _("退回给我"), _("去修改"), mine.filter(state=State.RETURNED)),
        ("drafts", _("我起草的"), _("接着写"), mine.filter(state=State.DRAFT)),
        ("moving", _("我送审的"), _("看进度"),
         mine.filter(state__in=[*REVIEWS, State.BATCH_REVIEW, State.REFERRED, State.SCHEDULED])
         .exclude(mode=Revision.Mode.BATCH)),
    )  # fmt: skip
    tabs = []
    for name, label, verb, revisions in found:
        rows = list(_listed(revisions)[:ROWS])
        tasks = [Task(row, verb, *lamp_of(row.due_on, on, calendar)) for row in rows]
        tabs.append(Tab(name, label, tasks, rows[0].total if rows else 0))
    return tabs


def awaiting(person: Person, organs: dict[str, set[int]]) -> QuerySet:
    """Revisions at a step that this person may decide, minus those where four eyes forbid it."""
    waiting = Revision.objects.none()
    for step in REVIEWS:
        waiting = waiting | Revision.objects.filter(
            state=step, publication__organ_id__in=organs.get(STEP_RIGHT[step], set())
        )
    return waiting.exclude(Exists(Contribution.objects.filter(revision=OuterRef("pk"), person=person))).exclude(
        Exists(Approval.objects.filter(revision=OuterRef("pk"), round=OuterRef("round"), person=person))
    )


def _mine(person: Person, organs: dict[str, set[int]]) -> QuerySet:
    """What this person had a hand in, in organs where the person still works: whoever moved on left it behind."""
    here = set().union(*(organs.get(right, set()) for right in ("read", "read_below", "write", "batch")))
    return Revision.objects.filter(contributions__person=person).of_organs(here)


def _listed(revisions: QuerySet) -> QuerySet:
    return (
        revisions.select_related("publication__organ")
        .defer("body_html", "body_text", "header")
        .annotate(total=Window(Count("pk")))
        .order_by(F("due_on").asc(nulls_last=True), "moved_at", "pk")
    )


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
