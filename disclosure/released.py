"""How much of the catalog is released, counted from entries alone: a draft changes no number here."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils import timezone

from portal.publishing.models import Entry
from portal.search.facets import each_of


@dataclass(frozen=True)
class Released:
    """The released documents of one catalog item."""

    count: int
    newest: datetime.date


def released_by_item(domain_code: str | None = None) -> dict[str, Released]:
    """Path of an item (20/0007) → what is released of it; items with nothing are absent. One query."""
    entries = Entry.objects.filter(domains__contains=[domain_code]) if domain_code else Entry.objects.all()
    rows = (
        entries.annotate(item=each_of("items"))
        .values_list("item")
        .annotate(count=Count("pk"), newest=Max("sort_at"))
        .order_by()
    )
    return {path: Released(count, timezone.localdate(newest)) for path, count, newest in rows}
