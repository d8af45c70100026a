from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections

from portal.database import embedded, install, roles, servers, whole

# With one of these it is not simply everything that is asked for.
PART = ("app_label", "migration_name", "check_unapplied", "plan", "fake", "fake_initial", "prune")


class Command(migrate.Command):
    """Migrate as the owner, then lay guards and grants. Starts the embedded server and makes the roles when they are
    ours to make. Of two at once the second waits, then finds nothing to do."""

    def handle(self, *args, **options):
        if options["database"] == "default":
            options["database"] = "owner"
        if servers.is_embedded():
            embedded.ensure_running(settings.PORTAL_HOME)
        if servers.roles_are_ours():
            admin = servers.admin_connection(settings.PORTAL_HOME)
            roles.ensure_roles_and_database(admin, settings.DATABASES["owner"]["NAME"])
        with one_at_a_time(options["database"]):
            if not any(options[part] for part in PART):
                whole.fill(options["database"])
            super().handle(*args, **options)
            if not (options["check_unapplied"] or options["plan"]):
                install.install(options["database"])


@contextmanager
def one_at_a_time(alias: str) -> Iterator[None]:
    """A lock of the database on a connection of its own, which a failing migration cannot lose."""
    own = connections.create_connection(alias)
    try:
        with own.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")
            cursor.execute("SELECT pg_advisory_lock(hashtext('portal migrate'))")
            yield
    finally:
        own.close()
