from django.db import migrations

from interpretation.audiences import AUDIENCES


def lay(apps, schema_editor):
    terms = apps.get_model("search", "Term").objects.using(schema_editor.connection.alias)
    for place, (code, label) in enumerate(AUDIENCES.items(), 1):
        terms.get_or_create(axis="audience", code=code, defaults={"label": str(label), "sort": place * 10})


class Migration(migrations.Migration):
    dependencies = [
        ("interpretation", "0005_response"),
        ("publishing", "0021_entry_audiences"),
        ("search", "0016_audience"),
    ]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
