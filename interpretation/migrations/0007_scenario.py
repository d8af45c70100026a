import django.contrib.postgres.fields
import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interpretation", "0006_audiences")]
    operations = [
        migrations.CreateModel(
            name="Scenario",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="用在网址 /policies/situations/代码/ 里，定下后不再改。", max_length=40, unique=True, validators=[django.core.validators.RegexValidator("^[a-z0-9]+(-[a-z0-9]+)*$", "代码只用小写字母、数字和短横线。")], verbose_name="代码")),
                ("name", models.CharField(help_text="用群众的话写，例如 家里有老人。", max_length=40, unique=True, verbose_name="哪一件事")),
                ("intro", models.CharField(help_text="一句话，说能帮上什么。", max_length=200, verbose_name="说明")),
                ("domains", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, help_text="回答对上的政策里，只列这些领域的；都不选，就都列。", size=None, verbose_name="只看这些领域的政策")),
                ("questions", models.JSONField(default=list, verbose_name="问题和回答")),
                ("in_use", models.BooleanField(default=True, verbose_name="使用")),
                ("sort", models.PositiveIntegerField(default=1000, verbose_name="排序")),
            ],
            options={
                "verbose_name": "一件事",
                "verbose_name_plural": "一件事",
                "db_table": "scenario",
                "ordering": ["sort", "code"],
            },
        ),
    ]
