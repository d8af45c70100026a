from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0017_policy_contact"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="seal",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
