from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The clock: working days, events folded into due dates, the outbox."""

    name = "portal.cases"
    label = "cases"

    def ready(self):
        from portal.cases import checks  # noqa: F401 (registers)
