"""Catalog items at the desk: where a clerk begins (what do we owe?) and where the office keeps the plain words."""

import re

from django import forms
from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from disclosure.admin.domain import ReferenceAdmin
from disclosure.models import CatalogItem
from portal.people.desk_admin import reach
from portal.publishing.admin.editor import body_widget, with_editor
from portal.publishing.content import clean_html, text_of

PATH = re.compile(r"\s*\d{2,4}/\d{4}\s*")


class CatalogItemForm(forms.ModelForm):
    class Meta:
        model = CatalogItem
        fields = ("plain", "template")
        widgets = {"template": body_widget()}

    def clean_template(self):
        """An editor's empty paragraph is no template."""
        template = clean_html(self.cleaned_data["template"])
        return template if text_of(template) else ""


@admin.register(CatalogItem)
class CatalogItemAdmin(ReferenceAdmin):
    list_display = ("path", "name", "plain", "publisher", "time_limit", "write")
    list_display_links = ("path", "name")
    list_filter = ("domain",)
    list_select_related = ("domain",)
    search_fields = ("domain__name", "plain", "versions__level1", "versions__level2", "versions__content")
    search_help_text = _("按事项名称、内容或者编号（例如 20/0007）查找。")
    ordering = ("domain__sort_order", "domain__code", "number")
    form = CatalogItemForm
    fields = ("path", "name", "plain", "template", "versions")
    readonly_fields = ("path", "name", "versions")

    def get_queryset(self, request):
        return super().get_queryset(request).named()

    @method_decorator(with_editor)
    def change_view(self, request, object_id, form_url="", extra_context=None):
        return super().change_view(request, object_id, form_url, extra_context)

    def add_view(self, request, form_url="", extra_context=None):
        """A new item begins with its first version."""
        return redirect("admin:disclosure_itemversion_add")

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

    @admin.display(description=_("目录内容"))
    def versions(self, item):
        """Each version with its days, as links; the one in force is where the office changes what the item says."""
        return format_html_join(
            "；", '<a href="{}">{}</a>',
            ((reverse("admin:disclosure_itemversion_change", args=[version.pk]), version.told) for version
             in item.versions.all()),
        )  # fmt: skip

    @admin.display(description=_("起草"))
    def write(self, item):
        if not item.name:
            return ""
        return format_html(
            '<a class="nowrap" href="{}?item={}">{}</a>',
            reverse("admin:disclosure_document_add"),
            item.path,
            _("写一份"),
        )
