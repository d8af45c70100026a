from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """The clock: working days, events folded into due dates, the outbox."""

    name = "portal.cases"
    label = "cases"
    verbose_name = _("日历和时限")

    def ready(self):
        from portal.cases import checks  # noqa: F401 (registers)
