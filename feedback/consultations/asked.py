"""What the public is asked at this moment: the released consultation behind a form."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from feedback.consultations.forms import FORMS, Form
from feedback.consultations.paragraphs import Paragraph, numbered
from feedback.models.period import Period, Standing
from portal.publishing.models import Entry, Release


@dataclass(frozen=True)
class Asked:
    period: Period
    release: Release
    path: str

    @property
    def publication(self) -> UUID:
        return self.period.publication_id

    @property
    def form(self) -> Form:
        return FORMS[self.period.form]

    @property
    def questions(self) -> list[dict]:
        return self.release.header["questions"]

    @cached_property
    def paragraphs(self) -> dict[int, Paragraph]:
        return numbered(self.release.body_html) if self.form.code == "draft" else {}

    def is_open(self, on: datetime.date) -> bool:
        return self.period.standing(on) == Standing.OPEN


def asked_at(number: int) -> Asked | None:
    """By the number in its address; what was withdrawn asks nothing."""
    path = f"/consultations/{number}/"
    periods = Period.objects.select_related("release").filter(pk__in=Entry.objects.filter(path=path).values("pk"))
    return next((Asked(period, period.release, path) for period in periods), None)


def asked_by(publication: UUID) -> Asked | None:
    periods = Period.objects.select_related("release", "publication").filter(pk=publication)
    return next((Asked(each, each.release, f"/consultations/{each.publication.number}/") for each in periods), None)
