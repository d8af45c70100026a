"""The hours of a response: from the moment a concern is seen to the moment the first word is owed (INT-09)."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from interpretation.models import ResponseHeader, Urgency
from portal.cases.today import now
from portal.publishing.models import Revision
from portal.publishing.states import OPEN
from portal.site.options import option

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
