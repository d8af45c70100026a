"""What reviewers say about places of a text: the word on a finding, the mark. Two addresses under the review page."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.publishing import answering, marking, typed
from portal.publishing.placing import anchor
from portal.publishing.states import ReturnReason
from portal.workflow import Conflict, MoveRefused


class AnswerForm(forms.Form):
    """The word on one finding."""

    words = forms.CharField(
        label=gettext_lazy("答复"), max_length=answering.LONGEST, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("写明核对过什么、为什么可以这样公开。"),
        error_messages={"required": gettext_lazy("请写答复：为什么可以这样公开。")},
    )  # fmt: skip


class MarkForm(forms.Form):
    """One mark. `place` and `quote` come from where the reviewer stands in the text."""

    place = forms.CharField(widget=forms.HiddenInput, max_length=12)
    quote = forms.CharField(
        label=gettext_lazy("标注的文字"), max_length=marking.LONGEST_QUOTE, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=gettext_lazy("空着就是整段。"),
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=gettext_lazy("原因"), choices=[("", gettext_lazy("请选择")), *ReturnReason.choices]
    )
    words = forms.CharField(
        label=gettext_lazy("怎么改"), max_length=marking.LONGEST, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("请写明这里要怎么改。")},
    )  # fmt: skip


class Remarks:
    """The part of the revision's admin that takes them."""

    def remark_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/findings/<str:key>/", wrap(self.answer_finding), name="publishing_revision_answer"),
            path("<int:pk>/marks/", wrap(self.mark), name="publishing_revision_mark"),
        ]

    @method_decorator(require_POST)
    def answer_finding(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        revision, form = self.found(request, pk), AnswerForm(request.POST, auto_id=f"{anchor(key)}-%s")
        again = {"view": "findings", "typed": {key: form}}
        if not typed.is_fine(form, by=request.user):
            return self.render(request, revision, status=400, **again)
        try:
            answering.answer(revision.pk, key, form.cleaned_data["words"], by=request.user)
        except Conflict as conflict:
            return self.render(request, revision, refusal=str(conflict), status=409, **again)
        except MoveRefused as refused:
            return self.render(request, revision, refusal=str(refused), status=400, **again)
        self.message_user(request, _("已记下您的答复。"))
        here = reverse("admin:publishing_revision_change", args=[revision.pk])
        return redirect(f"{here}?view=findings#{anchor(key)}")

    @method_decorator(require_POST)
    def mark(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision, form = self.found(request, pk), MarkForm(request.POST)
        if not typed.is_fine(form, by=request.user):
            return self.render(request, revision, view="text", marking=form, status=400)
        try:
            marking.mark(revision.pk, by=request.user, **form.cleaned_data)
        except (Conflict, MoveRefused) as refused:
            return self.render(request, revision, view="text", marking=form, refusal=str(refused), status=400)
        self.message_user(request, _("已标注，退回时一起带给作者。"))
        here = reverse("admin:publishing_revision_change", args=[revision.pk])
        return redirect(f"{here}?view=text#{form.cleaned_data['place']}")
