from django.db import migrations, models


def drop_notes(apps, schema_editor):
    """What they told, the trail and the clerk's queue tell."""
    apps.get_model("cases", "Outbox").objects.using(schema_editor.connection.alias).filter(message_id=None).delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_mail")]

    operations = [
        migrations.RunPython(drop_notes, migrations.RunPython.noop),
        migrations.RemoveField(model_name="outbox", name="payload"),
        migrations.AlterField(
            model_name="outbox",
            name="message_id",
            field=models.UUIDField(unique=True, verbose_name="信件编号"),
        ),
    ]
