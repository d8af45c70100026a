"""The vocabulary: every word that things are classified by, on every axis that a list can be narrowed along."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Axis(models.TextChoices):
    KIND = "kind", _("体裁")
    DOMAIN = "domain", _("领域")  # filled by the catalog
    TOPIC = "topic", _("主题分类")
    AUDIENCE = "audience", _("适用对象")  # filled by interpretation
    LEVEL = "level", _("公开层级")
    STAGE = "stage", _("公开阶段")  # 五公开
    VALIDITY = "validity", _("有效性")
    PUBLICITY = "publicity", _("公开属性")
    DISCLOSURE_TIME = "disclosure_time", _("公开时限")
    SCOPE = "scope", _("公开范围")


class TermQuerySet(models.QuerySet):
    def on(self, axis: str):
        """The terms of one axis in their order."""
        return self.filter(axis=axis).order_by("sort", "code")

    def labels(self, axis: str) -> dict[str, str]:
        """Code → label, in order."""
        return dict(self.on(axis).values_list("code", "label"))


class Term(models.Model):
    """A code that documents carry and its Chinese label. Codes are permanent, labels and order may change."""

    axis = models.CharField(_("分类"), max_length=20, choices=Axis)
    code = models.CharField(
        _("代码"), max_length=40,
        validators=[RegexValidator(r"^[a-z0-9_]+$", _("代码只用小写字母、数字和下划线。"))],
        help_text=_("用在网址和文件头里，定下后不再改。"),
    )  # fmt: skip
    label = models.CharField(_("名称"), max_length=60)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    sort = models.PositiveIntegerField(_("排序"), default=1000)

    objects = TermQuerySet.as_manager()

    class Meta:
        db_table = "term"
        verbose_name = _("分类词")
        verbose_name_plural = _("分类词")
        ordering = ["axis", "sort", "code"]
        constraints = [
            models.UniqueConstraint(fields=["axis", "code"], name="term_code_once"),
            models.CheckConstraint(condition=models.Q(code__regex=r"^[a-z0-9_]+$"), name="term_code_form"),
            models.CheckConstraint(condition=~models.Q(label=""), name="term_label_given"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="term_not_its_own_parent"),
        ]

    def __str__(self):
        return self.label

    @property
    def path(self) -> str:
        """As the State Council's library writes it: 综合政务\\政务公开."""
        return f"{self.parent.label}\\{self.label}" if self.parent else self.label
