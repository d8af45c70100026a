import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0006_smaller_samples"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Examination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(help_text="检查的是哪份内容：内容指纹。", max_length=64)),
                ("rules", models.CharField(help_text="用的是哪一版规则。", max_length=64)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="examinations",
                        to="publishing.revision",
                    ),
                ),
            ],
            options={
                "db_table": "examination",
                "indexes": [models.Index(fields=["revision", "digest", "-id"], name="examination_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="examination_digest"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=64)),
                ("rule", models.CharField(max_length=40)),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("refuses", "不能收下"),
                            ("blocks", "要先改"),
                            ("answer", "要有答复"),
                            ("note", "提示"),
                        ],
                        max_length=10,
                        verbose_name="程度",
                    ),
                ),
                ("part", models.TextField()),
                ("label", models.TextField(verbose_name="位置")),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("value", models.TextField(blank=True, verbose_name="内容")),
                ("explanation", models.TextField(blank=True, verbose_name="说明")),
                (
                    "examination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="publishing.examination",
                    ),
                ),
            ],
            options={
                "db_table": "revision_finding",
                "ordering": ["sort"],
                "constraints": [models.UniqueConstraint(fields=("examination", "key"), name="revision_finding_once")],
            },
        ),
        migrations.CreateModel(
            name="FindingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("words", models.CharField(max_length=500, verbose_name="答复")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="finding_answers",
                        to="publishing.publication",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.revision"
                    ),
                ),
            ],
            options={
                "db_table": "finding_answer",
                "ordering": ["at", "id"],
                "indexes": [models.Index(fields=["publication", "key"], name="finding_answer_key")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="finding_answer_says_something"
                    )
                ],
            },
        ),
    ]
