from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0009_secrecy_step")]

    operations = [
        migrations.AddField(
            model_name="blob",
            name="texts",
            field=models.JSONField(
                default=list, editable=False, help_text="读出的文字和它们的位置：正文、页眉、批注、隐藏的表……"
            ),
        ),
    ]
