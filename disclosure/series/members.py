"""What stands in a series now: released documents in their places, those the office added, marks of what went."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from disclosure.models import SeriesPick, SeriesPlace
from portal.people.models import Organ
from portal.publishing.models import Entry
from portal.site.rows import entry_row, in_order


@dataclass(frozen=True)
class Member:
    """`entry` is none where something stood that is withdrawn; its notice is at `gone_url`."""

    slot: str
    organ: Organ
    entry: Entry | None
    period: str = ""
    facts: dict = field(default_factory=dict)
    until: datetime.date | None = None
    gone_url: str = ""
    gone_on: datetime.date | None = None

    def row(self, on: datetime.date) -> dict:
        """As a row of components/document_row.html."""
        return entry_row(self.entry, {}, on) | {"until": self.until, "facts_of": self.facts}


def members_of(series: Iterable[int]) -> dict[int, list[Member]]:
    """Series → its members, the newest first, the withdrawn last. Three queries."""
    keys = list(series)
    places = list(SeriesPlace.objects.filter(series__in=keys).select_related("organ"))
    picks = list(SeriesPick.objects.filter(series__in=keys))
    wanted = dict.fromkeys([*(place.publication_id for place in places), *(pick.publication_id for pick in picks)])
    entries = {entry.pk: entry for entry in in_order(list(wanted))}
    found = defaultdict(list)
    for place in places:
        entry = entries.get(place.publication_id)
        gone_on = timezone.localdate(place.gone_at) if place.gone_at and not entry else None
        found[place.series_id].append(
            Member(place.slot, place.organ, entry, place.period, place.facts, place.until, place.gone_path, gone_on)
        )
    placed = {(place.series_id, place.publication_id) for place in places}
    for pick in picks:
        entry = entries.get(pick.publication_id)
        if entry and (pick.series_id, pick.publication_id) not in placed:
            found[pick.series_id].append(Member(pick.slot, entry.organ, entry))
    for members in found.values():
        members.sort(key=_newness, reverse=True)
    return found


def _newness(member: Member) -> tuple:
    entry = member.entry
    return (member.period, entry.issued_on or timezone.localdate(entry.sort_at)) if entry else ("", datetime.date.min)
