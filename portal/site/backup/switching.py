"""The site's database and the one that is built beside it: whether it may be replaced, and how they change names."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connections
from psycopg import sql

from portal.database import roles, servers
from portal.people.models import Person


class Refused(Exception):
    """Nothing was restored and the site is as it was; the message says why."""


def holds_anything(admin: dict, target: str, *, replace: bool) -> bool:
    """Whether the database to be replaced holds anything. Refused while somebody uses it, or without `replace`."""
    with roles.connect(admin, dbname="postgres") as connection:
        using = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND usename = ANY(%s)",
            (target, [servers.STAFF, servers.PUBLIC]),
        ).fetchone()[0]
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (target,)).fetchone()
    if using:
        raise Refused(f"还有 {using} 个连接在用数据库 {target}：请先停止服务。")
    if not exists:
        return False
    with roles.connect(admin, dbname=target) as connection:
        people = sql.Identifier(Person._meta.db_table)
        table = connection.execute("SELECT to_regclass(%s)", (Person._meta.db_table,)).fetchone()[0]
        # Without a single person nobody has ever worked here: what there is came from migrations.
        query = sql.SQL("SELECT 1 FROM {} LIMIT 1").format(people)
        had_content = bool(table and connection.execute(query).fetchone())
    if had_content and not replace:
        raise Refused(f"数据库 {target} 里已有内容。要用备份替换它，加 --replace（REPLACE=1）；旧库会改名保留。")
    return had_content


@contextmanager
def aliases_at(name: str) -> Iterator[None]:
    """Inside, all of Django's aliases mean the database `name`."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in servers.ROLE_OF_ALIAS}
    try:
        for alias in before:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = name
        yield
    finally:
        for alias, old in before.items():
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = old


def switch(admin: dict, *, target: str, fresh: str, kept: str) -> bool:
    """Give `fresh` the name `target`; what bore it becomes `kept`. Both or neither. Whether there was one."""
    connections.close_all()
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with roles.connect(admin, dbname="postgres") as connection:
        try:
            with connection.transaction():
                exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (target,)).fetchone()
                if exists:
                    connection.execute(rename.format(sql.Identifier(target), sql.Identifier(kept)))
                connection.execute(rename.format(sql.Identifier(fresh), sql.Identifier(target)))
        except psycopg.errors.ObjectInUse as error:
            raise Refused(f"数据库 {target} 又有人在用：请先停止服务。") from error
    return bool(exists)


def drop(admin: dict, name: str) -> None:
    with roles.connect(admin, dbname="postgres") as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
