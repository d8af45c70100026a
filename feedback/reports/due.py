"""Who reports, and by which day of the next year: calendar days, which no weekend moves (AR-01 … AR-04)."""

import datetime
from collections.abc import Iterable

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from feedback.models import ReportingOrgan
from portal.people.models import Organ
from portal.people.models.organ import OrganKind
from portal.site.options import option

COUNTY_UP = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY)  # 县级以上人民政府
REPORTING = (*COUNTY_UP, OrganKind.DEPARTMENT, OrganKind.TOWNSHIP)
# The option that says the day of a kind of organ, where nothing else is set for the organ itself.
DUE = {**dict.fromkeys(COUNTY_UP, "reports.government_due"), OrganKind.TOWNSHIP: "reports.township_due"}
DUE_OF_OTHERS = "reports.due"


def due_words() -> Coalesce:
    """The day of each organ as words that sort like days."""
    kinds = [When(kind=kind, then=Value(option(key))) for kind, key in DUE.items()]
    return Coalesce(NullIf("reporting__due", Value("")), Case(*kinds, default=Value(option(DUE_OF_OTHERS))))


def reporting() -> QuerySet[Organ]:
    """Organs that report: by their kind, unless the office says otherwise; each with what is set for it."""
    said = Q(reporting__reports=True) | Q(reporting=None, kind__in=REPORTING)
    return Organ.objects.existing().filter(said).select_related("reporting").in_order()


def due_on(organ: Organ, year: int) -> datetime.date:
    """The last day for the report on `year`."""
    words = setting_of(organ).due or option(DUE.get(organ.kind, DUE_OF_OTHERS))
    month, day = (int(part) for part in words.split("-"))
    while True:
        try:
            return datetime.date(year + 1, month, day)
        except ValueError:  # the 30th of February
            day -= 1


def setting_of(organ: Organ) -> ReportingOrgan:
    """What is set for it, or the defaults."""
    return getattr(organ, "reporting", None) or ReportingOrgan(organ=organ)


def governs(organ: Organ) -> bool:
    """It reports for those below it as well, and on what governments alone do."""
    return organ.kind in COUNTY_UP


def members_of(organ: Organ, organs: Iterable[Organ]) -> list[Organ]:
    """Those of `organs` whose reports are summed up in its own (AR-09)."""
    return [each for each in organs if each.parent_id == organ.pk] if governs(organ) else []
