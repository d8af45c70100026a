"""Splitting at the desk: the matters a line each, then their receipts, shown this once. Part of the RequestAdmin."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.requests import redacting, splitting
from portal.publishing import typed
from portal.publishing.content import plain
from portal.workflow import MoveRefused


class SplitForm(forms.Form):
    matters = forms.CharField(
        label=gettext_lazy("另立编号的事项"), max_length=1200, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("一行一项，写信息的名称。留在本件里办的那一项不写。"),
        error_messages={"required": gettext_lazy("请写要另立编号的事项。")},
    )  # fmt: skip

    def clean_matters(self) -> list[str]:
        matters = [plain(line) for line in self.cleaned_data["matters"].splitlines() if plain(line)]
        if any(len(matter) > 100 for matter in matters):
            raise forms.ValidationError(_("一项最多100字。"))
        return matters


class Splitting:
    """`found`, `address_of` are the admin's."""

    def splitting_urls(self) -> list:
        return [path("<uuid:pk>/split/", self.admin_site.admin_view(self.split_view), name="feedback_request_split")]

    def split_view(self, request: HttpRequest, pk) -> HttpResponse:
        asked = self.found(request, pk)
        form = SplitForm(request.POST if request.method == "POST" else None)
        receipts, status = [], 200
        if request.method == "POST":
            status = 400
            if typed.is_fine(form, by=request.user):
                try:
                    receipts = splitting.split(asked, form.cleaned_data["matters"], by=request.user)
                    status = 200
                except MoveRefused as refused:
                    form.add_error(None, str(refused))
        context = {
            **self.admin_site.each_context(request), "title": _("拆分申请"), "opts": self.opts, "asked": asked,
            "form": form, "receipts": receipts, "back": self.address_of(pk),
            "may": redacting.may_change(asked, request.user),
        }  # fmt: skip
        return TemplateResponse(request, "admin/feedback/request/split.html", context, status=status)
