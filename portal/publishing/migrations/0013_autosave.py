import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0017_lexicon"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Autosave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("window", models.CharField(max_length=32)),
                ("form", models.CharField(help_text="哪一种表单，例如 disclosure.document。", max_length=60)),
                ("edits", models.PositiveIntegerField(null=True, verbose_name="打开时是第几次保存")),
                ("fields", models.JSONField(default=dict)),
                ("finished", models.BooleanField(default=False)),
                ("at", models.DateTimeField(auto_now=True, verbose_name="什么时候")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="autosaves",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="autosaves",
                        to="publishing.publication",
                    ),
                ),
            ],
            options={
                "db_table": "autosave",
                "indexes": [models.Index(fields=["at"], name="autosave_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "window"), name="autosave_one_a_window"),
                    models.CheckConstraint(
                        condition=models.Q(("window__regex", "^[0-9a-f]{32}$")), name="autosave_window_form"
                    ),
                ],
            },
        ),
    ]  # fmt: skip
