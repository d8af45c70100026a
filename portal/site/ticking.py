"""What time asks for (scheduled release, expiry, reminders, outbox, purge), done once a minute."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import connections, transaction

logger = logging.getLogger(__name__)


@contextmanager
def turn() -> Iterator[bool]:
    """Whether it is our turn: of two ticks at once one works, the other goes home.

    The lock stands on a connection of its own, so a task that loses its connection does not lose the turn.
    """
    own = connections.create_connection("default")
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtext('portal tick'))")
            yield cursor.fetchone()[0]
    finally:
        own.close()


def run(tasks: Iterable[Callable[[], object]]) -> list[str]:
    """Run each task in its own transaction; the names of those that failed. One failure never stops the others."""
    failed = []
    for task in tasks:
        name = f"{task.__module__}.{getattr(task, '__qualname__', task)}"
        try:
            with transaction.atomic():
                task()
        except Exception:
            logger.exception("tick: %s", name)
            failed.append(name)
            connections.close_all()  # whatever state the failure left
    return failed
