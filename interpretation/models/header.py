"""What is said of an interpretation beside its text; it belongs to the revision and is frozen with it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interpretation.forms import FORMS


class InterpretationHeader(models.Model):
    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="interpretation_header"
    )
    form = models.CharField(_("解读形式"), max_length=20, choices=[(each.code, each.label) for each in FORMS.values()])
    interpreter = models.CharField(
        _("解读人"),
        max_length=50,
        blank=True,
        help_text=_("起草单位主要负责人是第一解读人；写姓名和职务，公众会看到。"),
    )
    helpers = ArrayField(
        models.CharField(max_length=100), verbose_name=_("协助解读的单位"), default=list, blank=True,
        help_text=_("联合发文的，别的单位用顿号分开。"),
    )  # fmt: skip
    points = ArrayField(
        models.CharField(max_length=120), verbose_name=_("几句话看懂"), default=list, blank=True,
        help_text=_("一行一句，最多五句：跟群众有关的是什么、从哪天起、要不要办手续。"),
    )  # fmt: skip
    clauses = models.JSONField(_("分条的政策"), default=list, blank=True)  # as clauses.py reads them
    abstract = models.CharField(_("内容概述"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("原发布时间"), null=True, blank=True, editable=False)

    class Meta:
        db_table = "interpretation_header"
        constraints = [models.CheckConstraint(condition=Q(form__in=list(FORMS)), name="interpretation_form_known")]

    def __str__(self):
        return self.form
