"""What a decision had to stand before: a reconsideration or a suit, and how it ended (table C of the annual report)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.models.request import InformationRequest


class ChallengeGroup(models.TextChoices):
    REVIEW = "review", _("行政复议")
    SUIT_DIRECT = "suit_direct", _("行政诉讼，未经复议直接起诉")
    SUIT_AFTER_REVIEW = "suit_after_review", _("行政诉讼，复议后起诉")


class ChallengeResult(models.TextChoices):
    UPHELD = "upheld", _("结果维持")
    CORRECTED = "corrected", _("结果纠正")
    OTHER = "other", _("其他结果")
    PENDING = "pending", _("尚未审结")


class Challenge(models.Model):
    request = models.ForeignKey(InformationRequest, models.PROTECT, related_name="challenges")
    group = models.CharField(max_length=20, choices=ChallengeGroup)
    opened_on = models.DateField()
    result = models.CharField(max_length=20, choices=ChallengeResult, default=ChallengeResult.PENDING)
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "request_challenge"
        ordering = ["opened_on", "id"]
        constraints = [
            # A decision made anew may be challenged anew (AR §5).
            models.UniqueConstraint(
                fields=["request", "group"],
                condition=models.Q(result=ChallengeResult.PENDING),
                name="challenge_pending_once",
            ),
            models.CheckConstraint(
                condition=models.Q(result=ChallengeResult.PENDING, closed_on__isnull=True)
                | ~models.Q(result=ChallengeResult.PENDING) & models.Q(closed_on__gte=models.F("opened_on")),
                name="challenge_closed_with_result",
            ),
        ]

    def __str__(self):
        return f"{self.get_group_display()}：{self.get_result_display()}"
