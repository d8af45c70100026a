"""The first page of the desk: my queues, ordered by the day on which they are due (templates/admin/index.html)."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Person
from portal.people.reach import rights_of
from portal.publishing.kinds import kind_of
from portal.publishing.load import loads
from portal.publishing.queue import Tab, Task, tabs_for
from portal.publishing.states import EDITABLE
from portal.site.hooks import gathered

URGENT = 2  # rows with the filled button


@dataclass(frozen=True)
class Queue:
    """A queue of an app (DESK_QUEUES); each row with its day, as templates/admin/index.html draws it."""

    name: str
    label: str
    total: int
    rows: list[tuple[datetime.date | None, dict]]
    returned: int = 0  # of them, how many came back to be done again


def work_of(request: HttpRequest) -> dict:
    person, day = request.user, today()
    rights = rights_of(request)
    tabs = queues_of(person, rights, day)
    wanted = request.GET.get("queue")
    chosen = next((tab for tab in tabs if tab.name == wanted), None) or next((t for t in tabs if t.total), tabs[0])
    return {
        "today": day,
        "queues": [
            {"label": tab.label, "count": tab.total, "url": f"?queue={tab.name}", "current": tab is chosen}
            for tab in tabs
        ],
        "groups": _groups(chosen, day),
        # What waits for review may be ticked and approved in one go.
        "together_url": reverse("admin:publishing_revision_together") if chosen.name == "review" else "",
        "figures": _figures(rights, day),
        "starts": [start for offer in gathered("DESK_STARTS") for start in offer(rights)],
        "find_url": next(iter(gathered("DESK_FINDERS")), ""),
    }


def queues_of(person: Person, rights: dict[str, set[int]], day: datetime.date) -> list[Tab | Queue]:
    """All that waits for this person, ours and the apps'; `rights`: the organs where each is held."""
    tabs: list[Tab | Queue] = tabs_for(person, rights, day)
    return tabs + [queue for offer in gathered("DESK_QUEUES") if (queue := offer(person, rights, day))]


def days_in(tab: Tab | Queue) -> list[datetime.date | None]:
    """By when each row is due."""
    return [due for due, _row in tab.rows] if isinstance(tab, Queue) else [task.due_on for task in tab.tasks]


def _figures(rights: dict[str, set[int]], day: datetime.date) -> list[dict]:
    """How much waits for each reviewer, for those who review there or watch over it."""
    organs = set().union(*(rights.get(right, set()) for right in ("review", "secrecy", "sign", "batch")))
    return [
        {"label": each.name, "value": _("%(n)s件，最早%(day)s") % {
            "n": each.waiting, "day": f"{timezone.localtime(each.since):%m-%d}"}}
        for each in loads(organs, day)
    ]  # fmt: skip


def _groups(tab: Tab | Queue, day: datetime.date) -> list[dict]:
    """逾期和今天到期, 本周到期, and the rest."""
    this_week = day + datetime.timedelta(days=6 - day.weekday())
    groups = [(_("逾期和今天到期"), []), (_("本周到期"), []), (_("以后到期"), []), (_("没有期限"), [])]
    rows = tab.rows if isinstance(tab, Queue) else [(task.due_on, _row(task)) for task in tab.tasks]
    for number, (due, row) in enumerate(rows):
        place = 3 if due is None else 0 if due <= day else 1 if due <= this_week else 2
        groups[place][1].append(row | {"urgent": number < URGENT})
    return [{"heading": heading, "rows": rows} for heading, rows in groups if rows]


def _row(task: Task) -> dict:
    revision = task.revision
    editing = revision.state in EDITABLE
    url = kind_of(revision.publication.kind).desk_path(revision) if editing else ""
    facts = [revision.publication.organ.short_name, revision.get_state_display()]
    if revision.round > 1:
        facts.append(_("第%(n)s轮送审") % {"n": revision.round})
    if revision.no > 1:
        facts.append(_("更正稿"))
    if task.age:
        facts.append(task.age)
    return {
        "lamp": task.lamp,
        "due": task.due,
        "due_note": task.note,
        "url": task.url or url or reverse("admin:publishing_revision_change", args=[revision.pk]),
        "title": revision.title or _("（还没有标题）"),
        "facts": facts,
        "tags": [],
        "action": task.verb,
        "pick": revision.pk,
    }
