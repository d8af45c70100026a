"""What the engine reads besides terms. Rows that stand already keep being found by their words; `manage.py reindex`
gives them days, facets, numbers and today's terms."""

import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models import F, Func

# Terms are never compressed: a filter that reads a few of them would unpack them all.
EXTERNAL = "ALTER TABLE entry_terms ALTER tsv SET STORAGE EXTERNAL, ALTER title SET STORAGE EXTERNAL"


def texts():
    return django.contrib.postgres.fields.ArrayField(models.TextField(), default=list)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_text_kinds")]

    operations = [
        migrations.RemoveIndex("entryterms", "entry_terms_title"),
        migrations.RemoveIndex("entryterms", "entry_terms_tsv"),
        migrations.AddField(
            "entryterms", "sort_at",
            models.DateTimeField(default=datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)), preserve_default=False,
        ),
        migrations.AddField("entryterms", "issued_on", models.DateField(null=True)),
        migrations.AddField(
            "entryterms", "draw",
            models.GeneratedField(
                expression=Func(F("publication"), function="uuid_hash", output_field=models.IntegerField()).bitand(1023),
                output_field=models.SmallIntegerField(), db_persist=True,
            ),
        ),
        migrations.AddField("entryterms", "made_by", models.SmallIntegerField(default=0)),
        migrations.AddField("entryterms", "facets", texts()),
        migrations.AddField("entryterms", "numbers", texts()),
        migrations.RunSQL(EXTERNAL, migrations.RunSQL.noop),
        migrations.AddIndex(
            "entryterms", models.Index(fields=["-sort_at", "-publication"], name="entry_terms_newest")
        ),
        migrations.AddIndex(
            "entryterms",
            models.Index(
                F("issued_on").desc(nulls_last=True), F("sort_at").desc(), F("publication").desc(),
                name="entry_terms_issued",
            ),
        ),
        migrations.AddIndex(
            "entryterms",
            django.contrib.postgres.indexes.GinIndex(
                fields=["tsv", "title", "facets", "numbers"], name="entry_terms_words"
            ),
        ),
    ]  # fmt: skip
