"""Who reports, and by which day of the next year: calendar days, which no weekend moves (AR-01 … AR-04)."""

import datetime
from collections.abc import Iterable

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from feedback.models import ReportingOrgan
from portal.people.models import Organ
from portal.people.models.organ import OrganKind

GOVERNMENTS = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY)
REPORTING = (*GOVERNMENTS, OrganKind.DEPARTMENT, OrganKind.TOWNSHIP)
OF_GOVERNMENTS, OF_OTHERS = "03-31", "01-31"
# The day of each organ as words that sort like days.
DUE_WORDS = Coalesce(
    NullIf("reporting__due", Value("")),
    Case(When(kind__in=GOVERNMENTS, then=Value(OF_GOVERNMENTS)), default=Value(OF_OTHERS)),
)


def reporting() -> QuerySet[Organ]:
    """Organs that report: by their kind, unless the office says otherwise; each with what is set for it."""
    said = Q(reporting__reports=True) | Q(reporting=None, kind__in=REPORTING)
    return Organ.objects.existing().filter(said).select_related("reporting").in_order()


def due_on(organ: Organ, year: int) -> datetime.date:
    """The last day for the report on `year`."""
    words = setting_of(organ).due or (OF_GOVERNMENTS if organ.kind in GOVERNMENTS else OF_OTHERS)
    month, day = (int(part) for part in words.split("-"))
    while True:
        try:
            return datetime.date(year + 1, month, day)
        except ValueError:  # the 30th of February
            day -= 1


def setting_of(organ: Organ) -> ReportingOrgan:
    """What is set for it, or the defaults."""
    return getattr(organ, "reporting", None) or ReportingOrgan(organ=organ)


def members_of(organ: Organ, organs: Iterable[Organ]) -> list[Organ]:
    """Those of `organs` whose reports are summed up in its own (AR-09)."""
    return [each for each in organs if each.parent_id == organ.pk] if organ.kind in GOVERNMENTS else []
