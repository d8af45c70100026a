from django.contrib import admin

from portal.cases.models import Workday
from portal.people.desk_admin import DeskAdmin

KEEP = ("manage_reference",)


@admin.register(Workday)
class WorkdayAdmin(DeskAdmin):
    """The calendar of holidays; a wrong row is set right, not removed."""

    is_public = True
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    fields = ("date", "is_working", "note", "source", "provisional")
    list_display = ("date", "is_working", "note", "source", "provisional")
    list_filter = ("is_working", "provisional")
    search_fields = ("note", "source")
    ordering = ("-date",)
