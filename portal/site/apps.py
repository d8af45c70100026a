from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    """Options, page furniture, the public site's own pages, health."""

    name = "portal.site"
    label = "site"
    verbose_name = _("网站设置")

    def ready(self):
        from portal.site import checks  # noqa: F401 (registers)
