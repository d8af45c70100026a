"""The grains of a policy, as its released interpretation names them: written by the database (sql/30_clauses.sql)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Clause(models.Model):
    """`sentence` stands word for word in the document; `until` is the last day on which one may ask for it."""

    interpretation = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="+")
    document = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="+")
    n = models.PositiveSmallIntegerField()
    audiences = ArrayField(models.CharField(max_length=20), default=list)
    benefit = models.CharField(max_length=200)
    condition = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=100, blank=True)
    sentence = models.CharField(max_length=500)

    class Meta:
        db_table = "policy_clause"
        constraints = [models.UniqueConstraint(fields=["interpretation", "n"], name="clause_once")]
        indexes = [GinIndex(fields=["audiences"], name="clause_audiences")]

    def __str__(self):
        return self.benefit
