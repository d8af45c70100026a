from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_alter_person_is_active")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="is_sample",
            field=models.BooleanField(
                default=False, editable=False, help_text="随示例放入的；只有演示站才能登录。", verbose_name="示例人员"
            ),
        ),
    ]
