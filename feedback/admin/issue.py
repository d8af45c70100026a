"""Numbered issues at the desk: begun from the answered letters of a lane, then written and reviewed like everything."""

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from feedback.letters import issues
from feedback.models import Lane, LetterIssue
from feedback.views.issues import page_of
from portal.publishing.admin.previews import as_released
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Publication, Revision
from portal.site import articles
from portal.workflow import MoveRefused


class Choice(forms.Form):
    letters = forms.ModelMultipleChoiceField(
        label=_("收哪几封"), queryset=None, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选一封。")},
    )  # fmt: skip

    def __init__(self, *args, lane: Lane, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letters"].queryset = issues.fitting(lane)
        self.fields["letters"].label_from_instance = lambda each: f"{each.title}　{each.organ.short_name}"


@admin.register(LetterIssue)
class LetterIssueAdmin(WritingAdmin):
    search_fields = ("publication__revisions__title",)
    ordering = ("-publication__created_at",)
    organ_path = "publication__organ"
    kinds = (issues.KIND,)
    drafting = articles
    writing_template = "publishing/write.html"
    preview_template = "feedback/desk/issue_preview.html"
    writing_title = _("编一期专报")

    def write_new(self, request: HttpRequest) -> HttpResponse:
        """Which letters; the text is then composed of them."""
        lanes = list(Lane.objects.filter(is_followed_up=True, organ__in=self._organs(request)))
        code = request.GET.get("lane", "")
        lane = next((each for each in lanes if code in ("", each.code)), None)
        if lane is None:
            raise Http404
        form = Choice(request.POST if request.method == "POST" else None, lane=lane)
        if form.is_valid():
            try:
                revision = issues.begin(lane, form.cleaned_data["letters"], by=request.user)
                return redirect(issues.ISSUE.desk_path(revision))
            except MoveRefused as refused:
                form.add_error(None, str(refused))
        context = {
            **self.admin_site.each_context(request), "title": self.writing_title, "opts": self.opts, "form": form,
            "lane": lane, "lanes": lanes, "any": form.fields["letters"].queryset.exists(),
        }  # fmt: skip
        status = 400 if form.is_bound else 200
        return TemplateResponse(request, "feedback/desk/issue_begin.html", context, status=status)

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        if revision is None:
            raise Http404
        entry, _release, _files = as_released(request, publication, form.draft(), issues.header(revision))
        return page_of(entry)
