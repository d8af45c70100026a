"""A domain that does not concern an organ and those below it, with the reason (未涉及领域事项说明, CAT-05)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UnconcernedQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_on__isnull=True)


class UnconcernedDomain(models.Model):
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("单位"),
                              help_text=_("连同它的下级；选县政府就是全县都不涉及。"))  # fmt: skip
    domain = models.ForeignKey("disclosure.Domain", models.PROTECT, related_name="+", verbose_name=_("领域"))
    reason = models.CharField(
        _("不涉及的理由"), max_length=200, help_text=_("公众会看到，例如 本县没有国有土地上房屋征收。")
    )
    since = models.DateField(_("声明日"), editable=False)
    ended_on = models.DateField(_("停止日"), null=True, blank=True, help_text=_("从这天起又涉及了；空着就是仍不涉及。"))

    objects = UnconcernedQuerySet.as_manager()

    class Meta:
        db_table = "unconcerned_domain"
        verbose_name = _("未涉及的领域")
        verbose_name_plural = _("未涉及的领域")
        ordering = ["organ__sort", "domain__sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "domain"], condition=Q(ended_on__isnull=True), name="unconcerned_domain_once",
                violation_error_message=_("这个单位已经声明过不涉及这个领域。"),
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="unconcerned_domain_reason_given"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.organ} {self.domain}"
