"""The typed rows of what stands in a series: read from released texts alone."""

from collections.abc import Iterable
from uuid import UUID

from disclosure.models import Series
from disclosure.series import rows
from disclosure.series.members import Member, members_of
from portal.publishing.models import Release


def rows_of(series: Series, members: Iterable[Member]) -> dict[UUID, list[dict[str, str]]]:
    """Released document → its rows; one query for all."""
    asked = {
        member.entry.release_id: (member.entry.pk, heads)
        for member in members
        if member.entry and (heads := series.rows(member.slot))
    }
    texts = Release.objects.filter(pk__in=asked).values_list("pk", "body_html")
    return {asked[pk][0]: rows.read(html, asked[pk][1]) for pk, html in texts}


def names_in(series: Series, slot: str, period: str) -> list[str]:
    """By which the rows of the newest document in this place are called."""
    name = series.rows(slot)[0].name
    for member in members_of([series.pk])[series.pk]:
        if member.entry and (member.slot, member.period) == (slot, period):
            return [row[name] for row in rows_of(series, [member]).get(member.entry.pk, [])]
    return []
