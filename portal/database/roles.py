"""The three database roles and the database itself, made by a login that may create roles and databases.

That login need not be a superuser (`CREATE ROLE … LOGIN CREATEROLE CREATEDB`); then it must be a member of the roles.
"""

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
    with connect(admin, dbname="postgres") as connection:
        # Two starts at once: the second waits, then finds everything there.
        connection.execute("SELECT pg_advisory_lock(hashtext('portal roles'))")
        for role, settings in ROLE_SETTINGS.items():
            _ensure_role(connection, role, role_password(admin, role), settings)
        ensure_database(admin, name or admin["NAME"])


def ensure_database(admin: dict, name: str) -> None:
    """Make the database `name`, owned by the owner role; the roles exist."""
    with connect(admin, dbname="postgres") as connection:
        if not _exists(connection, "pg_database WHERE datname = %s", name):
            # The same order of characters everywhere, whatever the server's locale; Chinese order is a stored column.
            builtin = connection.info.server_version >= 170000
            locale = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'" if builtin else "LC_COLLATE 'C' LC_CTYPE 'C'"
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' {} TEMPLATE template0").format(
                    sql.Identifier(name), sql.Identifier(OWNER), sql.SQL(locale)
                )
            )
    secure_database(admin, name)


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
    return psycopg.connect(**libpq_parameters(address, dbname=dbname), autocommit=True)


def libpq_parameters(address: dict, *, dbname: str | None = None) -> dict[str, str]:
    """The same address in the words of libpq, for psycopg and for the programs of PostgreSQL."""
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    wanted = {names[key]: address[key] for key in names if address[key]}
    options = {key: value for key, value in address.get("OPTIONS", {}).items() if key != "server_side_binding"}
    return {**options, **wanted, **({"dbname": dbname} if dbname else {})}


def _ensure_role(connection: psycopg.Connection, role: str, password: str, settings: dict[str, str]) -> None:
    name = sql.Identifier(role)
    if not _exists(connection, "pg_roles WHERE rolname = %s", role):
        # The owner inherits what PostgreSQL 15 gives a database's owner: the right to create in its schema.
        inherit = sql.SQL("INHERIT" if role == OWNER else "NOINHERIT")
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN {}").format(name, inherit))
    if not _is_member(connection, role):
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(name))
    if password:
        # Its SCRAM verifier, not itself: the statement may stand in the server's log.
        verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(verifier)))
    for key, value in settings.items():
        connection.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(name, sql.Identifier(key), sql.Literal(value)))


def _is_member(connection: psycopg.Connection, role: str) -> bool:
    """Whether we act with the role's rights (a superuser always does)."""
    return connection.execute("SELECT pg_has_role(current_user, %s, 'USAGE')", (role,)).fetchone()[0]


def _exists(connection: psycopg.Connection, what: str, value: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {what}", (value,)).fetchone() is not None
