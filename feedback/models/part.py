"""Handled by several organs: one leads and answers, each of the others writes its part for that answer."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from feedback.models.letter import Letter


class PartQuerySet(models.QuerySet):
    def waiting(self, organs):
        """What these organs still have to write."""
        return self.filter(
            text="", organ__in=organs, round=models.F("letter__round"), letter__state=Letter.State.ASSIGNED
        )


class LetterPart(models.Model):
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="parts")
    round = models.PositiveSmallIntegerField(default=0)
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    asked = models.CharField(max_length=500, blank=True, default="")
    asked_at = models.DateTimeField(db_default=Now())
    text = models.TextField(blank=True, default="")
    written_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        db_table = "letter_part"
        ordering = ["id"]
        indexes = [models.Index(fields=["organ"], condition=Q(text=""), name="part_waiting")]
        constraints = [models.UniqueConstraint(fields=["letter", "round", "organ"], name="part_once")]

    def __str__(self):
        return f"{self.letter_id} {self.organ_id}"
