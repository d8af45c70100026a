from django.db import migrations

from portal.search.first_terms import INTERPRETATION_KINDS


def lay(apps, schema_editor):
    terms = apps.get_model("search", "Term").objects.using(schema_editor.connection.alias)
    for place, (code, label) in enumerate(INTERPRETATION_KINDS.items(), 51):
        terms.get_or_create(axis="kind", code=code, defaults={"label": label, "sort": place * 10})


class Migration(migrations.Migration):
    dependencies = [("search", "0010_ready_terms")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
