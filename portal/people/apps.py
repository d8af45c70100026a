from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organs, persons, roles, login, and rights as one table."""

    name = "portal.people"
    label = "people"
