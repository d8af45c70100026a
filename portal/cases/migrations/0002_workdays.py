"""The announced calendar of 2024 to 2026 (DAY-05); later years are entered by the office when they are announced."""

from django.db import migrations

from portal.cases.calendar_file import SHIPPED, read_calendar


def seed(apps, schema_editor):
    workday = apps.get_model("cases", "Workday")
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = [workday(**row) for row in read_calendar(file)]
    workday.objects.using(schema_editor.connection.alias).bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
