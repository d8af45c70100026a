"""Another organ's opinion before a release (art. 11): asked by a reviewer, answered once, on a clock of its own."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    AGREE = "agree", _("同意公开")
    DISAGREE = "disagree", _("不同意公开")
    OVERDUE = "overdue", _("逾期没有答复")


class Opinion(models.Model):
    """A question to `organ` about a revision under review. Open while `verdict` is empty; then never changed."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="opinions")
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("请哪个单位提意见"))
    question = models.CharField(_("请对方看什么"), max_length=300)
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    due_on = models.DateField(_("请于何日前答复"))
    verdict = models.CharField(_("意见"), max_length=10, choices=Verdict, blank=True)
    words = models.CharField(_("说明"), max_length=500, blank=True)
    hash = models.CharField(max_length=64, blank=True, help_text=_("答复时看到的那份内容的指纹。"))
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "opinion"
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["organ", "due_on"], condition=models.Q(verdict=""), name="opinion_open")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="", answered_by__isnull=True, answered_at__isnull=True)
                | (~models.Q(verdict="") & models.Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="opinion_answered_by_somebody",
            )
        ]

    def __str__(self):
        return self.question
