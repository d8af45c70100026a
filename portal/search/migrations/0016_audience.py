from django.db import migrations, models

AXES = [
    ("kind", "体裁"),
    ("domain", "领域"),
    ("topic", "主题分类"),
    ("audience", "适用对象"),
    ("level", "公开层级"),
    ("stage", "公开阶段"),
    ("validity", "有效性"),
    ("publicity", "公开属性"),
    ("disclosure_time", "公开时限"),
    ("scope", "公开范围"),
]


class Migration(migrations.Migration):
    dependencies = [("search", "0015_asked_by_key")]
    operations = [
        migrations.AlterField("term", "axis", models.CharField("分类", max_length=20, choices=AXES)),
    ]
