"""Templates of answers, kept by the office for all."""

from django.contrib import admin

from feedback.admin.lane import KEEP
from feedback.intake.rights import HANDLE
from feedback.models import AnswerTemplate
from portal.people.desk_admin import DeskAdmin


@admin.register(AnswerTemplate)
class AnswerTemplateAdmin(DeskAdmin):
    rights = {"view": (*KEEP, HANDLE), "add": KEEP, "change": KEEP}
    of_everyone = True
    fields = ("name", "kind", "text", "is_used", "sort")
    list_display = ("name", "kind", "is_used")
