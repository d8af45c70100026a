"""The words that the examination looks for, kept by the openness office; a word not wanted is switched off."""

from django.contrib import admin

from portal.people.desk_admin import DeskAdmin
from portal.publishing.models import LexiconWord

KEEP = ("manage_reference",)


@admin.register(LexiconWord)
class LexiconWordAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    fields = ("word", "kind", "severity", "instead", "reason", "in_use")
    list_display = ("word", "kind", "severity", "instead", "in_use")
    list_filter = ("kind", "severity", "in_use")
    search_fields = ("word", "instead", "reason")
    ordering = ("kind", "word")
