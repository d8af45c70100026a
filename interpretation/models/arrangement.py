"""How a document that must be interpreted will be, when no interpretation goes out with it (INT-01)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interpretation.forms import FORMS


class Way(models.TextChoices):
    PLAN = "plan", _("解读方案：以后发布")
    EXEMPT = "exempt", _("不用解读")


class Arrangement(models.Model):
    """Part of the document's revision: reviewed, frozen and signed with it. A later one without its own goes on with
    the last."""

    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="arrangement"
    )  # fmt: skip
    way = models.CharField(_("怎样安排"), max_length=10, choices=Way)
    on = models.DateField(_("哪天发布解读"), null=True, blank=True, db_column="planned_on")
    person = models.CharField(_("谁来解读"), max_length=50, blank=True, help_text=_("姓名和职务；不公开。"))
    forms = ArrayField(
        models.CharField(max_length=20, choices=[(each.code, each.label) for each in FORMS.values()]),
        verbose_name=_("解读形式"), default=list, blank=True,
    )  # fmt: skip
    outline = models.CharField(_("解读提纲"), max_length=500, blank=True, help_text=_("讲哪几点，在哪里发布。"))
    reason = models.CharField(_("不用解读的理由"), max_length=300, blank=True)

    class Meta:
        db_table = "interpretation_arrangement"
        verbose_name = _("解读安排")
        verbose_name_plural = _("解读安排")
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="arrangement_way_known"),
            models.CheckConstraint(
                condition=~Q(way=Way.PLAN) | Q(on__isnull=False) & ~Q(person=""),
                name="arrangement_plan_is_whole",
            ),
            models.CheckConstraint(condition=~Q(way=Way.EXEMPT) | ~Q(reason=""), name="arrangement_has_reason"),
        ]

    def __str__(self):
        return self.get_way_display()
