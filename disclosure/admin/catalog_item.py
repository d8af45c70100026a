"""Catalog items at the desk: where a clerk begins (what do we owe?) and where the office keeps the plain words."""

import re

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from disclosure import matters
from disclosure.admin.domain import ReferenceAdmin
from disclosure.admin.ledger import LedgerDesk
from disclosure.admin.lines import LinesField
from disclosure.models import CatalogItem, Domain
from disclosure.views.catalog_table import workbook_response
from portal.people.reach import reach
from portal.publishing.admin.editor import body_widget, with_editor
from portal.publishing.content import clean_html, text_of

PATH = re.compile(r"\s*\d{2,4}/\d{4}\s*")


class ByPath(forms.CharField):
    """An item by its number, 20/0007; empty for none."""

    def prepare_value(self, value):
        return CatalogItem.objects.get(pk=value).path if isinstance(value, int) else value

    def has_changed(self, initial, data):
        try:
            found = self.to_python(data)
        except forms.ValidationError:
            return True
        return (found.pk if found else None) != initial

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, CatalogItem):
            return value or None
        found = CatalogItem.objects.at(str(value).strip()).first()
        if found is None:
            raise forms.ValidationError(_("没有编号是“%s”的事项。") % value)
        return found


class CatalogItemForm(forms.ModelForm):
    successor = ByPath(
        label=_("由哪一项取代"), required=False, help_text=_("这一项移出目录以后由哪一项承接，写编号，例如 20/0007。")
    )
    derived_from = ByPath(
        label=_("来自上级目录的哪一项"), required=False, help_text=_("本地增补或者改写的，写它出自哪一项的编号。")
    )

    satisfied_by = LinesField(
        label=_("由什么落实"), required=False, each=40, rows=6,
        help_text=_("法律规定的事项由什么落实，一行一个：领域代码 04、事项编号 20/0007、本网站的栏目 /organs/；"
                    "写一个词，就换成名称里有这个词的事项。"),
    )  # fmt: skip

    class Meta:
        model = CatalogItem
        fields = ("plain", "template", "successor", "derived_from", "satisfied_by")
        widgets = {"template": body_widget()}

    def clean_satisfied_by(self):
        try:
            return matters.understood(self.cleaned_data["satisfied_by"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_template(self):
        """An editor's empty paragraph is no template."""
        template = clean_html(self.cleaned_data["template"])
        return template if text_of(template) else ""

    def clean(self):
        cleaned = super().clean()
        for name in ("successor", "derived_from"):
            if cleaned.get(name) == self.instance:
                self.add_error(name, _("不能是它自己。"))
        if cleaned.get("successor") and self.instance.in_force:
            self.add_error("successor", _("这一项还在目录里；先把它移出目录，再写由哪一项取代。"))
        return cleaned


@admin.register(CatalogItem)
class CatalogItemAdmin(LedgerDesk, ReferenceAdmin):
    list_display = ("path", "name", "plain", "publisher", "time_limit", "write")
    list_display_links = ("path", "name")
    list_filter = ("domain",)
    list_select_related = ("domain",)
    search_fields = ("domain__name", "plain", "versions__level1", "versions__level2", "versions__content")
    search_help_text = _("按事项名称、内容或者编号（例如 20/0007）查找。")
    ordering = ("domain__sort_order", "domain__code", "number")
    form = CatalogItemForm
    fields = ("path", "name", "plain", "template", "versions", "successor", "derived_from", "satisfied_by")
    readonly_fields = ("path", "name", "versions")

    change_list_template = "disclosure/desk/catalog_item_list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).named()

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="disclosure_catalogitem_export"), *super().get_urls()]

    def export(self, request):
        """The catalog as official tables; whoever reads it at the desk may take it along."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        domains = Domain.objects.all()
        if code := request.GET.get("domain", ""):
            domains = domains.filter(code=code)
        return workbook_response(request, domains)

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
