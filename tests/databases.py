"""Databases of the tests: clones of a migrated template, and one clone for each process that is wiped between tests.

Copying a template takes a second on a busy machine, wiping a hundredth of that. So a test gets the same database again,
with the rows and sequences of the template, unless the test before changed more than rows: a trigger, a grant, a
table. Then that database is thrown away.
"""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

from portal.database import roles, servers

_numbers = itertools.count(1)

TABLES = """SELECT quote_ident(nspname) || '.' || quote_ident(relname) FROM pg_class c
            JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' AND relkind = 'r' ORDER BY 1"""
TOUCHED = """SELECT name, pg_relation_size(name::regclass) > %s FROM unnest(%s::text[]) name
              WHERE pg_relation_size(name::regclass) > 0"""
LARGE = 1_000_000  # bytes; a smaller table is deleted from: truncating makes anew each file of it and of its indexes
# Everything about a database that is not a row, by the transactions that wrote it: a change is always by a newer one.
SHAPE = """
    WITH ours AS MATERIALIZED (SELECT oid, xmin FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    SELECT array_agg(ARRAY[n, last] ORDER BY part) FROM (
        SELECT 1, count(*), max(xmin::text::bigint) FROM ours
        UNION ALL SELECT 2, count(*), max(xmin::text::bigint) FROM pg_attribute WHERE attrelid IN (SELECT oid FROM ours)
        UNION ALL SELECT 3, count(*), max(xmin::text::bigint) FROM pg_trigger
        UNION ALL SELECT 4, count(*), max(xmin::text::bigint) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT 5, count(*), max(xmin::text::bigint) FROM pg_policy
        UNION ALL SELECT 6, count(*), max(xmin::text::bigint) FROM pg_constraint
                   WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 7, count(*), max(xmin::text::bigint) FROM pg_namespace
                   WHERE nspname !~ '^pg_(temp|toast_temp)'
        UNION ALL SELECT 8, count(*), max(xmin::text::bigint) FROM pg_database WHERE datname = current_database()
        UNION ALL SELECT 9, count(*), max(xmin::text::bigint) FROM pg_db_role_setting
                   WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
    ) shape (part, n, last)"""
SEQUENCES = """SELECT format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value),
                      last_value IS NOT NULL
                 FROM pg_sequences WHERE schemaname = 'public'"""
ALWAYS = """SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger
              WHERE tgenabled = 'A' AND NOT tgisinternal"""
