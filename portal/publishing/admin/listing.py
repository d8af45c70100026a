"""The list of one kind of publication at the desk: each row with its newest revision."""

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.rights import organs_visible_to
from portal.publishing.models import Entry, Publication, Revision
from portal.publishing.states import State


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("状态")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        if self.value() not in State.values:
            return queryset
        # By the index of states; what is newest is seen by there being no later one.
        later = Revision.objects.filter(publication=OuterRef("publication"), no__gt=OuterRef("no"))
        newest = Revision.objects.filter(publication=OuterRef("pk"), state=self.value()).exclude(Exists(later))
        return queryset.filter(Exists(newest))


class OrganFilter(admin.SimpleListFilter):
    title = gettext_lazy("单位")
    parameter_name = "organ"

    def __init__(self, request, params, model, model_admin):
        self.organ_path = model_admin.organ_path
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        visible = organs_visible_to(request.user, today())
        return [(organ.code, organ.short_name) for organ in Organ.objects.filter(pk__in=visible)]

    def queryset(self, request, queryset):
        lookup = f"{self.organ_path}__code"
        return queryset.filter(**{lookup: self.value()}) if self.value() else queryset


class PublicationList(DeskAdmin):
    """The primary key of the model is the publication's id."""

    list_display = ("shown_title", "shown_organ", "shown_state", "moved")
    list_filter = (StateFilter, OrganFilter)
    search_fields = ("revisions__title",)
    ordering = ("-created_at",)
    organ_path = "organ"  # from a row to its organ
    kinds: tuple[str, ...]  # of publication; a new one is of the first

    def get_queryset(self, request):
        rows = self.model.objects.filter(**{f"{self.organ_path}__in": organs_visible_to(request.user, today())})
        if issubclass(self.model, Publication):
            rows = rows.filter(kind__in=self.kinds)
        return self.with_now(rows.select_related(self.organ_path))

    def with_now(self, queryset: QuerySet) -> QuerySet:
        """Each row with its newest revision and whether the public reads one."""
        newest = Revision.objects.filter(publication=OuterRef("pk")).order_by("-no")
        return queryset.annotate(
            now_id=Subquery(newest.values("pk")[:1]), now_title=Subquery(newest.values("title")[:1]),
            now_state=Subquery(newest.values("state")[:1]), now_moved=Subquery(newest.values("moved_at")[:1]),
            now_live=Exists(Entry.objects.filter(publication=OuterRef("pk"))),
            organ_name=F(f"{self.organ_path}__short_name"), organ_sort=F(f"{self.organ_path}__sort"),
        )  # fmt: skip

    @admin.display(description=gettext_lazy("标题"))
    def shown_title(self, row):
        return row.now_title or _("（还没有标题）")

    @admin.display(description=gettext_lazy("单位"), ordering="organ_sort")
    def shown_organ(self, row):
        return row.organ_name

    @admin.display(description=gettext_lazy("状态"))
    def shown_state(self, row):
        label = State(row.now_state).label
        older = row.now_live and row.now_state != State.RELEASED
        return format_html("{}<br><span class='tiny'>{}</span>", label, _("公众看到上一版")) if older else label

    @admin.display(description=gettext_lazy("最近办理"))
    def moved(self, row):
        return row.now_moved

    def has_change_permission(self, request, obj=None):
        return False  # no admin form of its own: the pages below ask the workflow
