"""The staff's desk: one AdminSite on the stock Django admin."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

from portal.people.entrance import Entrance


class Desk(Entrance, admin.AdminSite):
    site_title = site_header = _("政务公开工作台")
    index_title = _("我的工作")
    enable_nav_sidebar = False


class DeskAdminConfig(AdminConfig):
    default_site = "portal.site.desk.Desk"
