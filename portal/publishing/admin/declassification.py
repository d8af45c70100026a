"""Declassified files at the desk: one person registers the file's fingerprint, another confirms it."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from portal.cases.day_fields import Day
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.reach import reach
from portal.publishing import declassifying, typed
from portal.publishing.models import Declassification
from portal.workflow import Conflict, MoveRefused

KEEP = ("declassify",)


class DeclassificationForm(forms.ModelForm):
    class Meta:
        model = Declassification
        fields = ("organ", "sha256", "basis", "decided_on")
        field_classes = {"decided_on": Day}
        widgets = {
            "sha256": forms.TextInput(attrs={"maxlength": 100, "autocomplete": "off", "spellcheck": "false"}),
            "basis": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].empty_label = _("请选择")

    def clean_sha256(self):
        return self.cleaned_data["sha256"].strip().lower()

    def _post_clean(self):
        """The row is made by `declassifying.register`, not by the form."""


@admin.register(Declassification)
class DeclassificationAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP}
    organ_lookup = "organ"
    list_display = ("sha256", "basis", "decided_on", "registered_by", "confirmed_by", "organ")
    list_select_related = ("organ", "registered_by", "confirmed_by")
    search_fields = ("sha256", "basis")

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        organs = Organ.objects.filter(pk__in=reach(request, KEEP))
        if not organs:
            raise PermissionDenied
        sent = request.method == "POST"
        form, refusal = DeclassificationForm(request.POST if sent else None), ""
        form.fields["organ"].queryset = organs
        if len(organs) == 1:
            form.fields["organ"].initial = organs[0]
        if sent and typed.is_fine(form, by=request.user):
            try:
                found = declassifying.register(**form.cleaned_data, by=request.user)
            except (MoveRefused, Conflict) as refused:
                refusal = str(refused)
            else:
                self.message_user(request, _("已登记。另一位有权限的人确认以后，这份文件才能上传。"))
                return redirect("admin:publishing_declassification_change", found.pk)
        return self._render(request, {"form": form, "refusal": refusal, "title": _("登记解密")}, 400 if sent else 200)

    def change_view(self, request: HttpRequest, object_id, form_url="", extra_context=None) -> HttpResponse:
        found = self.get_object(request, unquote(object_id))
        refusal, status = "", 200
        may = declassifying.may_confirm(found, request.user)
        if request.method == "POST":
            if not may:
                raise PermissionDenied
            try:
                declassifying.confirm(found.pk, by=request.user)
            except Conflict as conflict:
                refusal, status = str(conflict), 409
            else:
                self.message_user(request, _("已确认，这份文件现在可以上传，仍要照常审核。"))
                return redirect(request.path)
        context = {"found": found, "may": may and not found.confirmed_by_id, "refusal": refusal, "title": _("解密登记")}
        return self._render(request, context, status)

    def _render(self, request, context: dict, status: int) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, "publishing/declassification.html", context, status=status)
