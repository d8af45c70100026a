"""What stands beside the tables: guards (functions, triggers, policies) and grants.

Both are read from the apps and laid anew after every migration, so the database always holds what the code says:
`<app>/sql/*.sql` and `<app>/guards.py` hold idempotent statements, `<app>/grants.py` holds the table `GRANTS`.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.db import connections, transaction

from portal.database.servers import PUBLIC, STAFF

PRIVILEGES = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}

# Where a guard looks for `membership` or `approval` is no choice of the session that it guards against: without a path
# of its own a function follows the caller's, and a table made there would be read in place of ours. An expression that
# reads none becomes part of the statement that uses it, which a path of its own would forbid.
OURS = "pronamespace = 'public'::regnamespace AND pg_has_role(proowner, 'USAGE')"
EXPRESSION = "provolatile = 'i' AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql')"
PIN_FUNCTIONS = f"""
DO $$
DECLARE function_ regprocedure;
BEGIN
    FOR function_ IN SELECT oid FROM pg_proc WHERE {OURS} AND proconfig IS NULL AND NOT ({EXPRESSION}) LOOP
        EXECUTE format('ALTER ROUTINE %s SET search_path = pg_catalog, public, pg_temp', function_);
    END LOOP;
    FOR function_ IN SELECT oid FROM pg_proc WHERE {OURS} AND proconfig IS NOT NULL AND {EXPRESSION} LOOP
        EXECUTE format('ALTER ROUTINE %s RESET search_path', function_);
    END LOOP;
END $$"""


def install(alias: str = "owner") -> None:
    """Lay all guards and grants in one transaction."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for statement in guards():
            cursor.execute(statement)
        cursor.execute(PIN_FUNCTIONS)
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")  # a server upgraded from PostgreSQL 14 grants it
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {STAFF}, {PUBLIC}, PUBLIC")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {STAFF}")
        for table, (staff, public) in granted_tables().items():
            for role, letters in ((STAFF, staff), (PUBLIC, public)):
                if privileges := ", ".join(PRIVILEGES[letter] for letter in letters.strip("-")):
                    cursor.execute(f'GRANT {privileges} ON "{table}" TO {role}')


def guards() -> Iterator[str]:
    """The statements of all apps: first those made from Python tables, then the files in the order of their names."""
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.guards") is not None:
            yield from import_module(f"{app.name}.guards").STATEMENTS
        for path in sorted((Path(app.path) / "sql").glob("*.sql")):
            yield path.read_text()


def granted_tables() -> dict[str, tuple[str, str]]:
    """Table name → (letters of the staff role, letters of the public role), over all apps."""
    tables = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.grants") is None:
            continue
        models = {model.__name__: model._meta.db_table for model in app.get_models(include_auto_created=True)}
        for name, letters in import_module(f"{app.name}.grants").GRANTS.items():
            tables[models.get(name, name)] = letters
    return tables
