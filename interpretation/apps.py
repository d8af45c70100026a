from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterpretationConfig(AppConfig):
    """Interpretations bound to the documents they explain, on time."""

    name = "interpretation"
    verbose_name = _("政策解读")
