"""What search reads of an entry, in a narrow table of its own behind no view and no policy: `@@` is not leakproof,
so there PostgreSQL would not use the index. Written and read by `portal.search.engine` only."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func


@SearchVectorField.register_lookup
class Holds(models.Lookup):
    """`tsv__holds="'低保' & '标准'"`: the terms of that tsquery, read as they are, with no dictionary between."""

    lookup_name = "holds"

    def as_sql(self, compiler, connection):
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}::tsquery", (*left_values, *right_values)


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
            GinIndex(fields=["tsv", "title", "facets", "numbers"], name="entry_terms_words"),
        ]  # fmt: skip

    def __str__(self):
        return str(self.publication)
