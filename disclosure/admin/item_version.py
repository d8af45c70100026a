"""Versions of catalog items at the desk. A saved change is a new version; what the public read until then stays."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import catalog
from disclosure.admin.domain import ReferenceAdmin
from disclosure.admin.item_version_form import CONTENT, NAMES, REST, WHERE, ItemVersionForm
from disclosure.models import ItemVersion, Level, State
from portal.cases.today import today

LIMIT_ROWS = (
    "time_limit_text",
    "limit_kind",
    ("limit_event", "limit_days", "limit_unit"),
    ("annual_date", "decision_days"),
    ("display_days", "display_unit"),
)


class LevelFilter(admin.SimpleListFilter):
    title = gettext_lazy("公开层级")
    parameter_name = "of"

    def lookups(self, request, model_admin):
        return Level.choices

    def queryset(self, request, queryset):
        return queryset.of_level(self.value()) if self.value() in Level.values else queryset


@admin.register(ItemVersion)
class ItemVersionAdmin(ReferenceAdmin):
    form = ItemVersionForm
    list_display = ("path", "level1", "level2", "publisher", "time_limit_text", "number", "state")
    list_display_links = ("path", "level2")
    list_filter = ("state", "limit_kind", "mode", "audience", "reconstructed", LevelFilter, "item__domain")
    search_fields = ("level1", "level2", "level3", "content", "publisher", "time_limit_text")
    ordering = ("item__domain__sort_order", "item__number", "-number")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("item__domain")

    def view_on_site(self, obj):
        return obj.item.get_absolute_url()

    def get_fieldsets(self, request, obj=None):
        edge = ("domain",) if obj is None else ("retire",) if self.has_change_permission(request, obj) else ()
        return (
            (_("事项"), {"fields": (*(edge if obj is None else ()), *NAMES)}),
            (_("公开什么"), {"fields": CONTENT}),
            (_("什么时候公开"), {
                "fields": LIMIT_ROWS,
                "description": _("改了时限的原文，下面几项会自动重算；要自己定，就改下面几项。"),
            }),
            (_("谁公开、在哪里、给谁看"), {"fields": WHERE}),
            (_("版本"), {"fields": (*REST, *(edge if obj else ()))}),
        )  # fmt: skip

    def has_change_permission(self, request, obj=None):
        """An old version is only read; a form that was open when it became old still gets its answer."""
        if obj is not None and obj.state != State.IN_FORCE and request.method != "POST":
            return False
        return super().has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            catalog.add_item(form.cleaned_data["domain"], obj, on=today())
        elif form.cleaned_data["retire"]:
            catalog.retire(obj, on=today())
        elif form.changed_data:
            catalog.revise(obj, on=today())

    def changelist_view(self, request, extra_context=None):
        """New items are begun among the items: nobody adds a version by itself."""
        return super().changelist_view(request, {"has_add_permission": False, **(extra_context or {})})

    def render_change_form(self, request, context, *args, **kwargs):
        context["show_save_and_continue"] = False  # what was saved is another row now
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("编号"), ordering="item__number")
    def path(self, version):
        return version.item.path
