"""Entries as rows of a list (templates/components/document_row.html)."""

import datetime

from django.utils import timezone

from portal.publishing.models import Entry


def entry_row(entry: Entry, kinds: dict[str, str], on: datetime.date) -> dict:
    """`kinds` are the labels of the vocabulary's axis; the entry comes with its organ (`for_listing`)."""
    day = entry.issued_on or timezone.localdate(entry.sort_at)
    return {
        "url": entry.path,
        "title": entry.title,
        "date": day,
        "this_year": day.year == on.year,
        "organ": str(entry.organ),
        "number": own_number(entry),
        "kind": kinds.get(entry.kind, ""),
        "validity": entry.validity(on),
        "summary": entry.summary,
    }


def own_number(entry: Entry) -> str:
    """The document's own number as written; a number that stands alone is the index number."""
    return entry.numbers[0] if len(entry.numbers) > 1 else ""
