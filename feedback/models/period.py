"""When the public may answer what was released: written by the database from released headers
(sql/40_consultations.sql). So lists, the clock and what is filed all read the same."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from feedback.consultations.forms import CHOICES


class Standing(models.TextChoices):
    """CON-08: by the date alone, but for the last."""

    COMING = "coming", _("未开始")
    OPEN = "open", _("征集中")
    CLOSED = "closed", _("已结束，待反馈")
    ANSWERED = "answered", _("已反馈")


def standing_on(on: datetime.date, opens_on, closes_on, answered_on) -> Standing:
    if answered_on:
        return Standing.ANSWERED
    if on < opens_on:
        return Standing.COMING
    return Standing.OPEN if on <= closes_on else Standing.CLOSED


def standing_is(which: str, on: datetime.date) -> Q:
    """The same, asked of rows."""
    match which:
        case Standing.COMING:
            return Q(opens_on__gt=on, answered_on=None)
        case Standing.OPEN:
            return Q(opens_on__lte=on, closes_on__gte=on, answered_on=None)
        case Standing.CLOSED:
            return Q(closes_on__lt=on, answered_on=None)
    return Q(answered_on__isnull=False)


class PeriodQuerySet(models.QuerySet):
    def standing(self, which: str, on: datetime.date):
        return self.filter(standing_is(which, on))


class Period(models.Model):
    publication = models.OneToOneField("publishing.Publication", models.PROTECT, primary_key=True, related_name="+")
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("单位"))
    release = models.OneToOneField("publishing.Release", models.PROTECT, related_name="+")
    form = models.CharField(_("形式"), max_length=20, choices=CHOICES)
    is_online = models.BooleanField()
    opens_on = models.DateField(_("开始"))
    closes_on = models.DateField(_("截止"))
    held_on = models.DateField(_("举行"), null=True)
    places = models.PositiveSmallIntegerField(_("名额"), null=True)
    answered_on = models.DateField(_("反馈"), null=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        db_table = "consultation_period"
        verbose_name = _("征集的反馈")
        verbose_name_plural = _("征集的反馈")
        ordering = ["-closes_on"]
        indexes = [models.Index(fields=["-closes_on", "organ"], name="period_closes")]

    def __str__(self):
        return str(self.pk)

    def standing(self, on: datetime.date) -> Standing:
        return standing_on(on, self.opens_on, self.closes_on, self.answered_on)
