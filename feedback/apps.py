from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """Letters, consultations, information requests, the annual report."""

    name = "feedback"
    verbose_name = _("互动交流")
