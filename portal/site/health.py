"""Whether this process can serve: the database answers and holds the code's tables."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Timeout
from functools import cache

from django.db import Error as DatabaseError
from django.db import connections
from django.db.migrations.loader import MigrationLoader

PATIENCE = 0.9  # seconds: a balancer waits no longer, however long a connection hangs
# One thread that asks; while it hangs on a silent server, every further question is answered in the same time.
_asker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="health")


def report() -> dict:
    """`ok` and why not; nothing that tells a stranger about the machine."""
    try:
        return _asker.submit(_ask).result(PATIENCE)
    except (DatabaseError, Timeout):
        return {"ok": False, "database": False}


def _ask() -> dict:
    connection = connections["public"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            missing = expected_migrations() - set(cursor.fetchall())
    finally:
        connection.close()
    return {"ok": not missing, "database": True, "migrations": not missing}


@cache
def expected_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)
