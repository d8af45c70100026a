"""The staff's desk: one AdminSite on the stock Django admin; its first page is the reader's own work."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.people.entrance import Entrance
from portal.site.work import work_of


class Desk(Entrance, admin.AdminSite):
    site_title = site_header = _("政务公开工作台")
    index_title = _("我的工作")
    enable_nav_sidebar = False

    def get_urls(self):
        """Without the stock leap to the page of any row of any table: ours link to their pages themselves."""
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") != "view_on_site"]

    def index(self, request, extra_context=None):
        return super().index(request, {**work_of(request), **(extra_context or {})})
