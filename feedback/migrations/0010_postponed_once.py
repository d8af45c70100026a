from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0009_figures")]

    operations = [
        migrations.RemoveConstraint("requestevent", "request_event_once"),
        migrations.AddConstraint(
            "requestevent",
            models.UniqueConstraint(
                fields=["request", "name"],
                condition=models.Q(name__in=("ask_correction", "extend", "postpone", "take_back")),
                name="request_event_once",
            ),
        ),
    ]
