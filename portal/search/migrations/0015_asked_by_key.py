"""What was asked on few days is known by a keyed hash alone; what was on five keeps its words."""

from django.db import migrations, models
from django.db.models import Count

from portal.site.keys import keyed_hash

LEAST_DAYS = 5


def key(apps, schema_editor):
    rows = apps.get_model("search", "AskedWords").objects.using(schema_editor.connection.alias)
    often = rows.values("words").annotate(days=Count("day")).filter(days__gte=LEAST_DAYS)
    for words in list(often.values_list("words", flat=True)):
        rows.filter(words=words).update(key=keyed_hash("asked words", words))
    rows.filter(key="").delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0014_response_kind")]
    operations = [
        migrations.RemoveConstraint(model_name="askedwords", name="asked_words_once_a_day"),
        migrations.AddField(model_name="askedwords", name="key", field=models.CharField(default="", max_length=64),
                            preserve_default=False),
        migrations.AlterField(
            model_name="askedwords", name="words",
            field=models.CharField(blank=True, max_length=40, verbose_name="查找的词"),
        ),
        migrations.RunPython(key, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="askedwords",
            constraint=models.UniqueConstraint(fields=["key", "day"], name="asked_words_once_a_day"),
        ),
    ]  # fmt: skip
