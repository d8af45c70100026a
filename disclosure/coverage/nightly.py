"""The night's count: what the public sees of coverage until the next (I-1)."""

import datetime

from django.db import connection, transaction

from disclosure.coverage.rows import FOR_THE_PUBLIC, values
from disclosure.models import Coverage, CoverageNight

INSERT = f"""
INSERT INTO coverage (item_id, organ_id, domain_id, state, n, newest, due_on, note)
SELECT item_id, organ_id, domain_id, state, n, newest, due_on, note FROM ({FOR_THE_PUBLIC}) AS night"""


def count(on: datetime.date, *, again: bool = False) -> int:
    """Once a day; how many duties were counted. `again`: also where this day has been counted already."""
    if not again and CoverageNight.objects.filter(counted_on=on).exists():
        return 0
    with transaction.atomic():
        Coverage.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(INSERT, values(on))
            counted = cursor.rowcount
        CoverageNight.objects.update_or_create(pk=1, defaults={"counted_on": on})
    return counted
