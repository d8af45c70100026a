"""What the writer of a letter sent with it, and later: files, more words, a rating. The public process adds, by
functions; nothing of it is ever changed."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from feedback.models.letter import Letter


class Attachment(models.Model):
    """A file, sealed: only the desk opens it, and each look is in the trail. Its name is not kept."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="attachments")
    n = models.PositiveSmallIntegerField()
    extension = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "letter_attachment"
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["letter", "n"], name="attachment_once")]

    def __str__(self):
        return f"{self.letter_id} {self.n}"


class Addition(models.Model):
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="additions")
    at = models.DateTimeField(db_default=Now())
    text = models.TextField()

    class Meta:
        db_table = "letter_addition"
        ordering = ["id"]

    def __str__(self):
        return f"{self.letter_id} {self.pk}"


class Level(models.IntegerChoices):
    """国办发〔2019〕51号, BOX-17."""

    VERY_SATISFIED = 5, _("非常满意")
    SATISFIED = 4, _("满意")
    FAIRLY_SATISFIED = 3, _("基本满意")
    DISSATISFIED = 2, _("不满意")
    VERY_DISSATISFIED = 1, _("非常不满意")

    @property
    def is_bad(self) -> bool:
        return self <= self.DISSATISFIED


class Rating(models.Model):
    """One for a letter."""

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="rating", primary_key=True)
    level = models.PositiveSmallIntegerField(choices=Level)
    words = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "letter_rating"
        constraints = [models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="rating_of_five")]

    def __str__(self):
        return self.get_level_display()
