from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Organs, persons, roles, login, and rights as one table."""

    name = "portal.people"
    label = "people"
    verbose_name = _("机关和人员")

    def ready(self):
        from portal.people import ledger, second_factor  # noqa: F401  (receivers and checks; models exist only now)
