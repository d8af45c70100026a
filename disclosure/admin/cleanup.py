"""The yearly clean-up at the desk: what is due first, then what was decided."""

from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.library import cleanup
from disclosure.models import CleanupDecision
from disclosure.models.cleanup import CleanupOutcome
from portal.cases.today import today
from portal.database.row_keys import key_in
from portal.people.desk_admin import DeskAdmin
from portal.people.reach import reach
from portal.publishing.admin.trying import NOT_SENT, tried
from portal.site.rows import own_number

ROWS = 100


class CleanupForm(forms.Form):
    outcome = forms.ChoiceField(label=gettext_lazy("结论"), choices=CleanupOutcome.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("修改和废止要另外发文件，写明与这份的关系；那份公开以后，这份的有效性自动跟着变。"),
    )  # fmt: skip


@admin.register(CleanupDecision)
class CleanupAdmin(DeskAdmin):
    rights = {"view": ("read", "read_below", "write", "review", "sign"), "add": (cleanup.RIGHT,)}
    organ_lookup = "organ"
    list_display = ("title", "year", "outcome", "reason", "organ", "person", "at")
    list_filter = ("year", "outcome")
    list_select_related = ("organ", "person")
    search_fields = ("title",)
    change_list_template = "disclosure/desk/cleanup_list.html"

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        on, mine = today(), reach(request, (cleanup.RIGHT,))
        entries = list(cleanup.due(reach(request, self.rights["view"]), on)[: ROWS + 1])
        rows = [
            {"key": entry.pk, "title": entry.title, "url": entry.path, "number": own_number(entry.numbers),
             "organ": entry.organ.short_name, "issued_on": entry.issued_on, "ends": entry.ends,
             "state": entry.validity(on), "may": entry.organ_id in mine}
            for entry in entries[:ROWS]
        ]  # fmt: skip
        context = {"due": rows, "more": len(entries) > ROWS, "year": on.year}
        return super().changelist_view(request, (extra_context or {}) | context)

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        """What was decided of one document: ?document=…"""
        organs = reach(request, (cleanup.RIGHT,))
        if not organs:
            raise PermissionDenied
        if not request.GET.get("document") and request.method != "POST":
            return redirect("admin:disclosure_cleanupdecision_changelist")
        entry = cleanup.due(organs, today()).filter(pk=key_in(request.GET.get("document", ""))).first()
        if entry is None:
            raise Http404
        form, outcome = CleanupForm(request.POST if request.method == "POST" else None), NOT_SENT
        if request.method == "POST":
            outcome = tried(form, partial(cleanup.decide, entry.pk), by=request.user)
            if outcome.is_done:
                self.message_user(request, _("已记下。"))
                return redirect("admin:disclosure_cleanupdecision_changelist")
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "form": form,
            "refusal": outcome.refusal, "title": entry.title, "entry": entry,
        }  # fmt: skip
        return TemplateResponse(request, "disclosure/desk/cleanup_form.html", context, status=outcome.status)
