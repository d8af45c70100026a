"""The reader's own work: what waits for this person, ordered by the day on which it is due."""

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db.models import Case, Count, Exists, F, OuterRef, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.cases.models.workday import working_calendar
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing import emergency, opinions
from portal.publishing.models import Approval, Contribution, Revision
from portal.publishing.states import REVIEWS, STEP_RIGHT, State

Calendar = Callable[[], WorkingCalendar]
ROWS = 100  # of each tab; who has more waiting sees the number


@dataclass(frozen=True)
class Task:
    """One row of the queue. `lamp`, `due` and `note` say how urgent it is, in a shape and in words."""

    revision: Revision
    verb: str
    lamp: str
    due: str
    note: str
    age: str = ""
    url: str = ""  # where it is done, when that is not the revision's page
    own_due: datetime.date | None = None  # when that is not the day on which the revision is due

    @property
    def due_on(self) -> datetime.date | None:
        return self.own_due or self.revision.due_on


@dataclass(frozen=True)
class Tab:
    name: str
    label: str
    tasks: list[Task]
    total: int


# Waiting to be reviewed is a query of its own; the rest is mine and comes in one.
MOVING = (*REVIEWS, State.BATCH_REVIEW, State.REFERRED, State.SCHEDULED)
MINE = (
    ("returned", _("退回给我"), _("去修改")),
    ("drafts", _("我起草的"), _("接着写")),
    ("moving", _("我送审的"), _("看进度")),
)
TAB = Case(When(state=State.RETURNED, then=Value("returned")), When(state=State.DRAFT, then=Value("drafts")),
           default=Value("moving"))  # fmt: skip
URGENCY = (F("due_on").asc(nulls_last=True), "moved_at", "pk")


def tabs_for(person: Person, organs: dict[str, set[int]], on: datetime.date) -> list[Tab]:
    """To review, returned to me, in writing, on their way. `organs`: where each right is held."""
    calendar = cache(working_calendar)  # read when the first row asks for it

    def tab(name: str, label: str, verb: str, rows: list[Revision]) -> Tab:
        tasks = [Task(row, verb, *_lamp(row, on, calendar()), age=age_of(row, on, calendar())) for row in rows]
        return Tab(name, label, tasks, rows[0].total if rows else 0)

    waiting = _listed(awaiting(person, organs)).annotate(total=Window(Count("pk")))[:ROWS]
    found = defaultdict(list)
    for row in _mine_by_tab(person, organs):
        found[row.tab].append(row)
    return [
        tab("review", _("待我审核"), _("去审核"), list(waiting)),
        *(tab(name, label, verb, found[name]) for name, label, verb in MINE),
        *_asides(person, organs, on, calendar),
    ]


def _asides(person: Person, organs: dict[str, set[int]], on: datetime.date, calendar: Calendar) -> list[Tab]:
    """What another organ asks, and what an emergency release still owes; only where there is some."""
    tabs = []
    if asked := list(opinions.asked_of(organs.get(opinions.MAY_ANSWER, set()))[:ROWS]):
        tasks = [
            Task(each.revision, _("去答复"), *lamp_of(each.due_on, on, calendar()),
                 url=reverse("admin:publishing_opinion", args=[each.pk]), own_due=each.due_on)
            for each in asked
        ]  # fmt: skip
        tabs.append(Tab("opinions", _("请我单位提意见"), tasks, len(tasks)))
    if owed := list(emergency.owed_in(person, organs.get(emergency.RIGHT, set()))[:ROWS]):
        tasks = [
            Task(each.revision, _("去补审"), *lamp_of(each.due_on, on, calendar()),
                 url=reverse("admin:publishing_revision_change", args=[each.revision_id]), own_due=each.due_on)
            for each in owed
        ]  # fmt: skip
        tabs.append(Tab("later", _("应急公开待补审"), tasks, len(tasks)))
    return tabs


def _lamp(revision: Revision, on: datetime.date, calendar: WorkingCalendar) -> tuple[str, str, str]:
    lamp, due, note = lamp_of(revision.due_on, on, calendar)
    if revision.mode == Revision.Mode.EMERGENCY:
        return "emergency", gettext("应急"), "，".join(filter(None, (due, note)))
    return lamp, due, note


def age_of(revision: Revision, on: datetime.date, calendar: WorkingCalendar) -> str:
    """How long it has lain where it is now."""
    days = calendar.count_between(timezone.localdate(revision.moved_at), on)
    return gettext("到这一步%(n)s个工作日") % {"n": days} if days > 0 else gettext("今天到这一步")


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


def _mine_by_tab(person: Person, organs: dict[str, set[int]]) -> QuerySet:
    """The first rows of each tab of what is mine, each with its tab's name and number of rows."""
    states = (State.RETURNED, State.DRAFT, *MOVING)
    mine = _mine(person, organs).filter(state__in=states).exclude(mode=Revision.Mode.BATCH, state__in=MOVING)
    by_tab = {"partition_by": [F("tab")]}
    places = {"total": Window(Count("pk"), **by_tab), "place": Window(RowNumber(), order_by=URGENCY, **by_tab)}
    return _listed(mine.annotate(tab=TAB).annotate(**places)).filter(place__lte=ROWS)


def _listed(revisions: QuerySet) -> QuerySet:
    light = revisions.select_related("publication__organ").defer("body_html", "body_text", "header")
    return light.order_by(*URGENCY)


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
