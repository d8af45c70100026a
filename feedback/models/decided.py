"""A decided request as everybody may know of it: which organ, when, how; nothing of who asked."""

from django.db import models

from feedback.requests.outcomes import OUTCOMES

_OUTCOMES = [(each.code, each.label) for each in OUTCOMES.values()]


class DecidedRequest(models.Model):
    """Written with the decision. The title stands there once a reviewer has looked at it for personal data; `path`,
    once the information has become public for all (REG-09)."""

    key = models.CharField(max_length=64, unique=True)  # of the request, told to nobody
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    received_on = models.DateField()
    decided_on = models.DateField()
    outcome = models.CharField(max_length=30, choices=_OUTCOMES)
    is_on_time = models.BooleanField()
    # A reconsideration or a court corrected it, and this came of it; the report counts the first.
    anew_outcome = models.CharField(max_length=30, choices=_OUTCOMES, blank=True, default="")
    anew_on = models.DateField(null=True)
    title = models.CharField(max_length=120, blank=True, default="")
    path = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        db_table = "decided_request"
        ordering = ["-decided_on", "-id"]
        indexes = [models.Index(fields=["-decided_on", "-id"], name="decided_newest")]

    def __str__(self):
        return f"{self.decided_on} {self.outcome}"
