"""The register of what is not published (不公开信息登记): its ground, its article, and when that is looked at again."""

from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from disclosure.models.document import Publicity


class Ground(models.TextChoices):
    """The seven grounds of the Regulation (REG-20 … REG-26)."""

    STATE_SECRET = "state_secret", _("国家秘密")
    FORBIDDEN_BY_LAW = "forbidden_by_law", _("法律、行政法规禁止公开")
    SECURITY = "security", _("公开可能危及国家安全、公共安全、经济安全、社会稳定")
    THIRD_PARTY = "third_party", _("商业秘密、个人隐私等，公开会损害第三方合法权益")
    INTERNAL_AFFAIRS = "internal_affairs", _("内部事务信息")
    PROCESS = "process", _("过程性信息")
    ENFORCEMENT_FILE = "enforcement_file", _("行政执法案卷信息")


@dataclass(frozen=True)
class GroundRule:
    """`may_be_named`: whether title and number of the thing may stand in this register, which is on the internet."""

    rule: str
    article: str
    must: bool
    may_be_named: bool = True


GROUNDS = {
    Ground.STATE_SECRET: GroundRule("REG-20", "《政府信息公开条例》第十四条", must=True, may_be_named=False),
    Ground.FORBIDDEN_BY_LAW: GroundRule("REG-21", "《政府信息公开条例》第十四条", must=True),
    Ground.SECURITY: GroundRule("REG-22", "《政府信息公开条例》第十四条", must=True),
    Ground.THIRD_PARTY: GroundRule("REG-23", "《政府信息公开条例》第十五条", must=True),
    Ground.INTERNAL_AFFAIRS: GroundRule("REG-24", "《政府信息公开条例》第十六条第一款", must=False),
    Ground.PROCESS: GroundRule("REG-25", "《政府信息公开条例》第十六条第二款", must=False),
    Ground.ENFORCEMENT_FILE: GroundRule("REG-26", "《政府信息公开条例》第十六条第二款", must=False),
}
WITHHELD = [(value, label) for value, label in Publicity.choices if value != Publicity.PROACTIVE]


class WithheldState(models.TextChoices):
    PROPOSED = "proposed", _("待确认")
    WITHHELD = "withheld", _("不公开")
    OPENED = "opened", _("转为公开")
    REJECTED = "rejected", _("不同意，应当公开")


class WithheldItemQuerySet(models.QuerySet):
    def standing(self):
        """What is withheld now, by the word of a second person."""
        return self.filter(state=WithheldState.WITHHELD)

    def to_reassess(self, on):
        return self.standing().filter(next_review_on__lte=on)


class WithheldItem(models.Model):
    """One document that is not published. Its text is not kept here; of a state secret not even its title is."""

    organ = models.ForeignKey(
        "people.Organ", models.PROTECT, related_name="withheld_items", verbose_name=_("公开责任主体")
    )
    index_number = models.CharField(_("索引号"), max_length=60, editable=False)
    title = models.CharField(_("标题"), max_length=200, blank=True, help_text=_("国家秘密不写标题和文号。"))
    document_number = models.CharField(_("发文字号"), max_length=120, blank=True)
    formed_on = models.DateField(_("形成日期"))
    publicity = models.CharField(_("公开属性"), max_length=20, choices=WITHHELD)
    ground = models.CharField(_("理由"), max_length=20, choices=Ground)
    article = models.CharField(
        _("依据的条款"), max_length=200, blank=True, help_text=_("空着就是条例里与理由对应的那一条。")
    )
    explanation = models.CharField(_("说明"), max_length=500, help_text=_("为什么属于这一种，不写涉密内容和个人信息。"))
    next_review_on = models.DateField(_("下次评估日期"))
    state = models.CharField(
        _("状态"), max_length=10, choices=WithheldState, default=WithheldState.PROPOSED, editable=False
    )
    registered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))
    confirmed_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("确认人"), editable=False
    )
    created_at = models.DateTimeField(_("登记时间"), db_default=Now(), editable=False)

    objects = WithheldItemQuerySet.as_manager()

    class Meta:
        db_table = "withheld_item"
        verbose_name = _("不公开信息")
        verbose_name_plural = _("不公开信息登记")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["organ", "state", "next_review_on"], name="withheld_desk")]
        constraints = [
            models.UniqueConstraint(fields=["organ", "index_number"], name="withheld_index_number"),
            models.CheckConstraint(condition=~Q(publicity=Publicity.PROACTIVE), name="withheld_is_not_proactive"),
            models.CheckConstraint(condition=Q(ground__in=Ground.values), name="withheld_has_ground"),
            models.CheckConstraint(
                condition=~Q(ground=Ground.STATE_SECRET) | Q(title="", document_number=""),
                name="withheld_secret_is_not_named",
            ),
            models.CheckConstraint(
                condition=Q(state=WithheldState.PROPOSED) | Q(confirmed_by__isnull=False)
                & ~Q(confirmed_by=F("registered_by")),
                name="withheld_by_two_persons",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title or self.index_number

    @property
    def is_open(self) -> bool:
        """Whether anything is left to decide on it."""
        return self.state in (WithheldState.PROPOSED, WithheldState.WITHHELD)


class WithheldReview(models.Model):
    """One look at a withheld item: the first confirms it, later ones reassess it (REG-07). Never changed."""

    class Outcome(models.TextChoices):
        KEEP = "keep", _("同意不公开")
        OPEN = "open", _("应当公开")

    item = models.ForeignKey(WithheldItem, models.PROTECT, related_name="reviews")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("评估人"))
    outcome = models.CharField(_("结论"), max_length=10, choices=Outcome)
    basis = models.CharField(_("依据"), max_length=500)
    next_review_on = models.DateField(_("下次评估日期"), null=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "withheld_review"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.item} {self.get_outcome_display()}"


class WithheldCount(models.Model):
    """How many items an organ withholds on a ground, as counted last night: what the public sees of the register."""

    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20, choices=Ground)
    n = models.PositiveIntegerField()
    counted_on = models.DateField()

    class Meta:
        db_table = "withheld_count"
        constraints = [models.UniqueConstraint(fields=["organ", "ground"], name="withheld_count_once")]

    def __str__(self):
        return f"{self.organ} {self.ground} {self.n}"
