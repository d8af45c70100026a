"""Series (专栏): what belongs together; where a revision wants to stand in one; where released things stand."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure.series.rows import Head
from disclosure.series.shapes import CHOICES, SHAPES, Shape, Slot
from portal.people.models import OrganKind


class SeriesQuerySet(models.QuerySet):
    def open(self):
        """Those that still take something in."""
        return self.filter(archived_on__isnull=True)


class Series(models.Model):
    code = models.CharField(
        _("代码"), max_length=40, unique=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("代码只用小写字母、数字和短横线。"))],
        help_text=_("用在网址 /topics/代码/ 里，定下后不再改。"),
    )  # fmt: skip
    shape = models.CharField(_("样式"), max_length=10, choices=CHOICES, help_text=_("定下后不再改。"))
    name = models.CharField(_("名称"), max_length=60, unique=True)
    organ = models.ForeignKey(
        "people.Organ", models.PROTECT, related_name="series", verbose_name=_("牵头单位"),
        help_text=_("谁负责把这一专栏补齐。"),
    )  # fmt: skip
    intro = models.CharField(_("说明"), max_length=500, help_text=_("一两句话，公众先看到它。"))
    basis = models.CharField(_("依据"), max_length=300, blank=True, help_text=_("按什么规定编制和公开。"))
    item = models.ForeignKey(
        "disclosure.CatalogItem", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("目录事项"),
        help_text=_("写缺的一份时，先填上这一项。"),
    )  # fmt: skip
    sections = ArrayField(
        models.CharField(max_length=30), verbose_name=_("分栏"), default=list, blank=True,
        help_text=_("专题自己分几栏，一行一个；别的样式不用写。"),
    )  # fmt: skip
    organ_kinds = ArrayField(
        models.CharField(max_length=20, choices=OrganKind), verbose_name=_("哪些单位都要有"), default=list, blank=True,
        help_text=_("预决算的表里，这几类单位没有公开的也列出来。"),
    )  # fmt: skip
    begins = models.CharField(
        _("从哪一期起"), max_length=9, blank=True,
        help_text=_("预决算写年份（2024），名单写年和月（2026-01），执行情况写季度（2026-Q1）；这以后没有公开的算缺。"),
    )  # fmt: skip
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级规划")
    )
    columns = ArrayField(
        models.CharField(max_length=40), verbose_name=_("名单模板"), default=list, blank=True,
        help_text=_("名单只公开这几列，一行一列，写“列名：办法”；办法是照写、隐名、末四位、到村。"),
    )  # fmt: skip
    keep_days = models.PositiveSmallIntegerField(
        _("公示天数"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("名单公开满这么多天，自动撤下。"),
    )  # fmt: skip
    archived_on = models.DateField(
        _("归档日期"),
        null=True,
        blank=True,
        help_text=_("事情结束后填；以后不再收新内容，页面标明“已归档”，一直保留。"),
    )
    sort = models.PositiveIntegerField(_("排序"), default=1000)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        db_table = "series"
        verbose_name = _("专栏")
        verbose_name_plural = _("专栏")
        ordering = ["sort", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(shape__in=list(SHAPES)), name="series_shape_known"),
            # Lists of persons go again, whoever set them up (N19).
            models.CheckConstraint(
                condition=~Q(shape="persons") | (Q(keep_days__gte=1) & ~Q(columns=[])), name="series_persons_end"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/topics/{self.code}/"

    @property
    def kind(self) -> Shape:
        return SHAPES[self.shape]

    @property
    def slots(self) -> tuple[Slot, ...]:
        if self.kind.own_slots:
            return tuple(Slot(name, name) for name in self.sections)
        return self.kind.slots

    @property
    def takes_picks(self) -> bool:
        """Whether the office may put released documents in: a period, a fact, a table of rows are their writer's word,
        approved with the text."""
        places = (self.kind, *self.kind.slots)
        return not any(
            (place.period and place.period.hint) or place.rows or any(fact.is_needed for fact in place.facts)
            for place in places
        )

    def slot(self, code: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.code == code), None)

    def rows(self, slot: str) -> tuple[Head, ...]:
        """The table that a member in this place has in its text."""
        return (own.rows if (own := self.slot(slot)) else ()) or self.kind.rows


class SeriesMember(models.Model):
    """Where a revision wants to stand; part of it, frozen and approved with it."""

    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="series_member"
    )
    series = models.ForeignKey(Series, models.PROTECT, related_name="+")
    slot = models.CharField(max_length=30, blank=True)
    period = models.CharField(max_length=9, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        db_table = "series_member"

    def __str__(self):
        return f"{self.series} {self.slot} {self.period}".strip()


class SeriesPlace(models.Model):
    """Where a released document stands: written by the database with its entry (sql/50_series.sql), by nobody else.
    When the entry goes, the row stays and says that something stood here, and where its notice is."""

    publication = models.OneToOneField("publishing.Publication", models.PROTECT, primary_key=True, related_name="+")
    series = models.ForeignKey(Series, models.PROTECT, related_name="places")
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    slot = models.CharField(max_length=30)
    period = models.CharField(max_length=9)
    facts = models.JSONField(default=dict)
    until = models.DateField(null=True)  # its last day in public
    gone_at = models.DateTimeField(null=True)
    gone_path = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        db_table = "series_place"
        indexes = [models.Index(fields=["until"], condition=Q(until__isnull=False, gone_at__isnull=True),
                                name="series_place_ends")]  # fmt: skip

    def __str__(self):
        return f"{self.series} {self.slot} {self.period}".strip()


class SeriesPick(models.Model):
    """A released document that the office put into a series without touching it; gone from there when it is gone."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="picks")
    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="+")
    slot = models.CharField(max_length=30, blank=True)

    class Meta:
        db_table = "series_pick"
        constraints = [models.UniqueConstraint(fields=["series", "publication"], name="series_pick_once")]

    def __str__(self):
        return f"{self.series} {self.slot}".strip()
