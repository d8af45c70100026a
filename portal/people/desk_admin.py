"""The base of every table at the desk: rights from a declared table, nothing deleted, each change a row in the trail.

    class OrganAdmin(DeskAdmin):
        rights = {"view": ("manage_people", "read_trail"), "add": ("manage_people",), "change": ("manage_people",)}
        organ_lookup = "pk"

An act that `rights` does not name is nobody's. Whoever holds one of the named rights anywhere sees the table; rows
outside the organs where it is held do not exist for that person (404).
"""

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path, unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.people.changes import describe
from portal.people.pickers import Picker
from portal.people.reach import SUPERUSER_RIGHTS, reach, tops
from portal.site.hooks import gathered
from portal.trail.models import Trail
from portal.trail.record import record

HISTORY_ROWS = 200


class Rights:
    """Permissions of a table or an inline from its `rights`."""

    rights: dict[str, tuple[str, ...]] = {}
    of_everyone = False  # what holds for all organs is changed only from the top of their tree

    def allowed(self, request: HttpRequest, act: str) -> bool:
        rights = self.rights.get(act, ())
        if not rights or not request.user.is_active:
            return False
        if request.user.is_superuser and SUPERUSER_RIGHTS.intersection(rights):
            return True  # even before there is an organ
        organs = reach(request, rights)
        if organs and self.of_everyone and act != "view":
            return bool(organs & tops(request))
        return bool(organs)

    def has_view_permission(self, request, obj=None):
        return self.allowed(request, "view") or self.allowed(request, "change")

    def has_add_permission(self, request, obj=None):
        return self.allowed(request, "add")

    def has_change_permission(self, request, obj=None):
        return self.allowed(request, "change")

    def has_delete_permission(self, request, obj=None):
        return self.allowed(request, "delete")


class Plain:
    """Choosing a related row is choosing: no windows that add, change or show it; and what is no row is an error to
    read, not a fault."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Picker(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DeskInline(Rights, Plain, admin.TabularInline):
    extra = 0
    show_change_link = False


class Capped(Paginator):
    """Counts no further than a list is ever turned over; beyond that it says "more than"."""

    MOST = 5000

    @cached_property
    def count(self) -> int:
        return min(self._counted, self.MOST)

    @property
    def is_capped(self) -> bool:
        return self._counted > self.MOST

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by().values("pk")[: self.MOST + 1].count()


class Examined:
    """A form of which the public reads every word once it is saved: looked at like a text that somebody typed (I-7),
    by the functions of a form that apps tell as `TYPED_CHECKS` in their portal_hooks.py."""

    typed_by = None

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            for check in gathered("TYPED_CHECKS"):
                check(self, by=self.typed_by)


class DeskAdmin(Rights, Plain, admin.ModelAdmin):
    nothing_here = gettext_lazy("还没有内容。")
    is_public = False  # whether what is saved here is public at once
    organ_lookup: str | None = None  # lookup from a row to its organ's id; None: rows belong to no organ
    actions = None
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    paginator = Capped
    save_on_top = False

    def organ_code(self, obj) -> str:
        """The code of the object's organ, for the trail."""
        organ = getattr(obj, "organ", None)
        return organ.code if organ else ""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if not self.is_public:
            return form
        return type(form)(form.__name__, (Examined, form), {"typed_by": request.user})

    # Which rows exist for this person

    def in_reach(self, request, queryset, rights):
        """The rows of `queryset` that belong to organs where one of the rights is held."""
        if not self.organ_lookup:
            return queryset
        return queryset.filter(**{f"{self.organ_lookup}__in": reach(request, rights)})

    def get_queryset(self, request):
        rights = (*self.rights.get("view", ()), *self.rights.get("change", ()))
        return self.in_reach(request, super().get_queryset(request), rights)

    def may_change(self, request, obj) -> bool:
        """Whether the object lies where the right to change is held, not only the one to view."""
        only = self.model._default_manager.filter(pk=obj.pk)
        return self.in_reach(request, only, self.rights.get("change", ())).exists()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or self.may_change(request, obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.has_view_permission(request) or self.has_add_permission(request)

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        if obj is None:
            raise Http404
        return obj

    def lookup_allowed(self, lookup, value, request=None):
        """Only what the list offers as a filter, to the letter: a longer path could spell out drafts and passwords."""
        return any(lookup in self._questions(offered) for offered in self.get_list_filter(request))

    def _questions(self, name) -> set[str]:
        """The parameters that a filter sends: one of ours its own name, Django's the field or path with its lookup."""
        if not isinstance(name, str):
            return {name.parameter_name}
        field = get_fields_from_path(self.model, name)[-1]
        key = f"{name}__{field.target_field.name}" if field.is_relation else name
        return {name, f"{key}__exact", f"{name}__isnull"}

    def view_on_site(self, obj) -> str | None:
        """Straight to the public page: the stock way, over the number of a table, would open any table's rows."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """To save a row as a new one is not offered, so it is not heard."""
        if "_saveasnew" in request.POST:
            request.POST = request.POST.copy()
            del request.POST["_saveasnew"]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        context["show_save_and_add_another"] = False  # one button, and one thing it does
        return super().render_change_form(request, context, *args, **kwargs)

    # The trail instead of the admin's own log

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        steps = Trail.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk)).order_by("-id")
        context = {
            **self.admin_site.each_context(request), "title": _("留痕"), "subtitle": str(obj), "opts": self.opts,
            "object": obj, "steps": steps[:HISTORY_ROWS],
        }  # fmt: skip
        return TemplateResponse(request, "admin/desk_history.html", context)

    def construct_change_message(self, request, form, formsets, add=False):
        return describe(form, formsets)

    def log_addition(self, request, obj, message):
        self.leave_trail(request, "added", obj, message)

    def log_change(self, request, obj, message):
        self.leave_trail(request, "changed", obj, message)

    def log_deletions(self, request, queryset):
        raise NotImplementedError("nothing is deleted at the desk")

    def leave_trail(self, request, what, obj, message):
        """The last statement of the change's transaction."""
        name = f"{obj._meta.model_name}_{what}"
        record(name, by=request.user, object=obj, organ=self.organ_code(obj), reason=message)
