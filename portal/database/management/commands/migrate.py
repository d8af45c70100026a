from django.conf import settings
from django.core.management.commands import migrate

from portal.database import embedded, install, roles, servers


class Command(migrate.Command):
    """Migrate as the owner, then lay guards and grants. Starts the embedded server and makes the roles when they are
    ours to make."""

    def handle(self, *args, **options):
        if options["database"] == "default":
            options["database"] = "owner"
        if servers.is_embedded():
            embedded.ensure_running(settings.PORTAL_HOME)
        if servers.roles_are_ours():
            admin = servers.admin_connection(settings.PORTAL_HOME)
            roles.ensure_roles_and_database(admin, settings.DATABASES["owner"]["NAME"])
        super().handle(*args, **options)
        if not (options["check_unapplied"] or options["plan"]):
            install.install(options["database"])
