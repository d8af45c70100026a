"""Where the reports of a year stand, organ by organ: released, on the way, not begun, late."""

import datetime
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

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

    @property
    def label(self) -> str:
        return str(State(self.state).label) if self.state else ""


def begun(year: int) -> QuerySet[Organ]:
    """The organs that report, each with what it has begun and not thrown away: of_report, of_revision, of_state,
    of_path."""
    own = {"publication__annual_report__year": year, "publication__annual_report__organ": OuterRef("pk")}
    newest = Revision.objects.filter(**own).exclude(state=State.DISCARDED).order_by("-no")
    return reporting().annotate(
        of_report=Subquery(AnnualReport.objects.filter(year=year, organ=OuterRef("pk")).values("publication")[:1]),
        of_revision=Subquery(newest.values("pk")[:1]), of_state=Subquery(newest.values("state")[:1]),
        of_path=Subquery(Entry.objects.filter(**own).values("path")[:1]),
    )  # fmt: skip


def of_year(year: int, organ_ids: set[int]) -> list[Standing]:
    """For the desk, of these organs. One query."""
    return [
        Standing(organ, due_on(organ, year), organ.of_report, organ.of_revision, organ.of_state or "",
                 organ.of_path or "")
        for organ in begun(year).filter(pk__in=organ_ids)
    ]  # fmt: skip
