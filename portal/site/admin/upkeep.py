"""What must be kept up, at the desk: how it stands, where to do it, and that somebody has looked at it."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.site.models import Upkeep
from portal.site.upkeep import declared, look

KEEP = ("manage_reference",)


@admin.register(Upkeep)
class UpkeepAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail"), "change": KEEP}
    of_everyone = True
    nothing_here = gettext_lazy("要定期更新的内容由每天的定时任务列出，还没有运行过。")
    list_display = ("shown_label", "said", "shown_state", "confirmed_on")
    fields = ("shown_label", "said", "shown_way", "confirmed_on", "note")
    readonly_fields = ("shown_label", "said", "shown_way", "confirmed_on")

    def has_change_permission(self, request, obj=None):
        """Only what a look keeps up is confirmed; the rest is seen."""
        kept = declared().get(obj.pk) if obj else None
        return super().has_change_permission(request, obj) and (obj is None or bool(kept and kept.is_confirmed))

    def save_model(self, request, obj, form, change):
        obj.confirmed_on = today()
        obj.save()
        look(today())

    @admin.display(description=gettext_lazy("什么"))
    def shown_label(self, row):
        kept = declared().get(row.key)
        return kept.label if kept else row.key

    @admin.display(description=gettext_lazy("更新"))
    def shown_state(self, row):
        return format_html("<b>! {}</b>", _("超期")) if row.is_late else _("按时")

    @admin.display(description=gettext_lazy("到哪里更新"))
    def shown_way(self, row):
        kept = declared().get(row.key)
        return format_html('<a href="{}">{}</a>', kept.url, kept.label) if kept else ""
