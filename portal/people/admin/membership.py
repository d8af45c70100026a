"""Who holds which role: a list for looking; roles are given and ended on the person's page."""

from django.contrib import admin

from portal.people.desk_admin import DeskAdmin
from portal.people.models import Membership


@admin.register(Membership)
class MembershipAdmin(DeskAdmin):
    rights = {"view": ("manage_people", "read_trail")}
    organ_lookup = "organ"
    list_display = ("person", "role", "organ", "since", "until")
    list_filter = ("role",)
    list_select_related = ("person", "organ")
    search_fields = ("person__name", "person__username", "organ__name")
    ordering = ("organ__sort", "organ__pinyin", "role", "-since")
