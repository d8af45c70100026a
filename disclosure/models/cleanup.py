"""The yearly clean-up of policy documents 清理: what was decided of each, by whom, why. Never changed."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class CleanupOutcome(models.TextChoices):
    KEEP = "keep", _("继续有效")
    AMEND = "amend", _("需要修改")
    REPEAL = "repeal", _("应当废止")


class CleanupDecision(models.Model):
    """A decision changes no validity: amending and repealing are documents of their own, with their own review."""

    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("单位"))
    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="+", verbose_name=_("文件"))
    title = models.CharField(_("标题"), max_length=200)
    year = models.PositiveSmallIntegerField(_("年度"))
    outcome = models.CharField(_("结论"), max_length=10, choices=CleanupOutcome)
    reason = models.CharField(_("理由"), max_length=500)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("决定人"))
    at = models.DateTimeField(_("决定时间"), db_default=Now())

    class Meta:
        db_table = "cleanup_decision"
        verbose_name = _("清理结论")
        verbose_name_plural = _("政策文件清理")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "year"], name="cleanup_once_a_year"),
            models.CheckConstraint(condition=Q(outcome__in=CleanupOutcome.values), name="cleanup_outcome_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="cleanup_has_reason"),
        ]

    def __str__(self):
        return self.title
