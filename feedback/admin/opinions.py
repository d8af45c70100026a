"""One opinion of a consultation at the desk: entered from paper, read, opened, shown again."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from feedback.consultations import filing, ledger
from feedback.consultations.answering import EnteredForm
from feedback.consultations.asked import asked_by
from feedback.consultations.ledger import WORKS
from feedback.intake.filing import SentBefore
from feedback.intake.telling import who_filed
from feedback.models.opinion import Opinion
from portal.cases.today import today
from portal.people.reach import reach
from portal.publishing import typed
from portal.trail.record import record
from portal.workflow import MoveRefused


class OpinionPages:
    """`held` and `_at` are the ledger's."""

    def opinion_urls(self, at: str) -> list:
        wrap = self.admin_site.admin_view
        return [
            path(f"{at}enter/", wrap(self.enter_opinion), name="feedback_opinion_enter"),
            path(f"{at}<uuid:opinion>/", wrap(self.opinion), name="feedback_opinion"),
            path(f"{at}<uuid:opinion>/reveal/", wrap(self.reveal_opinion), name="feedback_opinion_reveal"),
            path(f"{at}<uuid:opinion>/restore/", wrap(self.restore_opinion), name="feedback_opinion_restore"),
        ]

    def enter_opinion(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        held = self.held(request, pk, WORKS)
        form = EnteredForm(request.POST or None, asked=asked_by(pk), initial={"received_on": today()})
        if request.method == "POST" and typed.is_fine(form, by=request.user):
            try:
                opinion = filing.enter(form, by=request.user)
                messages.success(request, _("已登记，编号 %(number)s。") % {"number": opinion.number})
                return redirect(self._at(pk))
            except SentBefore as error:
                form.add_error(None, str(error))
                form.is_new = True
            except IntegrityError:
                form.add_error(None, _("结果刚才公布，或者征集撤下了，没有登记。"))
        context = {**self.admin_site.each_context(request), "title": _("登记意见"), "opts": self.opts, "held": held,
                   "form": form}  # fmt: skip
        status = 400 if form.is_bound else 200
        return TemplateResponse(request, "admin/feedback/consultation/enter.html", context, status=status)

    def opinion(self, request: HttpRequest, pk: UUID, opinion: UUID, *, revealed: bool = False) -> HttpResponse:
        held = self.held(request, pk)
        found = Opinion.objects.select_related("adoption", "entered_by").filter(pk=opinion, consultation=pk).first()
        if found is None:
            raise Http404
        works = held.organ_id in reach(request, WORKS)
        if revealed:
            if not works:
                raise PermissionDenied
            record("opinion_revealed", by=request.user, object=found, organ=held.organ.code, alone=True)
        questions = held.period.release.header["questions"] if found.answers else []
        context = {
            **self.admin_site.each_context(request), "title": found.number, "opts": self.opts, "held": held,
            "opinion": found, "who": who_filed(found) if revealed and found.sealed else None,
            "works": works and bool(found.sealed),
            "is_shown": revealed or not found.is_hidden,
            "answers": [(each["text"], [each["choices"][n] for n in chosen if n < len(each["choices"])])
                        for each, chosen in zip(questions, found.answers, strict=False)],
        }  # fmt: skip
        return TemplateResponse(request, "admin/feedback/consultation/opinion.html", context)

    def reveal_opinion(self, request: HttpRequest, pk: UUID, opinion: UUID) -> HttpResponse:
        """Who said it, and what was hidden; each look is a step in the trail."""
        self.held(request, pk)
        if request.method != "POST":
            return redirect("admin:feedback_opinion", pk, opinion)
        return self.opinion(request, pk, opinion, revealed=True)

    def restore_opinion(self, request: HttpRequest, pk: UUID, opinion: UUID) -> HttpResponse:
        self.held(request, pk)
        found = Opinion.objects.filter(pk=opinion, consultation=pk).first()
        if found is None:
            raise Http404
        if request.method == "POST":
            try:
                ledger.restore(found, by=request.user)
            except MoveRefused as error:
                raise PermissionDenied from error
        return redirect("admin:feedback_opinion", pk, opinion)
