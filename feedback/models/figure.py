"""Figures of letters that the public reads: counted in the night, by month, lane and organ (BOX-15, I-1)."""

from django.db import models


class LetterFigure(models.Model):
    """Of the letters received in a month. `axis` and `code`: all together, one lane, or one organ."""

    month = models.DateField()  # its first day
    axis = models.CharField(max_length=10)
    code = models.CharField(max_length=50, blank=True, default="")
    received = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    in_hand = models.PositiveIntegerField()
    late = models.PositiveIntegerField()
    rated = models.PositiveIntegerField()
    satisfied = models.PositiveIntegerField()
    median_days = models.FloatField(null=True)  # working days until the answer
    oldest_on = models.DateField(null=True)  # of those still in hand
    kinds = models.JSONField(default=dict)
    counted_on = models.DateField()

    class Meta:
        db_table = "letter_figure"
        constraints = [models.UniqueConstraint(fields=["month", "axis", "code"], name="letter_figure_once")]

    def __str__(self):
        return f"{self.month:%Y-%m} {self.axis} {self.code}"
