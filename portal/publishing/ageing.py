"""What changes by the day alone: a term, a change or a repeal that begins puts its document under another validity
(DOC-04)."""

import datetime

from django.db import transaction

from portal.publishing.models import Entry
from portal.publishing.releasing import file_anew

AT_ONCE = 500


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
