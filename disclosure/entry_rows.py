"""An entry as a row of a list (templates/components/document_row.html)."""

import datetime

from django.utils import timezone

from portal.publishing.models import Entry


def entry_row(entry: Entry, kinds: dict[str, str], on: datetime.date) -> dict:
    """`kinds` are the labels of the vocabulary's axis; the entry comes with its organ (`for_listing`)."""
    return {
        "url": entry.path,
        "title": entry.title,
        "date": entry.issued_on or timezone.localdate(entry.sort_at),
        "organ": str(entry.organ),
        # Numbers are the document's own as written first; one that stands alone is the index number.
        "number": entry.numbers[0] if len(entry.numbers) > 1 else "",
        "kind": kinds.get(entry.kind, ""),
        "validity": entry.validity(on),
        "summary": entry.summary,
    }
