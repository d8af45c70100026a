"""What upper floors know of a released document and show beside it (BESIDE_DOCUMENT in their portal_hooks.py): asked in
one statement, however many they are."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import connections, router

from portal.publishing.models import Entry
from portal.site.hooks import gathered


def _nothing_more(entry: Entry) -> dict:
    return {}


@dataclass(frozen=True)
class BesideIt:
    """`statement` asks with %(own)s, the document's key, and with what `values` adds; its columns have names. `made`:
    of its rows what the page shows."""

    statement: str
    made: Callable[[Entry, list[dict]], dict]
    values: Callable[[Entry], dict] = _nothing_more


def beside_it(entry: Entry) -> dict:
    return asked_of(entry, tuple(gathered("BESIDE_DOCUMENT")))


def asked_of(entry: Entry, offers: Sequence[BesideIt]) -> dict:
    asked = [f"(SELECT coalesce(json_agg(q), '[]') FROM ({each.statement}) AS q)::text" for each in offers]
    values = {"own": entry.publication_id}
    for each in offers:
        values |= each.values(entry)
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}", values)
        found = cursor.fetchone()
    page = {}
    for each, rows in zip(offers, found, strict=True):
        page |= each.made(entry, json.loads(rows))
    return page
