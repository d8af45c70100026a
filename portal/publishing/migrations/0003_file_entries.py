"""What is released already, under its facets; the counters follow when the guards are laid."""

from django.db import migrations

from portal.cases.today import today
from portal.publishing.facets import facets_of, standing_of

AT_ONCE = 500


def file_entries(apps, schema_editor):
    entries = apps.get_model("publishing", "Entry").objects.using(schema_editor.connection.alias)
    on, some = today(), []
    for entry in entries.select_related("organ").iterator(chunk_size=AT_ONCE):
        entry.facets = facets_of(entry, entry.organ.code, on)
        entry.turns_on = standing_of(entry, on).turns_on
        some.append(entry)
        if len(some) == AT_ONCE:
            entries.bulk_update(some, ["facets", "turns_on"])
            some.clear()
    entries.bulk_update(some, ["facets", "turns_on"])


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_entry_facets"), ("people", "0003_person_is_sample")]

    operations = [migrations.RunPython(file_entries, migrations.RunPython.noop)]
