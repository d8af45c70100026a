"""What a reviewer asks at one place of a text, and what its author answers. A return carries the marks of its round."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from portal.publishing.states import ReturnReason


class Mark(models.Model):
    """`place` is the title, a paragraph or an attachment of what was sent in this round; `quote` its words then."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="marks")
    round = models.PositiveIntegerField(_("送审轮次"))
    place = models.CharField(_("位置"), max_length=12)
    quote = models.CharField(_("标注的文字"), max_length=300, blank=True)
    reason = models.CharField(_("原因"), max_length=30, choices=ReturnReason)
    words = models.CharField(_("说明"), max_length=500)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("审核人"))
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "mark"
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(place__regex=r"^(title|(p|file)[1-9][0-9]{0,6})$"), name="mark_place"
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="mark_says_something"),
        ]

    def __str__(self):
        return self.words


class MarkAnswer(models.Model):
    """An author's answer; who answers speaks for the text and is one of its contributors."""

    mark = models.ForeignKey(Mark, models.PROTECT, related_name="answers")
    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="+")
    words = models.CharField(_("答复"), max_length=500)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "mark_answer"
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="mark_answer_says_something")]

    def __str__(self):
        return self.words
