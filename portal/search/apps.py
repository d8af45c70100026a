from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Terms, engine and facets behind one small interface."""

    name = "portal.search"
    label = "search"
    verbose_name = _("搜索")
