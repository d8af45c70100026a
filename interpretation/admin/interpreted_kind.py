"""Which documents must be interpreted (INT-04): the office's table."""

from django.contrib import admin

from interpretation.models import InterpretedKind
from portal.people.desk_admin import DeskAdmin


@admin.register(InterpretedKind)
class InterpretedKindAdmin(DeskAdmin):
    is_public = True
    rights = {"view": ("manage_reference", "read_trail"), "change": ("manage_reference",)}
    of_everyone = True
    list_display = ("label", "article", "is_required", "since")
    fields = ("code", "label", "article", "is_required", "since")
    readonly_fields = ("code",)
