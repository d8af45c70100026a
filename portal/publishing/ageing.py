"""What changes by the day alone: a term that begins or ends puts its document under another validity (DOC-04)."""

import datetime

from django.db import transaction

from portal.publishing.models import Entry
from portal.publishing.releasing import file_under, searched_under
from portal.search import engine

AT_ONCE = 500


def file_anew(entries, on: datetime.date) -> int:
    """Put `entries` under what they are found under on the day `on`; how many were under something else."""
    changed = []
    for entry in entries:
        before = entry.facets, entry.turns_on
        file_under(entry, on)
        if before != (entry.facets, entry.turns_on):
            changed.append(entry)
    Entry.objects.bulk_update(changed, ["facets", "turns_on"])
    engine.refile({entry.pk: searched_under(entry) for entry in changed})
    return len(changed)


def turn(on: datetime.date) -> int:
    """File what turned by the day `on`, in portions; how many. A row that a mover holds waits for the next minute."""
    turned = 0
    while True:
        with transaction.atomic():
            rows = Entry.objects.turned(on).select_related("organ").order_by("pk")
            some = list(rows.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
            if not some:
                return turned
            turned += file_anew(some, on)
