"""Numbers are found by search (entry_terms.numbers), no longer here."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("publishing", "0004_title_pairs")]

    operations = [migrations.RemoveIndex("entry", "entry_numbers")]
