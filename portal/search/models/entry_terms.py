"""The search terms of an entry, in a narrow table of their own behind no view and no policy: `@@` is not leakproof,
so there PostgreSQL would not use the index."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


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
    title = SearchVectorField()
    tsv = SearchVectorField()

    class Meta:
        db_table = "entry_terms"
        indexes = [
            GinIndex(fields=["title"], name="entry_terms_title"),
            GinIndex(fields=["tsv"], name="entry_terms_tsv"),
        ]

    def __str__(self):
        return str(self.publication)
