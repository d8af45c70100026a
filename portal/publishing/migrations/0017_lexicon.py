import csv
from pathlib import Path

from django.db import migrations, models

# Commonly confused words, all as notes: a portal starts with them, its office goes on from there.
FIRST = Path(__file__).resolve().parents[1] / "data" / "first_words.csv"


def fill(apps, schema_editor):
    word = apps.get_model("publishing", "LexiconWord")
    with FIRST.open(encoding="utf-8", newline="") as file:
        word.objects.using(schema_editor.connection.alias).bulk_create(
            word(severity="note", **row) for row in csv.DictReader(file)
        )


class Migration(migrations.Migration):
    dependencies = [("publishing", "0007_examination")]

    operations = [
        migrations.CreateModel(
            name="LexiconWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=60, unique=True, verbose_name="词")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("negative", "负面清单"),
                            ("wrong", "错别字"),
                            ("confused", "易混的词"),
                            ("title", "领导职务"),
                            ("place", "地名和机构名"),
                        ],
                        default="wrong",
                        max_length=20,
                        verbose_name="种类",
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("blocks", "要先改"), ("answer", "要有答复"), ("note", "提示")],
                        default="note",
                        max_length=20,
                        verbose_name="轻重",
                    ),
                ),
                ("instead", models.CharField(blank=True, max_length=60, verbose_name="应当写")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("in_use", models.BooleanField(default=True, verbose_name="使用")),
            ],
            options={
                "verbose_name": "检查用词",
                "verbose_name_plural": "检查用词",
                "db_table": "lexicon_word",
                "ordering": ["kind", "word"],
                "constraints": [
                    models.CheckConstraint(condition=~models.Q(word=""), name="lexicon_word_given"),
                    models.CheckConstraint(
                        condition=models.Q(severity__in=["blocks", "answer", "note"]), name="lexicon_word_severity"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(kind__in=["negative", "wrong", "confused", "title", "place"]),
                        name="lexicon_word_kind",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
