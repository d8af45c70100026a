"""Organs (行政机关 and public institutions) as a tree, with what the guide must say of each (REG-04)."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganKind(models.TextChoices):
    PROVINCE = "province", _("省级政府")
    CITY = "city", _("市级政府")
    COUNTY = "county", _("县级政府")
    DEPARTMENT = "department", _("部门")
    PUBLIC_INSTITUTION = "public_institution", _("公共企事业单位")
    TOWNSHIP = "township", _("乡镇、街道")
    VILLAGE = "village", _("村（社区）")


class OrganQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("sort", "pinyin", "code")

    def existing(self):
        """Organs that work today; one that was merged away keeps its page and its documents."""
        return self.filter(successor__isnull=True)


class Organ(models.Model):
    code = models.CharField(
        _("代码"), max_length=32, unique=True,
        validators=[RegexValidator(r"^[a-z0-9-]+$", _("代码只用小写字母、数字和短横线，例如 mzj。"))],
        help_text=_("用在网址里，定下后不再改，例如 mzj。"),
    )  # fmt: skip
    name = models.CharField(_("全称"), max_length=100, unique=True)
    short_name = models.CharField(_("简称"), max_length=30, help_text=_("列表里用，例如 县民政局。"))
    pinyin = models.CharField(max_length=200, editable=False, db_collation="C")
    kind = models.CharField(_("类别"), max_length=20, choices=OrganKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级机关")
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("并入机关"),
        help_text=_("机关撤销或合并后，职责由谁承继。"),
    )  # fmt: skip
    credit_code = models.CharField(
        _("统一社会信用代码"), max_length=18, blank=True,
        validators=[RegexValidator(r"^[0-9A-Z]{18}$", _("统一社会信用代码是18位数字和大写字母。"))],
        help_text=_("索引号的开头（IDX-03）。"),
    )  # fmt: skip
    duties = models.TextField(_("主要职责"), blank=True)
    address = models.CharField(_("办公地址"), max_length=200, blank=True)
    hours = models.CharField(_("办公时间"), max_length=100, blank=True)
    phone = models.CharField(_("联系电话"), max_length=50, blank=True)
    fax = models.CharField(_("传真"), max_length=50, blank=True)
    email = models.EmailField(_("电子邮箱"), blank=True)
    sort = models.PositiveIntegerField(_("排序"), default=1000)
    review_steps = models.PositiveSmallIntegerField(
        _("审核次数"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text=_("1：只签发；2：初审、签发；3：初审、复审、签发。空着用全站设置。"),
    )  # fmt: skip

    secrecy_step = models.BooleanField(
        _("签发前单设保密审查"), null=True, blank=True,
        help_text=_("要先有保密审查员（本机关没有的，由上级机关的审查）。空着用全站设置。"),
    )  # fmt: skip

    objects = OrganQuerySet.as_manager()

    class Meta:
        db_table = "organ"
        verbose_name = _("机关")
        verbose_name_plural = _("机关")
        ordering = ["sort", "pinyin", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(review_steps__isnull=True) | models.Q(review_steps__range=(1, 3)),
                name="organ_review_steps",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")) & ~models.Q(successor=models.F("id")),
                name="organ_not_its_own_parent",
            ),
        ]

    def __str__(self):
        return self.short_name or self.name

    def save(self, *args, **kwargs):
        # Chinese order without ICU: a stored column, computed where the name is. Every command would wait half a
        # second for the dictionary of sounds, and none but this needs it.
        from pypinyin import Style, lazy_pinyin  # see above

        self.pinyin = " ".join(lazy_pinyin(self.name, style=Style.TONE3))[:200]
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "pinyin"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/organs/{self.code}/"

    def lineage(self) -> list["Organ"]:
        """This organ, its parent, and so on to the root."""
        organs, seen, organ = [], set(), self
        while organ is not None and organ.pk not in seen:
            organs.append(organ)
            seen.add(organ.pk)
            organ = organ.parent
        return organs


class OrganHead(models.Model):
    """A person in charge (负责人), public by art. 20(2); not a login."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="heads", verbose_name=_("机关"))
    name = models.CharField(_("姓名"), max_length=30)
    title = models.CharField(_("职务"), max_length=50)
    duties = models.CharField(_("分工"), max_length=300, blank=True)
    sort = models.PositiveIntegerField(_("排序"), default=100)

    class Meta:
        db_table = "organ_head"
        verbose_name = _("负责人")
        verbose_name_plural = _("负责人")
        ordering = ["sort", "id"]

    def __str__(self):
        return f"{self.title} {self.name}"


class Unit(models.Model):
    """An internal unit (内设机构) of an organ."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="units", verbose_name=_("机关"))
    name = models.CharField(_("名称"), max_length=50)
    duties = models.CharField(_("职责"), max_length=500, blank=True)
    phone = models.CharField(_("电话"), max_length=50, blank=True)
    sort = models.PositiveIntegerField(_("排序"), default=100)

    class Meta:
        db_table = "unit"
        verbose_name = _("内设机构")
        verbose_name_plural = _("内设机构")
        ordering = ["sort", "id"]

    def __str__(self):
        return self.name
