from django.db import migrations

from portal.search.first_terms import TEXT_KINDS

LAST = 990


def lay(apps, schema_editor):
    terms = apps.get_model("search", "Term").objects.using(schema_editor.connection.alias).filter(axis="kind")
    for place, (code, label) in enumerate(TEXT_KINDS.items(), 31):
        terms.get_or_create(code=code, defaults={"axis": "kind", "label": label, "sort": place * 10})
    terms.filter(code="other", sort__lt=310).update(sort=LAST)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_entryterms")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
