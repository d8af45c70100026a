"""Who holds which role in which organ, from when until when."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CLERK = "clerk", _("信息员")
    REVIEWER = "reviewer", _("审核人")
    SECRECY_REVIEWER = "secrecy_reviewer", _("保密审查员")
    FINAL_REVIEWER = "final_reviewer", _("签发人")
    CASEWORKER = "caseworker", _("来信办理员")
    OPENNESS_OFFICE = "openness_office", _("政务公开办")
    AUDITOR = "auditor", _("审计员")
    OPERATOR = "operator", _("运维员")


def held_on(day: datetime.date, way: str = "") -> Q:
    """Memberships in force on `day`; `until` is the last day, empty means open-ended. `way` leads to the membership."""
    until = Q(**{f"{way}until__isnull": True}) | Q(**{f"{way}until__gte": day})
    return until & Q(**{f"{way}since__lte": day, f"{way}person__is_active": True})


class MembershipQuerySet(models.QuerySet):
    def held_on(self, day: datetime.date):
        return self.filter(held_on(day))


class Membership(models.Model):
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships", verbose_name=_("人员"))
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="memberships", verbose_name=_("机关"))
    role = models.CharField(_("角色"), max_length=20, choices=Role)
    since = models.DateField(_("起始日"))
    until = models.DateField(_("截止日"), null=True, blank=True, help_text=_("空着表示一直有效。"))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        db_table = "membership"
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        ordering = ["organ", "role", "since"]
        constraints = [
            models.UniqueConstraint(fields=["person", "organ", "role", "since"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="membership_since_before_until"
            ),
        ]

    def __str__(self):
        return f"{self.organ} {self.get_role_display()} {self.person}"
