"""Two things beside the review: the review that an emergency release still owes, and the preview for named people."""

from django import forms
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.people.models import Person
from portal.publishing import emergency, previewing
from portal.publishing.content import shown
from portal.publishing.kinds import kind_of
from portal.publishing.models import LaterOutcome, Revision
from portal.publishing.typed import is_fine
from portal.workflow import Conflict, MoveRefused


class LaterForm(forms.Form):
    outcome = forms.ChoiceField(label=gettext_lazy("补审结论"), choices=LaterOutcome, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("核对了什么"), max_length=emergency.LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="later_%s", **kwargs)


class PreviewForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("给谁看"), empty_label=gettext_lazy("请选择")
    )
    hours = forms.IntegerField(
        label=gettext_lazy("几小时内有效"), min_value=1, max_value=previewing.MOST_HOURS, initial=previewing.MOST_HOURS
    )

    def __init__(self, *args, revision: Revision, **kwargs):
        super().__init__(*args, auto_id="preview_%s", **kwargs)
        self.fields["person"].queryset = previewing.readers(revision)


class Later:
    """The part of the revision's admin for both."""

    def later_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/later-review/", wrap(self.later_review), name="publishing_revision_later"),
            path("<int:pk>/preview-link/", wrap(self.preview_link), name="publishing_revision_preview_link"),
            path("preview/<str:token>/", wrap(self.preview), name="publishing_revision_preview"),
        ]

    @method_decorator(require_POST)
    def later_review(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision, form = self.found(request, pk), LaterForm(request.POST)
        if not is_fine(form, by=request.user):
            return self.render(request, revision, forms={"later": form}, status=400)
        try:
            emergency.review_later(revision.pk, by=request.user, **form.cleaned_data)
        except Conflict as conflict:
            return self.render(request, revision, forms={"later": form}, refusal=str(conflict), status=409)
        except MoveRefused as refused:
            return self.render(request, revision, forms={"later": form}, refusal=str(refused), status=400)
        self.message_user(request, _("已记下补审结论。"))
        return redirect("admin:publishing_revision_change", pk=revision.pk)

    @method_decorator(require_POST)
    def preview_link(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision = self.found(request, pk)
        form = PreviewForm(request.POST, revision=revision)
        if not is_fine(form, by=request.user):
            return self.render(request, revision, forms={"preview": form}, status=400)
        try:
            token = previewing.link(revision, by=request.user, **form.cleaned_data)
        except MoveRefused as refused:
            return self.render(request, revision, forms={"preview": form}, refusal=str(refused), status=400)
        address = request.build_absolute_uri(reverse("admin:publishing_revision_preview", args=[token]))
        told = _("预览链接，只有%(who)s登录后能看，%(n)s小时内有效，请复制：") % {
            "who": form.cleaned_data["person"].name, "n": form.cleaned_data["hours"]}  # fmt: skip
        # In a field, so that Tab alone selects all of it.
        field = format_html('<input class="input" readonly value="{}" aria-label="{}">', address, _("预览链接"))
        self.message_user(request, format_html("{}{}", told, field))
        return redirect("admin:publishing_revision_change", pk=revision.pk)

    def preview(self, request: HttpRequest, token: str) -> HttpResponse:
        """What the public would see, for the person named in the link and nobody else."""
        try:
            revision = previewing.opened(token, by=request.user)
        except (signing.BadSignature, Revision.DoesNotExist) as error:
            raise Http404 from error
        kind = kind_of(revision.publication.kind)
        header = revision.header if revision.hash else kind.header(revision)
        context = {
            **self.admin_site.each_context(request), "title": _("预览"), "opts": self.opts, "revision": revision,
            "rows": [{"label": label, "value": value} for label, value in kind.rows(header)],
            "body_html": shown(revision.body_html),
            "files": [file.name for file in revision.files.all()],
        }  # fmt: skip
        return TemplateResponse(request, "publishing/preview.html", context)
