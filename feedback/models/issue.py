"""A numbered issue (第42期): letters of a lane with their answers and what was done, made into one publication."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models.lane import Lane


class LetterIssue(models.Model):
    publication = models.OneToOneField(
        "publishing.Publication", models.PROTECT, primary_key=True, related_name="letter_issue"
    )
    lane = models.ForeignKey(Lane, models.PROTECT, related_name="issues", verbose_name=gettext_lazy("渠道"))
    no = models.PositiveIntegerField(gettext_lazy("第几期"))

    class Meta:
        db_table = "letter_issue"
        verbose_name = gettext_lazy("来信专报")
        verbose_name_plural = gettext_lazy("来信专报")
        constraints = [models.UniqueConstraint(fields=["lane", "no"], name="issue_once")]

    def __str__(self):
        return _("%(lane)s第%(no)s期") % {"lane": self.lane, "no": self.no}
