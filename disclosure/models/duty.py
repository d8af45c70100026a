"""A duty (公开责任): an organ owes a catalog item; who does it there, in which rhythm, and when the next is due."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    EVENT = "event", _("有了就公开")
    MONTHLY = "monthly", _("每月")
    QUARTERLY = "quarterly", _("每季度")
    YEARLY = "yearly", _("每年")
    RENEWED = "renewed", _("按目录的天数更新")


class DutyQuerySet(models.QuerySet):
    def standing(self):
        """What is owed today: by an organ that works, of an item that the catalog holds."""
        return self.filter(ended_on__isnull=True, organ__successor__isnull=True, item__versions__state="in_force")

    def applicable(self):
        return self.standing().filter(not_applicable="")

    def rhythmic(self):
        """Those whose next day follows from the newest release."""
        return self.applicable().exclude(rhythm=Rhythm.EVENT)


class Duty(models.Model):
    item = models.ForeignKey("disclosure.CatalogItem", models.PROTECT, related_name="duties", verbose_name=_("事项"))
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="duties_owed", verbose_name=_("单位"))
    unit = models.ForeignKey("people.Unit", models.SET_NULL, null=True, blank=True, verbose_name=_("内设机构"),
                             related_name="+")  # fmt: skip
    post = models.CharField(_("岗位"), max_length=50, blank=True, help_text=_("例如 政务公开专员。"))
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, verbose_name=_("责任人"),
                               related_name="+", help_text=_("提醒先发给他；空着就发给本单位的信息员。"))  # fmt: skip
    rhythm = models.CharField(_("多久公开一次"), max_length=10, choices=Rhythm, default=Rhythm.EVENT)
    since = models.DateField(_("从哪天起"))
    not_applicable = models.CharField(
        _("不适用的理由"), max_length=200, blank=True,
        help_text=_("本单位没有这项业务的，写明理由，公众会看到；空着就是应当公开。"),
    )  # fmt: skip
    unconcerned = models.ForeignKey(
        "disclosure.UnconcernedDomain", models.PROTECT, null=True, editable=False, related_name="duties"
    )  # the declaration that the reason comes from, if it was not said of this duty alone
    by_hand = models.BooleanField(_("人工指定"), default=False, editable=False)
    ended_on = models.DateField(_("停止日"), null=True, blank=True, editable=False)
    # Caches of the clock (disclosure/duties/clock.py): the next day, computed from this newest release.
    due_on = models.DateField(_("下一次应于"), null=True, editable=False)
    due_from = models.DateField(null=True, editable=False)
    reminded_for = models.DateField(_("已提醒的期限"), null=True, editable=False)

    objects = DutyQuerySet.as_manager()

    class Meta:
        db_table = "duty"
        verbose_name = _("公开责任")
        verbose_name_plural = _("公开责任")
        ordering = ["organ__sort", "item__domain__sort_order", "item__number"]
        constraints = [
            models.UniqueConstraint(fields=["organ", "item"], name="duty_once"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="duty_rhythm_known"),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(due_on__isnull=False), name="duty_due")]

    def __str__(self):
        return f"{self.organ} {self.item}"
