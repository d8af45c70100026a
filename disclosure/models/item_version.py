"""What a catalog item says from a day until a day: every column of the official table as a field of its own."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from disclosure import plain_words
from disclosure.channels import Channel
from disclosure.time_limits import DayUnit, LimitEvent, LimitKind


class Audience(models.TextChoices):
    GENERAL_PUBLIC = "general_public", _("全社会")
    SPECIFIC_GROUP = "specific_group", _("特定群体")


class Mode(models.TextChoices):
    PROACTIVE = "proactive", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")


class Level(models.TextChoices):
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡级")
    VILLAGE = "village", _("村级")


class State(models.TextChoices):
    DRAFT = "draft", _("草稿")
    IN_FORCE = "in_force", _("现行")
    SUPERSEDED = "superseded", _("已被取代")


class ItemVersionQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(state=State.IN_FORCE)

    def of_level(self, level: str):
        """Items that organs of that level owe; an item may name several levels."""
        return self.filter(levels__contains=[level])

    def in_domain(self, code: str):
        return self.filter(item__domain__code=code)

    def for_listing(self):
        """In catalog order, with what a row shows, in one query."""
        return self.select_related("item__domain").order_by(
            "item__domain__sort_order", "item__domain__code", "item__number"
        )


class ItemVersion(models.Model):
    item = models.ForeignKey("disclosure.CatalogItem", models.PROTECT, related_name="versions", verbose_name=_("事项"))
    number = models.PositiveSmallIntegerField(_("第几版"), editable=False)
    year = models.PositiveSmallIntegerField(_("目录年份"), help_text=_("哪一年的目录，例如 2024。"))
    level1 = models.CharField(_("一级事项"), max_length=120)
    level2 = models.CharField(_("二级事项"), max_length=200)
    level3 = models.CharField(_("三级事项"), max_length=200, blank=True)

    content = models.TextField(_("公开内容（要素）"), help_text=_("目录原文。"))
    elements = ArrayField(models.TextField(), verbose_name=_("内容要素"), help_text=_("一行一个。"))
    required = ArrayField(models.BooleanField(), verbose_name=_("必选"), editable=False)
    bases = ArrayField(
        models.CharField(max_length=200), verbose_name=_("公开依据"), help_text=_("一行一件，写《全称》。")
    )

    time_limit_text = models.CharField(_("公开时限"), max_length=300, help_text=_("目录原文；下面几项由它得出。"))
    limit_kind = models.CharField(_("时限种类"), max_length=20, choices=LimitKind, default=LimitKind.NONE)
    limit_event = models.CharField(_("从何时起算"), max_length=30, choices=LimitEvent, blank=True)
    limit_days = models.PositiveSmallIntegerField(_("几日"), null=True, blank=True)
    limit_unit = models.CharField(_("单位"), max_length=20, choices=DayUnit, blank=True)
    annual_date = models.CharField(_("每年几月几日前"), max_length=5, blank=True, help_text=_("例如 01-31。"))
    decision_days = models.PositiveSmallIntegerField(_("许可、处罚决定几个工作日"), null=True, blank=True)
    display_days = models.PositiveSmallIntegerField(_("公示几日"), null=True, blank=True)
    display_unit = models.CharField(_("公示单位"), max_length=20, choices=DayUnit, blank=True)

    publisher = models.CharField(_("公开主体"), max_length=200)
    channels = ArrayField(models.CharField(max_length=30, choices=Channel), verbose_name=_("公开渠道和载体"))
    channel_note = models.CharField(_("其他渠道说明"), max_length=200, blank=True)
    audience = models.CharField(_("公开对象"), max_length=20, choices=Audience, default=Audience.GENERAL_PUBLIC)
    audience_note = models.CharField(_("特定群体是谁"), max_length=200, blank=True)
    mode = models.CharField(_("公开方式"), max_length=20, choices=Mode, default=Mode.PROACTIVE)
    levels = ArrayField(models.CharField(max_length=20, choices=Level), verbose_name=_("公开层级"))

    extras = models.JSONField(
        _("本地的列"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("官方表格里没有、这份目录自己加的列，照原样保留，导出时写回。"),
    )
    source = models.CharField(_("出处"), max_length=200, blank=True)
    reconstructed = models.BooleanField(
        _("待核对"), default=False, help_text=_("按标准指引的一般内容写成，使用前请对照官方目录。")
    )
    state = models.CharField(_("状态"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    in_force_from = models.DateField(_("起用日"), null=True, editable=False)
    in_force_until = models.DateField(_("停用日"), null=True, editable=False)

    objects = ItemVersionQuerySet.as_manager()

    class Meta:
        db_table = "item_version"
        verbose_name = _("事项版本")
        verbose_name_plural = _("事项版本")
        ordering = ["item", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="item_version_number_once"),
            models.UniqueConstraint(fields=["item"], condition=Q(state="in_force"), name="item_version_one_in_force"),
            models.CheckConstraint(condition=~Q(level1="") & ~Q(level2=""), name="item_version_named"),
            models.CheckConstraint(condition=~Q(content="") & ~Q(publisher=""), name="item_version_content_given"),
            models.CheckConstraint(condition=Q(elements__len__gte=1), name="item_version_some_element"),
            models.CheckConstraint(condition=Q(required__len=F("elements__len")), name="item_version_elements_marked"),
            models.CheckConstraint(condition=Q(bases__len__gte=1), name="item_version_some_basis"),
            models.CheckConstraint(
                condition=Q(channels__len__gte=1, channels__contained_by=Channel.values), name="item_version_channels"
            ),
            models.CheckConstraint(
                condition=Q(levels__len__gte=1, levels__contained_by=Level.values), name="item_version_levels"
            ),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="item_version_audience"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="item_version_mode"),
            models.CheckConstraint(
                condition=~Q(limit_kind__in=["publish_within", "before_event"])
                | Q(
                    limit_days__isnull=False, limit_days__gte=1, limit_unit__in=DayUnit.values,
                    limit_event__in=LimitEvent.values,
                ),
                name="item_version_limit_with_days",
            ),
            models.CheckConstraint(
                condition=Q(limit_kind="annual_date", annual_date__regex=r"^[01][0-9]-[0-3][0-9]$")
                | (~Q(limit_kind="annual_date") & Q(annual_date="")),
                name="item_version_annual_date",
            ),
            models.CheckConstraint(
                condition=Q(display_days__isnull=True, display_unit="")
                | Q(display_days__isnull=False, display_days__gte=1, display_unit__in=DayUnit.values),
                name="item_version_display",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", in_force_from__isnull=True, in_force_until__isnull=True)
                | Q(state="in_force", in_force_from__isnull=False, in_force_until__isnull=True)
                | Q(
                    state="superseded", in_force_from__isnull=False, in_force_until__isnull=False,
                    in_force_until__gte=F("in_force_from"),
                ),
                name="item_version_state_and_days",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.level2}（{self.level1}）"

    @property
    def asked_for(self) -> list[str]:
        """The elements that a document of the item must have."""
        return [element for element, required in zip(self.elements, self.required, strict=True) if required]

    @property
    def title(self) -> str:
        """The name of the item itself: its deepest level."""
        return self.level3 or self.level2

    @property
    def full_title(self) -> str:
        """The name that says enough where the group is not at hand: 最低生活保障：审核信息."""
        return self.title if self.title == self.level1 else f"{self.level1}：{self.title}"

    @property
    def told(self) -> str:
        """Which version this is: 2024年版，第1版（现行）."""
        told = {"year": self.year, "number": self.number, "state": self.get_state_display()}
        return gettext("%(year)s年版，第%(number)s版（%(state)s）") % told

    @property
    def channel_labels(self) -> list[str]:
        return [str(channel.label) for channel in Channel if channel.value in self.channels]

    @property
    def level_labels(self) -> list[str]:
        return [str(level.label) for level in Level if level.value in self.levels]

    @property
    def audience_text(self) -> str:
        """全社会, or the group by its name; both where both are ticked."""
        if self.audience == Audience.GENERAL_PUBLIC and self.audience_note:
            return f"{self.get_audience_display()}、{self.audience_note}"
        return self.audience_note or self.get_audience_display()

    @property
    def plain(self) -> plain_words.PlainView:
        """The item in a reader's words: 找什么, 哪里找, 由谁公开."""
        return plain_words.view_of(self)
