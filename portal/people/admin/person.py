"""Persons: made with a one-time link, disabled instead of deleted; nobody touches his own account or roles here."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from portal.cases.today import today
from portal.people.acts import ACTS
from portal.people.admin.roles import MANAGE, RolesInline, is_self
from portal.people.changes import describe
from portal.people.desk_admin import DeskAdmin
from portal.people.links import issue_link
from portal.people.models import Membership, Person
from portal.people.reach import reach
from portal.people.second_factor import has_second_factor
from portal.people.sessions import recent_authentication_required
from portal.trail.record import record

EDITED = ("name", "work_email")


@admin.register(Person)
class PersonAdmin(DeskAdmin):
    rights = {"view": (*MANAGE, "read_trail"), "add": MANAGE, "change": MANAGE}
    inlines = (RolesInline,)
    list_display = ("username", "name", "roles", "is_active", "last_login")
    list_filter = ("is_active", "memberships__role")
    search_fields = ("username", "name")
    change_form_template = "admin/people/person/change_form.html"

    @admin.display(description=_("现任角色"))
    def roles(self, person):
        held = [m for m in person.memberships.all() if m.since <= today() and (m.until is None or m.until >= today())]
        return "、".join(f"{m.organ} {m.get_role_display()}" for m in held) or "—"

    @admin.display(description=_("动态验证码"))
    def second_factor(self, person):
        return _("已设置") if has_second_factor(person) else _("未设置")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("memberships__organ")

    def in_reach(self, request, queryset, rights):
        if request.user.is_superuser:
            return queryset
        held = Membership.objects.filter(person=OuterRef("pk"), organ__in=reach(request, rights))
        return queryset.filter(Exists(held))

    def may_change(self, request, person):
        """Only who has no power beyond one's own reach: a reset link would be a way to it."""
        if is_self(request, person):
            return False
        if request.user.is_superuser:
            return True
        beyond = person.memberships.exclude(organ__in=reach(request, MANAGE)).exclude(until__lt=today())
        return not person.is_superuser and not beyond.exists() and super().may_change(request, person)

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("username", "name", "work_email")
        account = ("is_active", "is_superuser", "second_factor", "last_login", "created_at")
        return ("username", "name", "work_email", *account)

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None else tuple(name for name in self.get_fields(request, obj) if name not in EDITED)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "work_email":
            field.is_private = True
        return field

    # New persons, and what is done to an account

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        return self._link_page(request, obj, issue_link(obj, by=request.user))

    def get_urls(self):
        view = self.admin_site.admin_view(recent_authentication_required(self.act_view))
        return [path("<int:pk>/act/<slug:name>/", view, name="people_person_act"), *super().get_urls()]

    def act_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        person = self.get_object(request, str(pk))
        back = reverse("admin:people_person_change", args=[pk])
        if request.method != "POST" or name not in ACTS:
            return redirect(back)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        with transaction.atomic():
            person = Person.objects.select_for_update().get(pk=pk)
            link = ACTS[name].do(person, by=request.user)
        if link:
            return self._link_page(request, person, link)
        self.message_user(request, ACTS[name].done)
        return redirect(back)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may = obj is not None and self.has_change_permission(request, obj)
        context["acts"] = [act for act in ACTS.values() if may and act.offered(obj)]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _link_page(self, request, person, link):
        context = {
            **self.admin_site.each_context(request), "title": _("一次性链接"), "opts": self.opts, "object": person,
            "link": request.build_absolute_uri(link),
        }  # fmt: skip
        return TemplateResponse(request, "admin/people/person/link.html", context)

    # Trail: one row for the person, one for each role given or ended

    def construct_change_message(self, request, form, formsets, add=False):
        given = [role for formset in formsets for role in formset.new_objects]
        ended = [role for formset in formsets for role, _names in formset.changed_objects]
        request.roles_changed = (given, ended)
        return describe(form)

    def leave_trail(self, request, what, obj, message):
        given, ended = getattr(request, "roles_changed", ((), ()))
        if message:
            super().leave_trail(request, what, obj, message)
        for role in given:
            self._role_trail(request, "membership_added", role, "", role.role)
        for role in ended:
            self._role_trail(request, "membership_changed", role, role.role, role.role)

    def _role_trail(self, request, action, role, before, after):
        whose = f"{role.person.name}（{role.person.username}）"
        reason = f"{whose}{role.get_role_display()}，{role.since}至{role.until or '今后'}"
        record(
            action, by=request.user, object=role, organ=role.organ.code, from_state=before, to_state=after,
            reason=reason,
        )  # fmt: skip
