from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrailConfig(AppConfig):
    """The append-only ledger of every step."""

    name = "portal.trail"
    label = "trail"
    verbose_name = _("留痕")
