"""Catalog items at the desk: where a clerk begins (what do we owe?) and where the office keeps the plain words."""

import re

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from disclosure.admin.domain import ReferenceAdmin
from disclosure.models import CatalogItem, ItemVersion
from portal.people.desk_admin import DeskInline, reach

PATH = re.compile(r"\s*\d{2,4}/\d{4}\s*")


class VersionInline(DeskInline):
    """All versions, to read; a version is opened to be changed."""

    model = ItemVersion
    fields = ("number", "year", "level1", "level2", "publisher", "time_limit_text", "state", "in_force_from",
              "in_force_until")  # fmt: skip
    readonly_fields = fields
    show_change_link = True

    def has_view_permission(self, request, obj=None):
        return request.user.is_active


@admin.register(CatalogItem)
class CatalogItemAdmin(ReferenceAdmin):
    rights = {"change": ("manage_reference",)}  # a new item begins with its first version
    inlines = (VersionInline,)
    list_display = ("path", "name", "plain", "publisher", "time_limit", "write")
    list_display_links = ("path", "name")
    list_filter = ("domain",)
    list_select_related = ("domain",)
    search_fields = ("domain__name", "plain", "versions__level1", "versions__level2", "versions__content")
    search_help_text = _("按事项名称、内容或者编号（例如 20/0007）查找。")
    ordering = ("domain__sort_order", "domain__code", "number")
    fields = ("path", "name", "plain")
    readonly_fields = ("path", "name")

    def get_queryset(self, request):
        return super().get_queryset(request).named()

    def get_list_display(self, request):
        return self.list_display if reach(request, ("write",)) else self.list_display[:-1]

    def get_search_results(self, request, queryset, search_term):
        if PATH.fullmatch(search_term):
            return queryset.at(search_term.strip()), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("编号"), ordering="number")
    def path(self, item):
        return item.path

    @admin.display(description=_("公开事项"))
    def name(self, item):
        return item.name or _("（已移出目录）")

    @admin.display(description=_("公开主体"))
    def publisher(self, item):
        return item.publisher or ""

    @admin.display(description=_("公开时限"))
    def time_limit(self, item):
        return item.time_limit or ""

    @admin.display(description=_("起草"))
    def write(self, item):
        if not item.name:
            return ""
        return format_html(
            '<a href="{}?item={}">{}</a>', reverse("admin:disclosure_document_add"), item.path, _("写一份")
        )
