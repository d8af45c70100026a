"""What every request asks first: what the office has set, and the edition of what is public; in one statement.

Within a request once, so that the next one sees what another process has changed; outside of one each time.
"""

import json
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from django.core.signals import request_finished, request_started
from django.db import connections, router

from portal.site.models import Setting

SETTINGS = "SELECT coalesce(json_object_agg(key, value), '{}')::text FROM setting"
# The edition with the transaction that wrote it: a database put back from a backup counts its editions anew.
BOTH = f"SELECT ({SETTINGS}), current_database(), n, xmin::text FROM edition"


@dataclass(frozen=True)
class Standing:
    """`settings`: key → value, not to be changed. `edition`: other after every change of anything public; None at the
    desk, where what a transaction sees may never come to be."""

    settings: dict[str, object]
    edition: tuple | None


_in_request: ContextVar[dict[str, Standing] | None] = ContextVar("standing_in_request", default=None)


def standing() -> Standing:
    alias, kept = router.db_for_read(Setting), _in_request.get()
    if kept is None:
        return _read(alias)
    if alias not in kept:
        kept[alias] = _read(alias)
    return kept[alias]


def forget() -> None:
    """The settings have been changed in this very request."""
    if kept := _in_request.get():
        kept.clear()


def _read(alias: str) -> Standing:
    with connections[alias].cursor() as cursor:
        cursor.execute(BOTH if alias == "public" else SETTINGS)
        text, *edition = cursor.fetchone()
    return Standing(_values(text), tuple(edition) or None)


@lru_cache(maxsize=8)
def _values(text: str) -> dict[str, object]:
    """The same settings are the same object, so what is made of them can be kept beside it."""
    return json.loads(text)


def _request_begins(**kwargs) -> None:
    _in_request.set({})


def _request_ends(**kwargs) -> None:
    _in_request.set(None)


request_started.connect(_request_begins, dispatch_uid="standing of a request")
request_finished.connect(_request_ends, dispatch_uid="standing of a request")
