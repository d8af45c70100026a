"""A hidden letter has the moment from which its term counts; a letter knows the calendar that its due date is of."""

from django.db import migrations, models

OVER = ("answered", "not_accepted", "referred", "hidden")
HIDDEN_SINCE = """UPDATE letter l SET closed_at = coalesce(
    (SELECT max(e.at) FROM letter_event e WHERE e.letter_id = l.id AND e.name = 'hide'), l.received_at)
    WHERE l.state = 'hidden' AND l.closed_at IS NULL"""


class Migration(migrations.Migration):

    dependencies = [
        ("feedback", "0020_due_by_settings"),
    ]

    operations = [
        migrations.RunSQL(HIDDEN_SINCE, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="letter",
            name="calendar_mark",
            field=models.CharField(blank=True, default="", max_length=16),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["-received_at", "-id"], name="letter_newest"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(condition=models.Q(("purged_on", None)), fields=["closed_at"], name="letter_kept_since"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at", None), ("state__in", OVER), _connector="XOR"),
                name="letter_over_since",
            ),
        ),
    ]
