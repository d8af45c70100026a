"""Assessors are named by the office; the code by which each writes is given to the assessor alone."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from feedback.admin.lane import KEEP
from feedback.models import Assessor, Lane
from portal.people.desk_admin import DeskAdmin


@admin.register(Assessor)
class AssessorAdmin(DeskAdmin):
    rights = {"view": KEEP, "add": KEEP, "change": KEEP}
    of_everyone = True
    is_public = True
    fields = ("lane", "name", "is_named", "since", "until")
    list_display = ("name", "lane", "is_named", "since", "until")
    list_select_related = ("lane",)

    def get_fields(self, request, obj=None):
        return (*self.fields, "shown_code") if obj else self.fields

    def get_readonly_fields(self, request, obj=None):
        return ("lane", "shown_code") if obj else ()

    @admin.display(description=_("证号，只交给本人"))
    def shown_code(self, assessor):
        return assessor.code

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "lane":
            kwargs["queryset"] = Lane.objects.filter(for_assessors=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
