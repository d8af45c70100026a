from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """The stock admin with our desk as its site; apart from it, because models are not loaded when this is read."""

    default_site = "portal.site.desk.Desk"