HANG_UP = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()"""


class cloned:
    """A clone of `template`, with all aliases pointed at it while the block runs."""

    def __init__(self, admin_address: dict, template: str):
        self.admin, self.template = admin_address, template

    def __enter__(self) -> str:
        self.before = connections["default"].settings_dict["NAME"]
        self.name = clone(self.admin, self.template)
        point_all_aliases_at(self.admin, self.name)
        return self.name

    def __exit__(self, *exception):
        point_all_aliases_at(self.admin, self.before)
        drop(self.admin, self.name)


class Recycled:
    """One clone of `template` after another, each used again for as long as only its rows were changed."""

    def __init__(self, admin_address: dict, template: str):
        self.admin, self.template, self.name = admin_address, template, None
        self.used = 0

    def __enter__(self) -> str:
        self.before = connections["default"].settings_dict["NAME"]
        self.used += 1
        if self.name is None:
            self.name = clone(self.admin, self.template)
            with roles.connect(self.admin, dbname=self.name) as connection:
                self._remember(connection)
        point_all_aliases_at(self.admin, self.name)
        return self.name

    def __exit__(self, *exception):
        point_all_aliases_at(self.admin, self.before)
        if not self._wiped():
            self.throw_away()

    def throw_away(self) -> None:
        if self.name:
            drop(self.admin, self.name)
        self.name = None

    def _remember(self, connection: psycopg.Connection) -> None:
        self.tables = [name for (name,) in connection.execute(TABLES)]
        self.shape = connection.execute(SHAPE).fetchone()
        self.sequences = connection.execute(SEQUENCES).fetchall()
        self.always = connection.execute(ALWAYS).fetchall()
        self.rows = {}
        for table in self.tables:
            if connection.execute(f"SELECT EXISTS (SELECT FROM {table})").fetchone()[0]:
                columns = ", ".join(_columns(connection, table))
                with connection.cursor().copy(f"COPY {table} ({columns}) TO STDOUT (FORMAT binary)") as copy:
                    self.rows[table] = (columns, b"".join(copy))
        self.contents = self._contents(connection)

    def _contents(self, connection: psycopg.Connection) -> dict[str, tuple]:
        each = [f"SELECT '{name}', count(*), sum(hashtextextended(t::text, 0)) FROM {name} t" for name in self.rows]
        return {name: rest for name, *rest in connection.execute(" UNION ALL ".join(each))} if each else {}

    def _wiped(self) -> bool:
        """Put the template's rows back; False when the database can no longer be trusted."""
        try:
            with roles.connect(self.admin, dbname=self.name) as connection:
                connection.execute(HANG_UP)
                if connection.execute(SHAPE).fetchone() != self.shape:
                    return False
                connection.execute("SET lock_timeout = '5s'")
                connection.execute("SET session_replication_role = replica")  # no guard, no foreign key
                with connection.transaction(), self._guards_off(connection):
                    self._wipe(connection)
                self.shape = connection.execute(SHAPE).fetchone()
            return True
        except psycopg.Error:  # renamed, dropped, locked; or our login is no superuser
            return False

    @contextmanager
    def _guards_off(self, connection: psycopg.Connection) -> Iterator[None]:
        """Some guards stand even against a replica."""
        for table, trigger in self.always:
            connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        yield
        for table, trigger in self.always:
            connection.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}")

    def _wipe(self, connection: psycopg.Connection) -> None:
        touched = connection.execute(TOUCHED, [LARGE, [name for name in self.tables if name not in self.rows]])
        large = []
        for name, is_large in touched.fetchall():
            large += [name] * is_large
            if not is_large:
                connection.execute(f"DELETE FROM {name}")
        if large:
            # CASCADE, for a table that others point at is refused otherwise, whoever asks and however empty they are.
            connection.execute(f"TRUNCATE {', '.join(large)} CASCADE")
        now = self._contents(connection)
        for name, (columns, data) in self.rows.items():
            if now.get(name) != self.contents[name]:
                connection.execute(f"DELETE FROM {name}")
                with connection.cursor().copy(f"COPY {name} ({columns}) FROM STDIN (FORMAT binary)") as copy:
                    copy.write(data)
        # An edition never comes twice: what a process keeps under one would be taken for the next test's.
        connection.execute("UPDATE edition SET n = n + %s", [self.used * 1_000_000])
        sequences, values, used = zip(*self.sequences, strict=True)
        connection.execute(
            """SELECT setval(name::regclass, value, used)
                 FROM unnest(%s::text[], %s::bigint[], %s::boolean[]) s (name, value, used)""",
            [list(sequences), list(values), list(used)],
        )


def _columns(connection: psycopg.Connection, table: str) -> list[str]:
    """The columns that can be written: not those that the database computes."""
    rows = connection.execute(
        """SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0
              AND NOT attisdropped AND attgenerated = '' ORDER BY attnum""",
        [table],
    )
    return [name for (name,) in rows]


def clone(admin: dict, template: str) -> str:
    name = f"portal_test_{os.getpid()}_{next(_numbers)}"
    connections.close_all()
    with roles.connect(admin, dbname="postgres") as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(template), sql.Identifier(servers.OWNER)
            )
        )
    roles.secure_database(admin, name)
    return name


def drop(admin: dict, name: str) -> None:
    connections.close_all()
    with roles.connect(admin, dbname="postgres") as connection:
        try:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except psycopg.errors.ObjectInUse:  # a thread of the test is still hanging up
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def point_all_aliases_at(admin: dict, name: str) -> None:
    connections.close_all()
    for alias, role in servers.ROLE_OF_ALIAS.items():
        address = servers.role_connection(admin, role)
        for key in ("USER", "PASSWORD", "HOST", "PORT"):
            connections[alias].settings_dict[key] = settings.DATABASES[alias][key] = address[key]
        connections[alias].settings_dict["NAME"] = settings.DATABASES[alias]["NAME"] = name
