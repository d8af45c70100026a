"""The three database roles and the database itself, made by a login that may create them."""

import psycopg
from psycopg import sql

from portal.database.servers import OWNER, PUBLIC, STAFF, role_password

# Limits that no query of a role escapes. A reader's query is short; a lock is waited for 3 s, then the page says 409.
ROLE_SETTINGS = {
    OWNER: {"timezone": "Asia/Shanghai"},
    STAFF: {
        "timezone": "Asia/Shanghai",
        "lock_timeout": "3s",
        "statement_timeout": "60s",
        "idle_in_transaction_session_timeout": "120s",
    },
    PUBLIC: {
        "timezone": "Asia/Shanghai",
        "lock_timeout": "3s",
        "statement_timeout": "10s",
        "idle_in_transaction_session_timeout": "20s",
    },
}


def ensure_roles_and_database(admin: dict, name: str | None = None) -> None:
    """Make the roles and the database `name` (default: the one in the address); harmless when they exist."""
    database = name or admin["NAME"]
    with connect(admin, dbname="postgres") as connection:
        # Two starts at once: the second waits, then finds everything there.
        connection.execute("SELECT pg_advisory_lock(hashtext('portal roles'))")
        for role, settings in ROLE_SETTINGS.items():
            _ensure_role(connection, role, role_password(admin, role), settings)
        if not _exists(connection, "pg_database WHERE datname = %s", database):
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
    secure_database(admin, database)


def secure_database(admin: dict, database: str) -> None:
    """Only the three roles may enter, and only the owner may create anything."""
    with connect(admin, dbname=database) as connection:
        name = sql.Identifier(database)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        for role in ROLE_SETTINGS:
            connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role)))
        connection.execute(sql.SQL("GRANT CREATE, TEMPORARY ON DATABASE {} TO {}").format(name, sql.Identifier(OWNER)))


def connect(address: dict, *, dbname: str | None = None) -> psycopg.Connection:
    """A plain autocommit connection to the address of a Django database setting."""
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    wanted = {names[key]: address[key] for key in names if address[key]}
    if dbname:
        wanted["dbname"] = dbname
    return psycopg.connect(**wanted, autocommit=True, connect_timeout=5)


def _ensure_role(connection: psycopg.Connection, role: str, password: str, settings: dict[str, str]) -> None:
    name = sql.Identifier(role)
    if not _exists(connection, "pg_roles WHERE rolname = %s", role):
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(name))
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(name))
    if password:
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password)))
    for key, value in settings.items():
        connection.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(name, sql.Identifier(key), sql.Literal(value)))


def _exists(connection: psycopg.Connection, what: str, value: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {what}", (value,)).fetchone() is not None
