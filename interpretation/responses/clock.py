"""The hours of a response: from the moment a concern is seen to the moment the first word is owed (INT-09)."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from interpretation.models import ResponseHeader, Urgency
from portal.cases.models.workday import working_calendar
from portal.cases.today import now
from portal.people.models import Person
from portal.publishing.models import Revision
from portal.publishing.queue import ROWS, lamp_of
from portal.publishing.states import OPEN
from portal.site.options import option
from portal.site.work import Queue

HOURS = {Urgency.EMERGENCY: "response.urgent_hours", Urgency.OTHER: "response.other_hours"}


def owed_at(seen_at: datetime.datetime, urgency: str) -> datetime.datetime:
    """By when the public must have been told; hours run through nights and holidays."""
    return seen_at + datetime.timedelta(hours=option(HOURS[Urgency(urgency)]))


def panel(revision: Revision) -> dict | None:
    """Beside a response at the desk, as long as it is not public."""
    header = ResponseHeader.objects.filter(revision=revision).first()
    if header is None or revision.state not in OPEN or header.published_at or revision.no > 1:
        return None
    owed = owed_at(header.seen_at, header.urgency)
    late = now() > owed
    words = _("应当在%(moment)s前回应，已经过了。") if late else _("应当在%(moment)s前回应。")
    lines = [words % {"moment": f"{timezone.localtime(owed):%Y-%m-%d %H:%M}"}]
    if header.urgency == Urgency.EMERGENCY:
        press = header.seen_at + datetime.timedelta(hours=option("response.conference_hours"))
        lines.append(_("新闻发布会不迟于%(moment)s。") % {"moment": f"{timezone.localtime(press):%Y-%m-%d %H:%M}"})
    return {"heading": _("回应的时限"), "lines": lines, "tone": "warn" if late else "", "links": []}


def being_written(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue | None:
    """Responses of a writer's organs that are not public yet, the most urgent first."""
    organs = rights.get("write")
    if not organs:
        return None
    waiting = ResponseHeader.objects.filter(
        revision__state__in=OPEN, revision__no=1, revision__publication__organ__in=organs, published_at__isnull=True
    ).select_related("revision__publication__organ").order_by("seen_at")[:ROWS]  # fmt: skip
    if not (headers := list(waiting)):
        return None
    calendar = working_calendar()
    rows = sorted(
        ((timezone.localtime(owed_at(each.seen_at, each.urgency)), each) for each in headers), key=lambda row: row[0]
    )
    return Queue(
        "responses", _("回应关切"), len(rows),
        [(owed.date(), _row(each, owed, on, calendar)) for owed, each in rows],
    )  # fmt: skip


def _row(header: ResponseHeader, owed: datetime.datetime, on: datetime.date, calendar) -> dict:
    lamp, words, note = lamp_of(owed.date(), on, calendar)
    revision = header.revision
    return {
        "lamp": "bad" if now() > owed else lamp, "due": _("%(time)s前") % {"time": f"{owed:%m-%d %H:%M}"},
        "due_note": _("已过时限") if now() > owed else note, "title": revision.title or header.concern,
        "facts": [str(revision.publication.organ), header.get_urgency_display(), revision.get_state_display()],
        "tags": [], "url": f"/admin/interpretation/response/{revision.publication_id}/change/", "action": _("写回应"),
    }  # fmt: skip
