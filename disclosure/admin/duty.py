"""Duties at the desk: who owes what, and how that stands now. The office changes them; others see their own."""

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _

from disclosure.admin.coverage import CoveragePages
from disclosure.duties.clock import wind
from disclosure.models import Duty, ItemVersion
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Membership, Organ, Person, Unit
from portal.people.reach import reach

KEEP = ("manage_reference",)
SEE = (*KEEP, "read", "read_below", "write", "review")


class DutyForm(forms.ModelForm):
    class Meta:
        model = Duty
        fields = ("organ", "item", "unit", "post", "person", "rhythm", "since", "not_applicable")
        widgets = {"not_applicable": forms.Textarea(attrs={"rows": 2})}

    def clean(self):
        data = super().clean()
        organ = data.get("organ") or (self.instance.organ if self.instance.organ_id else None)
        if organ and (unit := data.get("unit")) and unit.organ_id != organ.pk:
            self.add_error("unit", _("这个内设机构不是“%(organ)s”的。") % {"organ": organ})
        return data


class StandingFilter(admin.SimpleListFilter):
    title = _("状态")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("na", _("不适用的")), ("ended", _("已停止的")), ("rhythm", _("定期公开的"))]

    def queryset(self, request, queryset):
        match self.value():
            case "na":
                return queryset.exclude(not_applicable="")
            case "ended":
                return queryset.filter(ended_on__isnull=False)
            case "rhythm":
                return queryset.exclude(rhythm="event")
        return queryset


@admin.register(Duty)
class DutyAdmin(CoveragePages, DeskAdmin):
    rights = {"view": SEE, "add": KEEP, "change": KEEP}
    organ_lookup = "organ"
    form = DutyForm
    list_display = ("shown_item", "shown_organ", "unit", "post", "rhythm", "due_on", "not_applicable")
    list_display_links = ("shown_item",)
    list_filter = (StandingFilter, "item__domain")
    list_select_related = ("organ", "unit", "item__domain")
    search_fields = ("organ__name", "organ__short_name", "post", "not_applicable")
    search_help_text = _("按单位、岗位或者事项编号（例如 20/0007）查找。")
    ordering = ("organ__sort", "item__domain__sort_order", "item__number")
    autocomplete_fields = ("item",)
    fields = ("organ", "item", "unit", "post", "person", "rhythm", "since", "due_on", "ended_on", "not_applicable")
    readonly_fields = ("due_on", "ended_on")
    change_list_template = "disclosure/desk/duty_list.html"

    def get_queryset(self, request):
        version = ItemVersion.objects.in_force().filter(item=OuterRef("item"))
        return super().get_queryset(request).annotate(name=Subquery(version.values("level2")[:1]))

    def get_readonly_fields(self, request, obj=None):
        return (*self.readonly_fields, "organ", "item") if obj else self.readonly_fields

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        here = reach(request, KEEP)
        if db_field.name == "organ":
            kwargs["queryset"] = Organ.objects.existing().filter(pk__in=here).in_order()
        elif db_field.name == "unit":
            kwargs["queryset"] = (
                Unit.objects.filter(organ__in=here).select_related("organ").order_by("organ__sort", "sort")
            )
        elif db_field.name == "person":
            members = Membership.objects.filter(organ__in=here).values("person")
            kwargs["queryset"] = Person.objects.filter(pk__in=members, is_active=True).order_by("name")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        domain, slash, number = search_term.strip().partition("/")
        if slash and domain.isdigit() and number.isdigit():
            return queryset.filter(item__domain__code=domain, item__number=number), False
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj, form, change):
        if not change:
            obj.by_hand = True
        obj.save()
        wind([obj])

    def get_urls(self):
        return [*(path(*each[:2], name=each[2]) for each in self.coverage_urls()), *super().get_urls()]

    @admin.display(description=_("事项"), ordering="item__number")
    def shown_item(self, duty):
        return f"{duty.item.path} {duty.name or _('（已移出目录）')}"

    @admin.display(description=_("单位"), ordering="organ__sort")
    def shown_organ(self, duty):
        return str(duty.organ)
