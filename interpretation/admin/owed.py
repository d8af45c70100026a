"""What is released and owes an interpretation: for each organ its own, for the office all (MON-X02)."""

from django.contrib import admin
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretation.clock import late_since, standing
from interpretation.models import Owed, Way
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.publishing.models import Entry


class StandingFilter(admin.SimpleListFilter):
    title = gettext_lazy("状态")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [
            ("awaited", _("解读待发布")),
            ("late", _("逾期未解读")),
            ("told", _("已解读")),
            ("exempt", _("不用解读")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "awaited":
                return queryset.awaited()
            case "late":
                return queryset.awaited().filter(since__lte=late_since(today(), working_calendar()))
            case "told":
                return queryset.filter(~Q(pk__in=Owed.objects.awaited().values("pk"))).exclude(way=Way.EXEMPT)
            case "exempt":
                return queryset.filter(way=Way.EXEMPT)
        return queryset


@admin.register(Owed)
class OwedAdmin(DeskAdmin):
    rights = {"view": ("read", "read_below", "write", "review")}
    organ_lookup = "organ"
    list_display = ("shown_title", "organ", "since", "shown_due", "shown_state", "article")
    list_display_links = None
    list_filter = (StandingFilter, "organ")
    list_select_related = ("organ",)
    fields = ("organ", "since", "way", "planned_on", "article")

    def get_queryset(self, request):
        entries = Entry.objects.filter(pk=OuterRef("pk"))
        titled = super().get_queryset(request).with_first()
        return titled.annotate(title=Subquery(entries.values("title")), path=Subquery(entries.values("path")))

    def get_changelist_instance(self, request):
        """One calendar for all rows."""
        changes, calendar, on = super().get_changelist_instance(request), working_calendar(), today()
        for row in changes.result_list:
            row.standing = standing(row.since, timezone.localdate(row.first) if row.first else on, calendar)
        return changes

    @admin.display(description=gettext_lazy("文件"))
    def shown_title(self, owed):
        return format_html('<a href="{}">{}</a>', owed.path, owed.title)

    @admin.display(description=gettext_lazy("解读应于"))
    def shown_due(self, owed):
        return "" if owed.way == Way.EXEMPT else owed.standing["day"]

    @admin.display(description=gettext_lazy("状态"))
    def shown_state(self, owed):
        late = owed.standing["late"]
        if owed.way == Way.EXEMPT:
            return _("不用解读")
        if owed.first:
            day = timezone.localdate(owed.first).isoformat()
            return (
                _("%(day)s解读，晚了%(n)s个工作日") % {"day": day, "n": late}
                if late
                else _("%(day)s解读") % {"day": day}
            )
        if late:
            return _("! 逾期%(n)s个工作日") % {"n": late}
        return _("解读待发布")
