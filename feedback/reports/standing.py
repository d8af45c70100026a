"""Where the reports of a year stand, organ by organ: released, on the way, not begun, late."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from feedback.models import AnnualReport
from feedback.reports.due import due_on, reporting
from portal.people.models import Organ
from portal.publishing.models import Entry, Revision
from portal.publishing.states import State


@dataclass(frozen=True)
class Standing:
    organ: Organ
    due_on: datetime.date
    publication: object = None  # its id, once it is begun
    revision: int | None = None
    state: str = ""
    path: str = ""  # once it is released
    released_on: datetime.date | None = None

    @property
    def label(self) -> str:
        return str(State(self.state).label) if self.state else ""


def of_year(year: int, organs: Iterable[Organ] | None = None) -> list[Standing]:
    """For the desk: of these organs, or of all that report. Two queries."""
    organs = list(reporting() if organs is None else organs)
    newest = Revision.objects.filter(publication=OuterRef("publication")).exclude(state=State.DISCARDED).order_by("-no")
    entries = Entry.objects.filter(publication=OuterRef("publication"))
    begun = AnnualReport.objects.filter(year=year, organ__in=[organ.pk for organ in organs]).annotate(
        revision=Subquery(newest.values("pk")[:1]), state=Subquery(newest.values("state")[:1]),
        path=Subquery(entries.values("path")),
    )  # fmt: skip
    found = {each.organ_id: each for each in begun}
    return [
        Standing(organ, due_on(organ, year), own.publication_id if own else None, own.revision if own else None,
                 own.state or "" if own else "", own.path or "" if own else "")
        for organ in organs for own in [found.get(organ.pk)]
    ]  # fmt: skip
