"""The tables as all migrations leave them, in one file: an empty database is filled in a second or two instead of the
half minute that Django takes to go through every step (ADR 0044).

`schema.sql` is made by `manage.py write_schema` and names in its first line the migrations it stands for. Where those
are no longer the ones at hand, it is passed by and the migrations run as ever.
"""

import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

FILE = Path(__file__).parent / "schema.sql"
HEAD = "-- migrations {}\n"
EMPTY = """SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace)"""
# What a pg_dump says to its own psql, or to a server of its own version.
NOT_EVERYWHERE = re.compile(r"^(\\(un)?restrict .*|SET transaction_timeout = .*|--( .*)?)\n", re.MULTILINE)
# Which moment somebody wrote the file at says nothing; the database is made now.
MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d'")


def fits() -> bool:
    """Whether the file stands for the migrations at hand, byte for byte where they are ours."""
    with FILE.open() as lines:
        return lines.readline() == HEAD.format(migrations())


def migrations() -> str:
    """The names of all migrations, with what stands in ours, as one sum."""
    found = hashlib.sha256()
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        found.update(f"{app}.{name}\n".encode())
        file = settings.BASE_DIR / Path(*migration.__module__.split(".")).with_suffix(".py")
        if file.exists():  # else it came with a library, under a version that is locked
            found.update(file.read_bytes())
    return found.hexdigest()


def fill(alias: str) -> bool:
    """Lay the file into the database if nothing is there yet; whether that was so."""
    own = connections.create_connection(alias)  # the script leaves a session without a search path
    try:
        with own.cursor() as cursor:
            cursor.execute(EMPTY)
            if not cursor.fetchone()[0] or not fits():
                return False
            cursor.execute(FILE.read_text())  # all of it or nothing: one message, one transaction
        return True
    finally:
        own.close()


def step_by_step(alias: str) -> None:
    """The long way: every migration, and nothing that follows them."""
    executor = MigrationExecutor(connections[alias])
    executor.migrate(executor.loader.graph.leaf_nodes())


def script(dumped: str) -> str:
    """What is kept of the output of pg_dump."""
    return HEAD.format(migrations()) + MOMENT.sub("now()", NOT_EVERYWHERE.sub("", dumped))
