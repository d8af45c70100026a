from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Options, page furniture, the public site's own pages, health."""

    name = "portal.site"
    label = "site"

    def ready(self):
        from portal.site import checks  # noqa: F401 (registers)
