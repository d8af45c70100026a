"""Make search's terms anew from what is released: after a change of how terms are made, or where any are missing.
In their place, row by row, or beside the table that is searched, which is then put in its place as a whole."""

from collections.abc import Iterator

from django.db import transaction

from portal.publishing import searched
from portal.publishing.models import Entry, Publication
from portal.publishing.releasing import make_findable
from portal.search import engine, rebuilding

AT_ONCE = 25  # things in a transaction: a release that waits for one of them waits shortly


def outdated() -> list:
    """The keys of the entries whose terms are not of today's making, in order."""
    made = engine.made()
    return [key for key in Entry.objects.order_by("pk").values_list("pk", flat=True) if key not in made]


def not_beside() -> list:
    """The keys of the entries that the table beside does not have yet."""
    done = rebuilding.done()
    return [key for key in Entry.objects.order_by("pk").values_list("pk", flat=True) if key not in done]


def reindex(keys: list, *, beside: bool = False) -> Iterator[int]:
    """Index these entries, in portions; after each, how many were done in it. Safe while releases go on: whoever
    releases or withdraws holds the publication first, and so do we; what is held is left out, it comes anew anyway."""
    using = rebuilding.OWNER if beside else "default"
    where = {"table": rebuilding.NEXT, "using": using} if beside else {}
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic(using=using):
            held = Publication.objects.using(using).select_for_update(skip_locked=True)
            ours = list(held.filter(pk__in=keys[start : start + AT_ONCE]).order_by("pk").values_list("pk", flat=True))
            if beside:
                rebuilding.hold(ours)
            entries = list(Entry.objects.using(using).select_related("organ", "release").filter(pk__in=ours))
            besides = searched.words_beside([entry.release for entry in entries])
            for entry in entries:
                make_findable(entry, entry.release.body_text, besides[entry.release_id], **where)
        yield len(ours)
