from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0020_faster_pairs")]
    operations = [
        migrations.AddField(
            "entry", "audiences", ArrayField(models.CharField(max_length=20), default=list, db_default=[])
        ),
    ]
