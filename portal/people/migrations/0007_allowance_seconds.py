from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_allowance'),
    ]

    operations = [
        migrations.AddField(
            model_name='allowance',
            name='seconds',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
    ]
