"""What time asks for (scheduled release, expiry, reminders, outbox, purge), done once a minute."""

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext

from django.db import connections, transaction

from portal.database import turns

logger = logging.getLogger(__name__)


def turn() -> AbstractContextManager[bool]:
    """Of two ticks at once one works, the other goes home."""
    return turns.turn("portal tick")


def run(tasks: Iterable[Callable[[], object]]) -> list[str]:
    """Run each task in its own transaction, unless it commits by itself (turns.in_steps); the names of those that
    failed. One failure never stops the others."""
    failed = []
    for task in tasks:
        name = f"{task.__module__}.{getattr(task, '__qualname__', task)}"
        try:
            with nullcontext() if getattr(task, "commits_itself", False) else transaction.atomic():
                task()
        except Exception:
            logger.exception("tick: %s", name)
            failed.append(name)
            connections.close_all()  # whatever state the failure left
    return failed
