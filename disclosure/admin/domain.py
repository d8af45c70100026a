"""Domains at the desk: everybody reads them, the office keeps them."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from disclosure.admin.lines import LinesField
from disclosure.catalog import teach_vocabulary
from disclosure.models import Domain
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ

KEEP = {"add": ("manage_reference",), "change": ("manage_reference",)}


class ReferenceAdmin(DeskAdmin):
    """Reference data: everybody at the desk reads it, the openness office changes it."""

    rights = KEEP
    of_everyone = True
    is_public = True

    def has_view_permission(self, request, obj=None):
        return request.user.is_active


class DomainForm(forms.ModelForm):
    phrases = LinesField(
        label=_("常问"),
        required=False,
        each=40,
        rows=4,
        help_text=_("老百姓会怎么问，一行一句，例如 我家能不能吃低保？"),
    )

    class Meta:
        model = Domain
        fields = ("code", "name", "kind", "organ", "plain", "phrases", "source", "sort_order")


@admin.register(Domain)
class DomainAdmin(ReferenceAdmin):
    form = DomainForm
    list_display = ("code", "name", "kind", "plain", "sort_order")
    list_display_links = ("code", "name")
    search_fields = ("code", "name", "plain")
    fields = ("code", "name", "kind", "organ", "plain", "phrases", "source", "sort_order")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "organ":
            kwargs["queryset"] = Organ.objects.existing().in_order()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()  # it stands in addresses

    def save_model(self, request, obj, form, change):
        obj.save()
        teach_vocabulary(obj)
