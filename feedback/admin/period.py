"""What was asked and is to be answered: for each organ its own, for the office all (MON-X05)."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.consultations.clock import awaited, late_since
from feedback.models import Period, Standing
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.publishing.models import Entry

LATE = "late"


class StandingFilter(admin.SimpleListFilter):
    title = gettext_lazy("状态")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [*Standing.choices, (LATE, _("结果逾期未公布"))]

    def queryset(self, request, queryset):
        if self.value() == LATE:
            closed = queryset.standing(Standing.CLOSED, today())
            return closed.filter(closes_on__lte=late_since(today(), working_calendar()))
        return queryset.standing(self.value(), today()) if self.value() in Standing.values else queryset


@admin.register(Period)
class PeriodAdmin(DeskAdmin):
    rights = {"view": ("read", "read_below", "write", "review")}
    organ_lookup = "organ"
    list_display = ("shown_title", "organ", "form", "opens_on", "closes_on", "shown_standing", "shown_due")
    list_display_links = None
    list_filter = (StandingFilter, "form", "organ")
    list_select_related = ("organ",)
    fields = ("organ", "form", "opens_on", "closes_on", "held_on", "answered_on")

    def get_queryset(self, request):
        entries = Entry.objects.filter(pk=OuterRef("pk"))
        return super().get_queryset(request).annotate(
            title=Subquery(entries.values("title")), path=Subquery(entries.values("path"))
        )  # fmt: skip

    def get_changelist_instance(self, request):
        """One calendar for all rows."""
        changes, calendar, on = super().get_changelist_instance(request), working_calendar(), today()
        for row in changes.result_list:
            row.due = awaited(row.closes_on, row.held_on, row.answered_on or on, calendar)
        return changes

    @admin.display(description=gettext_lazy("征集"))
    def shown_title(self, row):
        return format_html('<a href="{}">{}</a>', row.path, row.title)

    @admin.display(description=gettext_lazy("状态"))
    def shown_standing(self, row):
        return row.standing(today()).label

    @admin.display(description=gettext_lazy("结果应于"))
    def shown_due(self, row):
        day = row.due["day"].isoformat()
        if not row.due["is_late"]:
            return day
        words = _("%(day)s，晚了%(n)s个工作日") if row.answered_on else _("%(day)s，! 逾期%(n)s个工作日")
        return words % {"day": day, "n": row.due["late"]}
