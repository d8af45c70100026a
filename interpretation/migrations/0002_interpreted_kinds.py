import datetime

from django.db import migrations

SINCE = datetime.date(2026, 1, 1)
# INT-04: what must be interpreted everywhere, then what an office may add.
KINDS = (
    ("rules", "政府规章", "政策解读的要求（一）：政府规章", True),
    ("normative", "行政规范性文件", "政策解读的要求（二）（三）：行政规范性文件", True),
    ("opinions", "意见", "政策解读的要求（四）：其他需要解读的文件", False),
    ("plan", "计划方案", "政策解读的要求（四）：其他需要解读的文件", False),
)


def lay(apps, schema_editor):
    rows = apps.get_model("interpretation", "InterpretedKind").objects.using(schema_editor.connection.alias)
    for place, (code, label, article, is_required) in enumerate(KINDS, 1):
        said = {"label": label, "article": article, "is_required": is_required, "since": SINCE, "sort": place * 10}
        rows.get_or_create(code=code, defaults=said)


class Migration(migrations.Migration):
    dependencies = [("interpretation", "0001_initial")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
