"""A domain (领域) of the standard catalog: data, not a list in the code, since departments go on adding some."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class CatalogKind(models.TextChoices):
    """Whose list a domain belongs to: the standard catalog, what an organ adds to it, the township's, the village's; or
    what the law itself names (REG-11, REG-12)."""

    NATIONAL = "national", _("标准目录")
    SUPPLEMENTARY = "supplementary", _("本单位补充目录")
    TOWNSHIP = "township", _("乡镇目录")
    VILLAGE = "village", _("村级目录")
    STATUTORY = "statutory", _("法定主动公开内容")


class Domain(models.Model):
    code = models.CharField(
        _("代码"), max_length=4, unique=True,
        validators=[RegexValidator(r"^\d{2,4}$", _("领域代码是两位到四位数字，例如 27。"))],
        help_text=_("用在网址里，定下后不再改。"),
    )  # fmt: skip
    name = models.CharField(_("名称"), max_length=60, unique=True)
    plain = models.CharField(
        _("找什么"), max_length=200, blank=True, help_text=_("用百姓的话说，这里能找到什么；一句话。")
    )
    phrases = ArrayField(
        models.CharField(max_length=40), verbose_name=_("常问"), default=list, blank=True,
        help_text=_("老百姓会怎么问，例如 我家能不能吃低保？"),
    )  # fmt: skip
    kind = models.CharField(_("目录种类"), max_length=20, choices=CatalogKind, default=CatalogKind.NATIONAL)
    organ = models.OneToOneField(
        "people.Organ", models.PROTECT, null=True, blank=True, related_name="supplement", verbose_name=_("哪个单位的"),
        help_text=_("只有补充目录要选。"),
    )  # fmt: skip
    sort_order = models.PositiveIntegerField(_("排序"), default=1000)
    source = models.CharField(_("目录依据"), max_length=200, blank=True, help_text=_("官方标准目录或标准指引的名称。"))

    class Meta:
        db_table = "domain"
        verbose_name = _("领域")
        verbose_name_plural = _("领域")
        ordering = ["sort_order", "code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^[0-9]{2,4}$"), name="domain_code_form"),
            models.CheckConstraint(condition=~models.Q(name=""), name="domain_name_given"),
            models.CheckConstraint(condition=models.Q(kind__in=CatalogKind.values), name="domain_kind"),
            models.CheckConstraint(
                condition=models.Q(kind="supplementary", organ__isnull=False)
                | (~models.Q(kind="supplementary") & models.Q(organ__isnull=True)),
                name="domain_supplement_of_an_organ",
                violation_error_message=_("补充目录要选是哪个单位的，其他目录不选单位。"),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    def get_absolute_url(self):
        return f"/catalog/{self.code}/"
