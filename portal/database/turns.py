"""Whose turn it is: one lock for all processes on a connection of its own, and tasks that commit step by step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections


@contextmanager
def turn(name: str) -> Iterator[bool]:
    """Whether it is ours: of two at once one works, the other goes home. Whoever is killed has given it back.

    The lock stands on a connection of its own, so a task that loses its connection does not lose the turn.
    """
    own = connections.create_connection("default")
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name])
            yield cursor.fetchone()[0]
    finally:
        own.close()


def in_steps(task: Callable[[], object]) -> Callable[[], object]:
    """Declare a task of the tick that commits each of its steps itself."""
    task.commits_itself = True
    return task
