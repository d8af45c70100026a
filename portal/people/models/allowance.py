"""How often something was done of late, by one address or to one reader; kept by hashes, for two days."""

from django.db import models


class Allowance(models.Model):
    """Counted by take_allowance() (portal/people/sql/10_allowance.sql) alone, so all processes share the count."""

    key = models.CharField(primary_key=True, max_length=100)
    began_at = models.DateTimeField(db_index=True)
    taken = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField(default=0, db_default=0)  # how long a count lasts; only ever longer

    class Meta:
        db_table = "allowance"

    def __str__(self):
        return self.key
