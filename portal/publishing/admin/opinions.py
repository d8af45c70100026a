"""Asking another organ, and the page on which somebody of that organ reads the text and answers."""

from functools import partial

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Organ
from portal.people.rights import organs_where
from portal.publishing import opinions
from portal.publishing.admin.trying import NOT_SENT, Tried, tried
from portal.publishing.content import shown
from portal.publishing.kinds import kind_of
from portal.publishing.models import Opinion, Revision, Verdict
from portal.publishing.queue import lamp_of
from portal.publishing.typed import is_fine
from portal.workflow import Conflict, MoveRefused


class AskForm(forms.Form):
    organ = forms.ModelChoiceField(
        Organ.objects.none(), label=gettext_lazy("哪个单位"), empty_label=gettext_lazy("请选择")
    )
    question = forms.CharField(
        label=gettext_lazy("请对方看什么"), max_length=opinions.LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args, revision: Revision, **kwargs):
        super().__init__(*args, auto_id="ask_%s", **kwargs)
        others = Organ.objects.existing().exclude(pk=revision.publication.organ_id)
        self.fields["organ"].queryset = others.in_order()


class OpinionForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("意见"), widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in (Verdict.AGREE, Verdict.DISAGREE)],
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("说明"), max_length=opinions.LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=gettext_lazy("不同意的，写明理由。"),
    )  # fmt: skip


class Opinions:
    """The part of the revision's admin about other organs' opinions."""

    def opinion_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/opinions/", wrap(self.ask_opinion), name="publishing_revision_ask"),
            path("opinions/<int:number>/", wrap(self.opinion), name="publishing_opinion"),
            path("opinions/<int:number>/files/<int:sort>/", wrap(self.opinion_file), name="publishing_opinion_file"),
            path("opinions/<int:number>/overdue/", wrap(self.overdue), name="publishing_opinion_overdue"),
        ]

    @method_decorator(require_POST)
    def ask_opinion(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision = self.found(request, pk)
        form = AskForm(request.POST, revision=revision)
        if not is_fine(form, by=request.user):
            return self.render(request, revision, forms={"ask": form}, status=400)
        try:
            opinions.ask(revision.pk, by=request.user, **form.cleaned_data)
        except (Conflict, MoveRefused) as refused:
            return self.render(request, revision, forms={"ask": form}, refusal=str(refused), status=400)
        self.message_user(request, _("已请“%(organ)s”提意见，答复以前不能签发。") % {
            "organ": form.cleaned_data["organ"]})  # fmt: skip
        return redirect("admin:publishing_revision_change", pk=revision.pk)

    @method_decorator(require_POST)
    def overdue(self, request: HttpRequest, number: int) -> HttpResponse:
        revision_id = Opinion.objects.filter(pk=number).values_list("revision_id", flat=True).first()
        revision = self.found(request, revision_id or 0)
        try:
            opinions.close_overdue(number, by=request.user)
        except (Conflict, MoveRefused) as refused:
            return self.render(request, revision, refusal=str(refused), status=409)
        return redirect("admin:publishing_revision_change", pk=revision.pk)

    def opinion(self, request: HttpRequest, number: int) -> HttpResponse:
        """The text for the organ that is asked: to be read and answered, nothing else."""
        opinion, form, outcome = self.asked(request, number), OpinionForm(), NOT_SENT
        if request.method == "POST":
            form, seen = OpinionForm(request.POST), request.POST.get("content_hash", "")
            outcome = tried(form, partial(opinions.answer, opinion.pk, hash=seen), by=request.user)
            if outcome.is_done:
                self.message_user(request, _("已答复。"))
                return redirect("admin:index")
        return self.opinion_page(request, opinion, form, outcome)

    def opinion_page(self, request, opinion: Opinion, form: OpinionForm, outcome: Tried) -> HttpResponse:
        revision, readable = opinion.revision, opinion.revision.state in opinions.READABLE
        kind = kind_of(revision.publication.kind)
        lamp, due, note = lamp_of(opinion.due_on, today(), working_calendar())
        files = [
            {"name": file.name, "url": reverse("admin:publishing_opinion_file", args=[opinion.pk, file.sort])}
            for file in revision.files.all()
        ]  # fmt: skip
        context = {
            **self.admin_site.each_context(request), "title": _("请提意见"), "opts": self.opts, "opinion": opinion,
            "lamp": lamp, "due": "，".join(filter(None, (due, note))), "refusal": outcome.refusal, "form": form,
            "readable": readable, "files": files if readable else [],
            "rows": [{"label": label, "value": value} for label, value in kind.rows(revision.header)],
            "body_html": shown(revision.body_html),
        }  # fmt: skip
        return TemplateResponse(request, "publishing/opinion.html", context, status=outcome.status)

    def opinion_file(self, request: HttpRequest, number: int, sort: int) -> HttpResponse:
        opinion = self.asked(request, number)
        if opinion.revision.state not in opinions.READABLE:
            raise Http404
        return self.send_file(opinion.revision, sort)

    def asked(self, request: HttpRequest, number: int) -> Opinion:
        """The question, or 404 for whoever does not work in the organ that is asked."""
        organs = organs_where(request.user, opinions.MAY_ANSWER, today())
        found = Opinion.objects.select_related("revision__publication__organ", "organ", "asked_by")
        opinion = found.filter(pk=number, organ__in=organs).first()
        if opinion is None:
            raise Http404
        return opinion
