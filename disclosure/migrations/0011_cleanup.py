import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0010_library"),
        ("people", "0004_secrecy_step"),
        ("publishing", "0018_link"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CleanupDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("keep", "继续有效"), ("amend", "需要修改"), ("repeal", "应当废止")],
                        max_length=10,
                        verbose_name="结论",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="理由")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="决定时间"
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organ",
                        verbose_name="单位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.publication",
                        verbose_name="文件",
                    ),
                ),
            ],
            options={
                "verbose_name": "清理结论",
                "verbose_name_plural": "政策文件清理",
                "db_table": "cleanup_decision",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("publication", "year"), name="cleanup_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["keep", "amend", "repeal"])), name="cleanup_outcome_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="cleanup_has_reason"
                    ),
                ],
            },
        ),
    ]
