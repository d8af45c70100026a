from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0003_number_pairs")]

    operations = [
        migrations.AddField(
            "catalogitem",
            "template",
            models.TextField(
                blank=True, default="", verbose_name="范本",
                help_text="起草时放进正文的框架，小标题写齐要素；空着就用目录里的内容要素作小标题。",
            ),
            preserve_default=False,
        )
    ]  # fmt: skip
