"""What is released already is filed by the next tick: as if its day had turned long ago. What it stands under is told
by code that knows columns of later migrations."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_entry_facets"), ("people", "0003_person_is_sample")]

    operations = [migrations.RunSQL("UPDATE entry SET turns_on = DATE '0001-01-01'", migrations.RunSQL.noop)]
