"""The first page of the desk: my queues, ordered by the day on which they are due (templates/admin/index.html)."""

import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Person
from portal.people.reach import rights_of
from portal.publishing.load import loads
from portal.publishing.queue import Queue, totals
from portal.site.hooks import gathered
from portal.site.upkeep import not_kept_up

URGENT = 2  # rows with the filled button


def work_of(request: HttpRequest) -> dict:
    """However many queues there are, they are counted in one query, and the rows of the chosen one read in another."""
    day, rights = today(), rights_of(request)
    queues = queues_of(request.user, rights, day)
    total = totals(queues)
    tabs = [queue for queue in queues if total[queue.name] or queue.shows_empty]
    wanted = request.GET.get("queue")
    chosen = next((tab for tab in tabs if tab.name == wanted), None)
    chosen = chosen or next((tab for tab in sorted(tabs, key=_is_watched) if total[tab.name]), tabs[0])
    rows = chosen.rows(day, working_calendar()) if total[chosen.name] else []
    return {
        "today": day,
        "queues": [
            {"label": tab.label, "count": total[tab.name], "url": f"?queue={tab.name}", "current": tab is chosen}
            for tab in tabs
        ],
        "groups": _groups(rows, day),
        # What waits for review may be ticked and approved in one go.
        "together_url": reverse("admin:publishing_revision_together") if chosen.name == "review" else "",
        "figures": _figures(rights, day),
        "starts": [start for offer in gathered("DESK_STARTS") for start in offer(rights)],
        "find_url": next(iter(gathered("DESK_FINDERS")), ""),
    }


def _is_watched(queue: Queue) -> bool:
    return queue.is_watched


def queues_of(person: Person, rights: dict[str, set[int]], day: datetime.date) -> list[Queue]:
    """All that may wait for this person; `rights`: the organs where each is held. Behind what somebody waits for stands
    what must be kept up."""
    return [offer(person, rights, day) for offer in (*gathered("DESK_QUEUES"), not_kept_up)]


def _figures(rights: dict[str, set[int]], day: datetime.date) -> list[dict]:
    """How much waits for each reviewer, for those who review there or watch over it."""
    organs = set().union(*(rights.get(right, set()) for right in ("review", "secrecy", "sign", "batch")))
    return [
        {"label": each.name, "value": _("%(n)s件，最早%(day)s") % {
            "n": each.waiting, "day": f"{timezone.localtime(each.since):%m-%d}"}}
        for each in loads(organs, day)
    ]  # fmt: skip


def _groups(rows: list[dict], day: datetime.date) -> list[dict]:
    """逾期和今天到期, 本周到期, and the rest."""
    this_week = day + datetime.timedelta(days=6 - day.weekday())
    groups = [(_("逾期和今天到期"), []), (_("本周到期"), []), (_("以后到期"), []), (_("没有期限"), [])]
    for number, row in enumerate(rows):
        due = row["day"]
        place = 3 if due is None else 0 if due <= day else 1 if due <= this_week else 2
        groups[place][1].append(row | {"urgent": number < URGENT})
    return [{"heading": heading, "rows": rows} for heading, rows in groups if rows]
