from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organs, persons, roles, login, and rights as one table."""

    name = "portal.people"
    label = "people"

    def ready(self):
        from portal.people import ledger, second_factor  # noqa: F401  (receivers and checks; models exist only now)
