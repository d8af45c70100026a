"""What was sent to review, round by round: a copy that stays when the draft goes on changing."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """One submission word for word, so that the next round can show what was changed. Never changed or deleted."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="submissions")
    round = models.PositiveIntegerField(_("送审轮次"))
    title = models.CharField(max_length=200)
    header = models.JSONField(default=dict)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    change_note = models.CharField(max_length=200, blank=True)
    files = models.JSONField(default=list, help_text=_("每个附件的次序、指纹和名称。"))
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "submission"
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["revision", "round"], name="submission_one_a_round")]

    def __str__(self):
        return f"{self.title} {self.round}"
