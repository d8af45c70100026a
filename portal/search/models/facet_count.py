"""How many released things stand under each facet and under each pair of facets."""

from django.db import models


class FacetCount(models.Model):
    """`a` and `b` are facets ("axis:code"), a < b, or empty: one facet alone, the whole section, the whole site.

    Written by the database whenever an entry comes, changes or goes (portal/publishing/sql/60_facet_counts.sql), never
    by anybody's hand: so it counts released things only. Items ("item:20/0007") stand beside organ and stage only.
    """

    pk = models.CompositePrimaryKey("section", "a", "b")
    section = models.TextField()
    a = models.TextField()
    b = models.TextField()
    n = models.IntegerField()
    newest = models.DateTimeField(null=True)  # of items only

    class Meta:
        db_table = "facet_count"
        indexes = [models.Index(fields=["section", "b", "a"], name="facet_count_second")]

    def __str__(self):
        return f"{self.section} {self.a} {self.b}: {self.n}"
