"""What search reads of an entry, in a narrow table of its own behind no view and no policy: `@@` is not leakproof,
so there PostgreSQL would not use the index. Written and read by `portal.search.engine` only."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from portal.search.plan import SAMPLES


class EntryTerms(models.Model):
    publication = models.UUIDField(primary_key=True)
    sort_at = models.DateTimeField()
    issued_on = models.DateField(null=True)
    # A lot from 0 to 1023, by which a fixed sample is drawn.
    draw = models.GeneratedField(
        expression=Func(F("publication"), function="uuid_hash", output_field=models.IntegerField()).bitand(1023),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    made_by = models.SmallIntegerField(default=0)  # which making of the terms (engine.MAKING); an older one is redone
    title = SearchVectorField()
    tsv = SearchVectorField()
    facets = ArrayField(models.TextField(), default=list)  # "axis:code"
    numbers = ArrayField(models.TextField(), default=list)  # keys of its document and index numbers

    class Meta:
        db_table = "entry_terms"
        indexes = [
            models.Index(fields=["-sort_at", "-publication"], name="entry_terms_newest"),
            models.Index(
                F("issued_on").desc(nulls_last=True), F("sort_at").desc(), F("publication").desc(),
                name="entry_terms_issued",
            ),
            # Each release puts its words in at once: a list of words still to be put in would slow every search.
            GinIndex(fields=["tsv", "title", "facets", "numbers"], name="entry_terms_words", fastupdate=False),
            *(
                GinIndex(
                    fields=["tsv", "title", "facets"], name=f"entry_terms_sample_{lot}",
                    condition=Q(draw__lt=lot), fastupdate=False,
                )
                for lot in SAMPLES
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.publication)
