from django.db import migrations

from portal.search.first_terms import RESPONSE_KINDS


def lay(apps, schema_editor):
    terms = apps.get_model("search", "Term").objects.using(schema_editor.connection.alias)
    for place, (code, label) in enumerate(RESPONSE_KINDS.items(), 71):
        terms.get_or_create(axis="kind", code=code, defaults={"label": label, "sort": place * 10})


class Migration(migrations.Migration):
    dependencies = [("search", "0013_consultation_kinds")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
