from django.db import migrations, models

SHAPES = [
    ("project", "重大建设项目"),
    ("budget", "财政预决算"),
    ("persons", "定期名单"),
    ("plan", "规划计划"),
    ("tasks", "重点任务"),
    ("execution", "执行情况"),
    ("meeting", "政府会议"),
    ("press", "新闻发布"),
    ("list", "各类清单"),
    ("guide", "办事指南"),
    ("proposal", "建议提案办理"),
    ("topic", "专题"),
]


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0018_paper_seal")]
    operations = [
        migrations.AlterField(
            "series", "shape", models.CharField("样式", max_length=10, choices=SHAPES, help_text="定下后不再改。")
        ),
        migrations.AlterField(
            "series",
            "begins",
            models.CharField(
                "从哪一期起",
                max_length=9,
                blank=True,
                help_text="预决算写年份（2024），名单写年和月（2026-01），执行情况写季度（2026-Q1）；这以后没有公开的算缺。",
            ),
        ),
        migrations.RemoveConstraint("series", "series_shape_known"),
        migrations.AddConstraint(
            "series",
            models.CheckConstraint(
                condition=models.Q(shape__in=[code for code, _label in SHAPES]), name="series_shape_known"
            ),
        ),
    ]
