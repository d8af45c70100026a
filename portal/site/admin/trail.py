"""The trail (留痕) at the desk: for reading. What it says of organs beyond one's reach is not found."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.people.desk_admin import DeskAdmin, reach
from portal.people.models import Organ
from portal.trail.models import Trail


@admin.register(Trail)
class TrailAdmin(DeskAdmin):
    rights = {"view": ("read_trail",)}
    list_display = ("at", "who", "what", "on_what", "organ", "states", "reason")
    list_display_links = ("at",)
    search_fields = ("actor_name", "action", "object_id", "organ", "reason")
    search_help_text = _("人员、动作、对象编号、机关代码、理由")
    ordering = ("-id",)

    @admin.display(description=_("谁"))
    def who(self, step):
        return " ".join(filter(None, (step.actor_name, step.actor_organ)))

    @admin.display(description=_("动作"))
    def what(self, step):
        return step.what

    @admin.display(description=_("对象"))
    def on_what(self, step):
        return f"{step.object_type} {step.object_id}"

    @admin.display(description=_("状态"))
    def states(self, step):
        return step.states

    def in_reach(self, request, queryset, rights):
        """Who holds the right at the top of the tree reads all; below it, the steps on organs of one's reach."""
        organs = Organ.objects.filter(pk__in=reach(request, rights))
        if request.user.is_superuser or organs.filter(parent__isnull=True).exists():
            return queryset
        return queryset.filter(organ__in=organs.values("code"))
