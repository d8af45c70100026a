"""Where decisions are challenged, kept by the office for each organ that has its own."""

from django.contrib import admin

from feedback.models import Remedies
from portal.people.desk_admin import DeskAdmin

KEEP = ("manage_reference",)


@admin.register(Remedies)
class RemediesAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    fields = ("organ", "reconsideration", "court", "complaint")
    list_display = ("organ", "reconsideration", "court", "complaint")
    list_select_related = ("organ",)

    def get_readonly_fields(self, request, obj=None):
        return ("organ",) if obj else ()
