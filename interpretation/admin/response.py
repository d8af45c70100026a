"""Responses at the desk: their list, and the form in which one is written."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from interpretation.models import Response, ResponseHeader, Seen, Topic, Urgency
from interpretation.responses import drafting
from interpretation.responses.kind import KIND, header_of
from interpretation.views.responses import page_of
from portal.cases.day_fields import Moment
from portal.cases.today import now
from portal.publishing.admin.previews import as_released
from portal.publishing.admin.text_form import TextForm
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Publication, Revision

OWN = ("topic", "concern", "seen_in", "urgency", "seen_at", "assessed_at", "spoken_by")


def _moment(name: str, **more) -> Moment:
    return Moment(
        label=ResponseHeader._meta.get_field(name).verbose_name,
        error_messages={"invalid": _("请写成 2026-11-22 09:30 这样的时间。"), "required": _("请写时间。")}, **more,
    )  # fmt: skip


class ResponseForm(TextForm):
    draft_class = drafting.Draft

    topic = forms.ChoiceField(
        label=_("哪一类"),
        choices=[("", _("请选择")), *Topic.choices],
        error_messages={"required": _("请选择是哪一类。")},
    )
    concern = forms.CharField(
        label=_("群众关心什么"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=ResponseHeader._meta.get_field("concern").help_text,
        error_messages={"required": _("请用群众的话写明关心的是什么。")},
    )  # fmt: skip
    seen_in = forms.ChoiceField(label=_("从哪里看到的"), choices=Seen)
    urgency = forms.ChoiceField(label=_("紧急程度"), choices=Urgency)
    seen_at = _moment("seen_at")
    assessed_at = _moment("assessed_at", required=False)
    spoken_by = forms.CharField(
        label=_("发言人"), max_length=50, required=False,
        help_text=ResponseHeader._meta.get_field("spoken_by").help_text,
    )  # fmt: skip

    def clean_seen_at(self):
        seen = self.cleaned_data["seen_at"]
        if seen > now():
            raise forms.ValidationError(_("发现的时间还没有到，请核对。"))
        return seen

    def clean(self):
        cleaned = super().clean()
        seen, assessed = cleaned.get("seen_at"), cleaned.get("assessed_at")
        if seen and assessed and assessed < seen:
            self.add_error("assessed_at", _("研判不会早于发现，请核对。"))
        return cleaned

    def said(self) -> dict:
        return {"topic": Topic.OTHER, "concern": "", "seen_in": Seen.NET, "seen_at": now()} | super().said()


@admin.register(Response)
class ResponseAdmin(WritingAdmin):
    kinds = (KIND,)
    drafting = drafting
    writing_form = ResponseForm
    writing_template = "interpretation/desk/response_form.html"
    preview_template = "interpretation/desk/response_preview.html"
    writing_title = _("写一篇回应")

    def start(self, request: HttpRequest) -> dict:
        return {"urgency": Urgency.OTHER}

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        draft = form.draft()
        header = header_of(ResponseHeader(**draft.header_fields()), publication.organ)
        return page_of(request, *as_released(request, publication, draft, header))

    def initial(self, revision: Revision) -> dict:
        own = revision.response_header
        return super().initial(revision) | {name: getattr(own, name) for name in OWN}
