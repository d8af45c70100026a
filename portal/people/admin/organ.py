"""Organs with their persons in charge and internal units; an office keeps its own organ and all below it."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.people.desk_admin import DeskAdmin, DeskInline
from portal.people.models import Organ, OrganHead, Unit
from portal.people.reach import reach

MANAGE = ("manage_people",)
KEEP = {"view": (*MANAGE, "read_trail"), "add": MANAGE, "change": MANAGE, "delete": MANAGE}
CIRCLES = {"parent": _("上级机关不能是它自己的下级。"), "successor": _("并入机关转了一圈又回到自己。")}


class OrganForm(forms.ModelForm):
    class Meta:
        model = Organ
        fields = (
            "code", "name", "short_name", "kind", "parent", "successor", "credit_code", "duties", "address", "hours",
            "phone", "fax", "email", "sort", "review_steps", "secrecy_step",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "secrecy_step" in self.fields:  # not for those who only look
            self.fields["secrecy_step"].widget.choices = [
                ("unknown", _("用全站设置")), ("true", _("要")), ("false", _("不要")),
            ]  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        for name, message in CIRCLES.items():
            if self.instance.pk and (other := cleaned.get(name)) and self._leads_back(other, name):
                self.add_error(name, message)
        return cleaned

    def _leads_back(self, organ: Organ, name: str) -> bool:
        above = dict(Organ.objects.values_list("pk", f"{name}_id"))
        seen, pk = set(), organ.pk
        while pk is not None and pk not in seen:
            if pk == self.instance.pk:
                return True
            seen.add(pk)
            pk = above[pk]
        return False


class HeadInline(DeskInline):
    model = OrganHead
    rights = KEEP


class UnitInline(DeskInline):
    model = Unit
    rights = KEEP


@admin.register(Organ)
class OrganAdmin(DeskAdmin):
    is_public = True
    rights = KEEP
    organ_lookup = "pk"
    form = OrganForm
    inlines = (HeadInline, UnitInline)
    list_display = ("name", "code", "kind", "parent", "phone")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("name", "short_name", "code")
    fieldsets = (
        (None, {"fields": ("code", "name", "short_name", "kind", "parent", "successor", "credit_code", "sort")}),
        (_("对外公布"), {"fields": ("duties", "address", "hours", "phone", "fax", "email")}),
        (_("审核"), {"fields": ("review_steps", "secrecy_step")}),
    )

    def organ_code(self, obj):
        return obj.code

    def get_readonly_fields(self, request, obj=None):
        """The code stands in addresses; the top of one's own reach is moved by those above."""
        if obj is None:
            return ()
        above = obj.parent_id is None or obj.parent_id not in reach(request, MANAGE)
        return ("code", "parent") if above and not request.user.is_superuser else ("code",)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if "parent" in form.base_fields and not request.user.is_superuser:
            form.base_fields["parent"].required = True  # only a superuser starts a new tree
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = Organ.objects.filter(pk__in=reach(request, MANAGE))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
