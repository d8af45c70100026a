from django.db import migrations

from portal.search.first_terms import PLAIN_AXES, topic_codes


def lay(apps, schema_editor):
    Term = apps.get_model("search", "Term")
    terms = Term.objects.using(schema_editor.connection.alias)
    for axis, labels in PLAIN_AXES.items():
        terms.bulk_create(
            Term(axis=axis, code=code, label=label, sort=place * 10)
            for place, (code, label) in enumerate(labels.items(), 1)
        )
    classes = {}
    below = []
    for place, (code, label, parent) in enumerate(topic_codes(), 1):
        if parent is None:
            classes[code] = terms.create(axis="topic", code=code, label=label, sort=place * 10)
        else:
            below.append(Term(axis="topic", code=code, label=label, sort=place * 10, parent=classes[parent]))
    terms.bulk_create(below)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_term")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
