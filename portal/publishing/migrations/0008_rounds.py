import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

REASONS = [
    ("content", "内容有误或不全"),
    ("personal_data", "有个人信息"),
    ("secrecy", "保密审查未通过"),
    ("format", "格式、文号、日期不规范"),
    ("attachment", "附件有问题"),
    ("not_ours", "不属于本单位公开"),
    ("other", "其他"),
]


def key(to, related):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name=related, to=to)


def number():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def moment():
    return models.DateTimeField(db_default=django.db.models.functions.datetime.Now())


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0013_autosave"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", number()),
                ("round", models.PositiveIntegerField(verbose_name="送审轮次")),
                ("title", models.CharField(max_length=200)),
                ("header", models.JSONField(default=dict)),
                ("body_html", models.TextField(blank=True)),
                ("body_text", models.TextField(blank=True)),
                ("change_note", models.CharField(blank=True, max_length=200)),
                ("files", models.JSONField(default=list, help_text="每个附件的次序、指纹和名称。")),
                ("hash", models.CharField(max_length=64)),
                ("at", moment()),
                ("revision", key("publishing.revision", "submissions")),
            ],
            options={
                "db_table": "submission",
                "ordering": ["round"],
                "constraints": [models.UniqueConstraint(fields=("revision", "round"), name="submission_one_a_round")],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", number()),
                ("round", models.PositiveIntegerField(verbose_name="送审轮次")),
                ("place", models.CharField(max_length=12, verbose_name="位置")),
                ("quote", models.CharField(blank=True, max_length=300, verbose_name="标注的文字")),
                ("reason", models.CharField(choices=REASONS, max_length=30, verbose_name="原因")),
                ("words", models.CharField(max_length=500, verbose_name="说明")),
                ("at", moment()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审核人",
                    ),
                ),
                ("revision", key("publishing.revision", "marks")),
            ],
            options={
                "db_table": "mark",
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place__regex", "^(title|(p|file)[1-9][0-9]{0,6})$")), name="mark_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="mark_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MarkAnswer",
            fields=[
                ("id", number()),
                ("words", models.CharField(max_length=500, verbose_name="答复")),
                ("at", moment()),
                ("mark", key("publishing.mark", "answers")),
                ("person", key(settings.AUTH_USER_MODEL, "+")),
                ("revision", key("publishing.revision", "+")),
            ],
            options={
                "db_table": "mark_answer",
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="mark_answer_says_something"
                    )
                ],
            },
        ),
    ]
