"""Lanes are kept by the office: what is written here is the promise on the page and the clock behind it."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import Lane, LaneKind
from portal.people.desk_admin import DeskAdmin, DeskInline

KEEP = ("manage_reference",)


class LaneKindForm(forms.ModelForm):
    """Which kind a row is about stays: letters are held to its limits. What is not taken any more loses its tick."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["kind"].disabled = True


class LaneKindInline(DeskInline):
    model = LaneKind
    form = LaneKindForm
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    fields = ("kind", "days", "more_days", "is_taken", "sort")


@admin.register(Lane)
class LaneAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    inlines = (LaneKindInline,)
    fields = (
        "code", "name", "for_whom", "promise", "organ", "may_publish", "is_direct", "is_followed_up", "for_assessors",
        "is_open", "sort",
    )  # fmt: skip
    list_display = ("name", "limits", "organ", "is_open")
    list_select_related = ("organ",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("kinds")

    @admin.display(description=gettext_lazy("几个工作日内答复"))
    def limits(self, lane: Lane) -> str:
        return _("，").join(f"{each.get_kind_display()}{each.days}" for each in lane.kinds.all() if each.is_taken)

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()
