"""What is answered to a letter, and what answers often say."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from feedback.models.lane import LetterKind
from feedback.models.letter import Letter


class Answer(models.Model):
    """What was written to answer; the writer of the letter reads the one of each round that another person approved."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now())
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "letter_answer"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("written_by")),
                name="answer_by_two",
            ),
            models.UniqueConstraint(
                fields=["letter", "round"], condition=models.Q(approved_by__isnull=False), name="one_approved_answer"
            ),
        ]

    def __str__(self):
        return f"{self.letter_id} {self.pk}"


class AnswerTemplate(models.Model):
    """Words to begin an answer with; nobody's answer until somebody has filled them in."""

    name = models.CharField(_("名称"), max_length=50)
    kind = models.CharField(
        _("种类"), max_length=20, choices=LetterKind, blank=True, help_text=_("空着：各种来信都用。")
    )
    text = models.TextField(_("内容"), max_length=5000)
    is_used = models.BooleanField(_("使用"), default=True)
    sort = models.PositiveSmallIntegerField(_("排序"), default=100)

    class Meta:
        db_table = "answer_template"
        verbose_name = _("答复模板")
        verbose_name_plural = _("答复模板")
        ordering = ["sort", "id"]

    def __str__(self):
        return self.name
