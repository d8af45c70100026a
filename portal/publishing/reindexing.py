"""Make search's terms anew from what is released: after a change of how terms are made, or where any are missing."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import F

from portal.publishing.models import Entry, Publication
from portal.publishing.releasing import make_findable
from portal.search import engine

AT_ONCE = 25  # things in a transaction: a release that waits for one of them waits shortly


def outdated() -> list:
    """The keys of the entries whose terms are not of today's making, in order."""
    made = engine.made()
    return [key for key in Entry.objects.order_by("pk").values_list("pk", flat=True) if key not in made]


def reindex(keys: list) -> Iterator[int]:
    """Index these entries, in portions; after each, how many were done in it. Safe while releases go on: whoever
    releases or withdraws holds the publication first, and so do we; what is held is left out, it comes anew anyway."""
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            held = Publication.objects.select_for_update(skip_locked=True).filter(pk__in=keys[start : start + AT_ONCE])
            ours = list(held.order_by("pk").values_list("pk", flat=True))
            entries = Entry.objects.select_related("organ").annotate(text=F("release__body_text"))
            for entry in entries.filter(pk__in=ours):
                make_findable(entry, entry.text)
        yield len(ours)
