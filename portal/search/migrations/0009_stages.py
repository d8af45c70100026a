from django.db import migrations, models

from portal.search.first_terms import STAGES


def lay(apps, schema_editor):
    terms = apps.get_model("search", "Term").objects.using(schema_editor.connection.alias)
    for place, (code, label) in enumerate(STAGES.items(), 1):
        terms.get_or_create(axis="stage", code=code, defaults={"label": label, "sort": place * 10})


class Migration(migrations.Migration):
    dependencies = [("search", "0008_no_statistics")]
    operations = [
        migrations.AlterField(
            model_name="term",
            name="axis",
            field=models.CharField(
                choices=[
                    ("kind", "体裁"),
                    ("domain", "领域"),
                    ("topic", "主题分类"),
                    ("level", "公开层级"),
                    ("stage", "公开阶段"),
                    ("validity", "有效性"),
                    ("publicity", "公开属性"),
                    ("disclosure_time", "公开时限"),
                    ("scope", "公开范围"),
                ],
                max_length=20,
                verbose_name="分类",
            ),
        ),
        migrations.RunPython(lay, migrations.RunPython.noop),
    ]
