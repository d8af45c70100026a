"""Terms made ahead of a release, where no reader looks. Written and read by `portal.search.ahead` only."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class ReadyTerms(models.Model):
    """The terms of one thing that waits for its release; `hash` says of which content they were made."""

    publication = models.UUIDField(primary_key=True)
    hash = models.CharField(max_length=64)
    made_by = models.SmallIntegerField()
    title = SearchVectorField()
    tsv = SearchVectorField()
    numbers = ArrayField(models.TextField(), default=list)

    class Meta:
        db_table = "ready_terms"

    def __str__(self):
        return str(self.publication)
