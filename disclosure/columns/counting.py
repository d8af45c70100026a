"""Whether columns hold anything, and since when nothing came: counted when something public has changed, so that no
page has to look through everything to know that a column is empty (WEB-10)."""

import datetime

from django.db import connection, transaction
from django.utils import timezone

from disclosure.columns.showing import asked
from disclosure.models import Column
from disclosure.models.column import ColumnCounting, ColumnState
from portal.publishing.models import Edition


def count_columns() -> int:
    """Count all columns anew if the edition has moved; how many had changed."""
    edition = Edition.objects.values_list("n", flat=True).first()
    counting = ColumnCounting.objects.first() or ColumnCounting()
    if edition is None or edition == counting.edition:
        return 0
    changed = sum(_count(column) for column in Column.objects.select_related("state"))
    counting.edition = edition
    counting.save()
    return changed


def _count(column: Column) -> bool:
    condition, values = asked(column)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), max(sort_at) FROM entry WHERE {condition}", values)
        found = cursor.fetchone()
        state = getattr(column, "state", None)
        if state is not None and (state.n, state.newest_at) == found:
            return False
        n, newest = found
        ColumnState.objects.update_or_create(column=column, defaults={"n": n, "newest_at": newest})
    return True


def stands_still(column: Column, on: datetime.date) -> int:
    """How many days longer than it may nothing has come; 0: it is kept up. An empty one waits for its first."""
    state, allowed = getattr(column, "state", None), column.allowed_days
    if not allowed or state is None or state.newest_at is None:
        return 0
    return max(0, (on - timezone.localdate(state.newest_at)).days - allowed)
