"""The trail (留痕) at the desk: for reading. What it says of organs beyond one's reach is not found."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.reach import reach
from portal.trail.models import Trail, TrailHead
from portal.trail.words import named

REASONS_OF = 20_000  # the newest steps, of which the reasons are read


@admin.register(Trail)
class TrailAdmin(DeskAdmin):
    rights = {"view": ("read_trail",)}
    list_display = ("at", "who", "what", "on_what", "organ", "states", "reason")
    list_display_links = ("at",)
    search_fields = ("actor_name",)  # and what get_search_results looks for
    search_help_text = _("人员姓名、动作、对象编号、机关代码；理由只在最近两万条里找。")
    ordering = ("-id",)

    def get_search_results(self, request, queryset, search_term):
        """By indexes: how a name begins, an action by its words, a number, a code; a reason only in what is new."""
        newest = TrailHead.objects.values_list("n", flat=True).first() or 0
        for word in search_term.split()[:5]:
            queryset = queryset.filter(
                Q(actor_name__startswith=word) | Q(organ=word) | Q(object_id=word) | Q(action__in=named(word))
                | Q(id__gt=newest - REASONS_OF, reason__icontains=word)
            )  # fmt: skip
        return queryset, False

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
