"""Columns 栏目: names over questions to what is released. Set up by the office without code; public once saved."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.site.options import option


class ColumnType(models.TextChoices):
    """META-02: what the monitor takes it for. Its Chinese name is what the page's tag says."""

    NEWS = "news", _("政务动态")
    POLICIES = "policies", _("政策文件")
    NOTICES = "notices", _("通知公告")
    PLANS = "plans", _("规划计划")
    DATA = "data", _("数据发布")
    INTERPRETATIONS = "interpretations", _("政策解读")
    RESPONSES = "responses", _("回应关切")
    SERVICES = "services", _("办事服务")
    CATALOG = "catalog", _("信息公开目录")
    OVERVIEW = "overview", _("概况信息")
    OTHER = "other", _("其他")


# website-standard §4: the option that says how long a column of a type may stand still; an overview may for ever.
EXPECTS = {
    ColumnType.NEWS: "columns.news_days", ColumnType.POLICIES: "columns.policy_days",
    ColumnType.NOTICES: "columns.policy_days", ColumnType.PLANS: "columns.plans_days",
    ColumnType.DATA: "columns.data_days", ColumnType.INTERPRETATIONS: "columns.interpretation_days",
    ColumnType.SERVICES: "columns.service_statistics_days",
}  # fmt: skip


def codes(label: str, **more) -> ArrayField:
    return ArrayField(models.CharField(max_length=40), verbose_name=label, default=list, blank=True, **more)


class Column(models.Model):
    """What is asked on one axis is any of it; what is asked on several, all of it."""

    name = models.CharField(_("名称"), max_length=40)
    slug = models.CharField(
        _("网址里的名字"), max_length=40, unique=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("只用小写字母、数字和连字符。"))],
        help_text=_("例如 audit，网址就是 /columns/audit/。定下后不再改。"),
    )  # fmt: skip
    type = models.CharField(_("栏目类别"), max_length=20, choices=ColumnType, default=ColumnType.OTHER)
    description = models.CharField(_("栏目描述"), max_length=200, help_text=_("这个栏目有什么，一句话。"))
    keywords = models.CharField(_("栏目关键词"), max_length=100, blank=True, help_text=_("空着就用名称。"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级栏目")
    )
    items = codes(_("目录事项"))
    kinds = codes(_("体裁"))
    topics = codes(_("主题分类"))
    domains = codes(_("领域"))
    organs = codes(_("单位"))
    stages = codes(_("公开阶段"))
    order = models.CharField(
        _("排序"), max_length=10, blank=True, choices=[("", _("最新公开的在前")), ("issued", _("成文日期新的在前"))]
    )
    expected_days = models.PositiveIntegerField(
        _("最长不更新（日）"), null=True, blank=True, help_text=_("空着就按栏目类别的设置；0是不要求更新。")
    )
    sort = models.PositiveIntegerField(_("次序"), default=100)
    is_offered = models.BooleanField(
        _("启用"), default=False, help_text=_("先保存，看“会有哪些”，合适了再启用。停用以后网址不再打开。")
    )

    AXES = ("kinds", "topics", "domains", "organs", "stages")  # each is the axis of a facet, in the plural

    class Meta:
        db_table = "site_column"
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")
        ordering = ["sort", "slug"]
        constraints = [
            models.CheckConstraint(condition=Q(slug__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$"), name="column_slug_form"),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="column_not_its_own_parent"),
            models.CheckConstraint(
                condition=~Q(items=[], kinds=[], topics=[], domains=[], organs=[], stages=[]),
                name="column_asks_something",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/columns/{self.slug}/"

    @property
    def allowed_days(self) -> int:
        """How long it may stand still; 0: for ever."""
        if self.expected_days is not None:
            return self.expected_days
        if self.type == ColumnType.OVERVIEW:
            return 0
        return option(EXPECTS.get(self.type, "columns.other_days"))


class ColumnState(models.Model):
    """How much a column holds and when the newest came, as counted after the last release (columns/counting.py)."""

    column = models.OneToOneField(Column, models.CASCADE, primary_key=True, related_name="state")
    n = models.PositiveIntegerField(default=0)
    newest_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "site_column_state"

    def __str__(self):
        return f"{self.column_id}: {self.n}"


class ColumnCounting(models.Model):
    """One row: the edition for which the columns were counted."""

    edition = models.BigIntegerField(default=-1)

    class Meta:
        db_table = "site_column_counting"

    def __str__(self):
        return str(self.edition)
