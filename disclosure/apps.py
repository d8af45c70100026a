from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosureConfig(AppConfig):
    """Catalog, documents and their headers, library, duties and coverage."""

    name = "disclosure"
    verbose_name = _("信息公开")
