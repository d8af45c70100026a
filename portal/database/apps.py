from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """The floor under the house: which PostgreSQL, which roles, who may touch which table."""

    name = "portal.database"
    label = "database"

    def ready(self):
        from portal.database import checks  # noqa: F401  (registers itself)
