"""Released documents that owe an interpretation, or were let off: written by the database (sql/20_gate.sql)."""

from django.db import models
from django.db.models import Exists, F, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from interpretation.models.arrangement import Way
from portal.publishing.models import INTERPRETS, Entry, Link


class OwedQuerySet(models.QuerySet):
    def awaited(self):
        """What nobody has explained yet."""
        told = Link.objects.filter(target=OuterRef("pk"), kind=INTERPRETS)
        return self.exclude(way=Way.EXEMPT).exclude(Exists(told))

    def with_first(self):
        """Each with the moment of its first interpretation, if there is one."""
        told = Entry.objects.filter(publication__links__kind=INTERPRETS, publication__links__target=OuterRef("pk"))
        first = told.order_by().annotate(of=F("publication__links__target")).values("of")
        return self.annotate(first=Subquery(first.annotate(at=Min("sort_at")).values("at")[:1]))


class Owed(models.Model):
    """`since` is the day of the first publication: the clock of INT-02 begins there."""

    publication = models.OneToOneField("publishing.Publication", models.PROTECT, primary_key=True, related_name="+")
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("单位"))
    since = models.DateField(_("公布"))
    way = models.CharField(_("安排"), max_length=10, blank=True)
    planned_on = models.DateField(_("方案的日期"), null=True)
    article = models.CharField(_("依据"), max_length=100, blank=True)

    objects = OwedQuerySet.as_manager()

    class Meta:
        db_table = "interpretation_owed"
        verbose_name = _("应有的解读")
        verbose_name_plural = _("应有的解读")
        ordering = ["-since"]
        indexes = [models.Index(fields=["organ", "-since"], condition=~Q(way=Way.EXEMPT), name="owed_of_organ")]

    def __str__(self):
        return str(self.pk)
