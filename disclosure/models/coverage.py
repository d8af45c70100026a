"""How open the county was last night: what the public sees of coverage (I-1)."""

from django.db import models


class Coverage(models.Model):
    """One duty as counted last night; from what is released and what is owed, never from a draft."""

    item = models.ForeignKey("disclosure.CatalogItem", models.PROTECT, related_name="+")
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    domain = models.ForeignKey("disclosure.Domain", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    n = models.PositiveIntegerField()
    newest = models.DateField(null=True)
    due_on = models.DateField(null=True)
    note = models.CharField(max_length=200, blank=True)  # why it does not apply

    class Meta:
        db_table = "coverage"
        constraints = [models.UniqueConstraint(fields=["organ", "item"], name="coverage_once")]
        indexes = [models.Index(fields=["domain"], name="coverage_of_domain")]

    def __str__(self):
        return f"{self.organ_id} {self.item_id} {self.state}"


class CoverageNight(models.Model):
    """The night of counting: one row."""

    counted_on = models.DateField()

    class Meta:
        db_table = "coverage_night"

    def __str__(self):
        return str(self.counted_on)
