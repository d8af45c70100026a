"""After an emergency release with one review: the review that must follow, on a clock (capability 22)."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class LaterOutcome(models.TextChoices):
    FINE = "fine", _("补审通过")
    CORRECT = "correct", _("需要更正")
    WITHDRAW = "withdraw", _("应当撤下")


class LaterReview(models.Model):
    """Owed since the release; open while `outcome` is empty, then never changed."""

    revision = models.OneToOneField("publishing.Revision", models.PROTECT, related_name="later_review")
    owed_at = models.DateTimeField(db_default=Now())
    due_on = models.DateField(_("应于何日前补审"))
    outcome = models.CharField(_("补审结论"), max_length=10, choices=LaterOutcome, blank=True)
    words = models.CharField(_("说明"), max_length=500, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        db_table = "later_review"
        indexes = [models.Index(fields=["due_on"], condition=models.Q(outcome=""), name="later_review_open")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="", person__isnull=True, at__isnull=True)
                | (~models.Q(outcome="") & ~models.Q(words="") & models.Q(person__isnull=False, at__isnull=False)),
                name="later_review_by_somebody",
            )
        ]

    def __str__(self):
        return self.outcome
