"""Requests at the desk: a list of one's own, a page where one is read and walked on, registering what came on paper."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.admin import report
from feedback.admin.request_files import RequestFiles
from feedback.admin.request_forms import form_of
from feedback.admin.splitting import Splitting
from feedback.admin.walked import WalkedAdmin, handed_over
from feedback.intake.filing import SentBefore
from feedback.intake.rights import AGREE, HANDLE, REVIEW, SORT
from feedback.models import IdentityProof, InformationRequest, RecordEvidence
from feedback.requests import answering, archiving, asking, filing, ledger, moving, notices, paper, redacting
from feedback.requests.alike import nth_of_month
from feedback.requests.files import files_of
from feedback.requests.form import PAPERS, RegisterForm
from feedback.requests.kinds import ACCESS, KINDS, RECORD
from feedback.requests.outcomes import ALL, GROUP_LABELS, Group
from feedback.requests.standing import at_the_top
from feedback.requests.states import CONFIRMS, LABELS, MOVES, Step, state_words
from portal.cases import picture
from portal.cases.models.workday import working_calendar
from portal.people.reach import rights_of
from portal.publishing import typed
from portal.publishing.file_types import BY_EXTENSION
from portal.site.keys import unseal_bytes


class GroupFilter(admin.SimpleListFilter):
    """By the headings of the report: its twenty-two rows would be a page of links."""

    title, parameter_name = gettext_lazy("结果"), "group"

    def lookups(self, request, model_admin):
        return (*GROUP_LABELS.items(), (Group.RECORD, KINDS[RECORD]))

    def queryset(self, request, queryset):
        chosen = [outcome.code for outcome in ALL.values() if outcome.group == self.value()]
        return queryset.filter(outcome__in=chosen) if chosen else queryset


@admin.register(InformationRequest)
class RequestAdmin(RequestFiles, Splitting, WalkedAdmin):
    case, walk, moves = "request", moving, MOVES
    bad = ("return", "withdraw")
    rights = {"view": (HANDLE, SORT, REVIEW, AGREE)}
    list_display = ("title", "state", "due_on", "waiting_until", "organ", "channel", "masked", "number")
    list_filter = ("state", "kind", "applicant_kind", GroupFilter)
    list_select_related = ("organ",)
    ordering = ("-submitted_at",)

    def get_queryset(self, request):
        """Those of one's organs; what no organ has yet is the office's."""
        held = rights_of(request)
        organs = set().union(*(held.get(right, set()) for right in self.rights["view"]))
        mine = Q(organ__in=organs) | Q(Exists(at_the_top(held)), organ=None)
        return admin.ModelAdmin.get_queryset(self, request).filter(mine)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("register/", view(self.register_view), name="feedback_request_register"),
            path("figures/<int:year>/", view(self.figures_view), name="feedback_request_figures"),
            path("<uuid:pk>/letter/<slug:form>/", view(self.letter_view), name="feedback_request_letter"),
            path("<uuid:pk>/notices/<int:line>/<slug:form>/", view(self.notice_view), name="feedback_request_notice"),
            path("<uuid:pk>/package/", view(self.package_view), name="feedback_request_package"),
            path("<uuid:pk>/proof/", view(self.proof_view), name="feedback_request_proof"),
            path("<uuid:pk>/evidence/", view(self.evidence_view), name="feedback_request_evidence"),
            path("<uuid:pk>/asked/<int:n>/<slug:form>/", view(self.asked_view), name="feedback_request_asked"),
            *self.file_urls(),
            *self.splitting_urls(),
            *super().get_urls(),
        ]

    def form_of(self, request: HttpRequest, move: Step, asked: InformationRequest, data=None):
        return form_of(move, data, asked.kind)

    def shown(self, request: HttpRequest, asked: InformationRequest) -> dict:
        clock = ledger.clock_of(asked.events.all(), working_calendar())
        reply = answering.last(asked)
        return {
            "asked": asked, "state_words": state_words(asked.state, asked.outcome),
            "events": asked.events.select_related("organ", "person"), "labels": LABELS, "reply": reply,
            "letter": reply and (reply.letter or answering.preview(asked, reply)), "papers": PAPERS, "clock": clock,
            "facts": picture.table(clock) if clock.intervals else [], "letter_forms": paper.FORMATS,
            "notices": notices.NOTICES,
            "has_proof": IdentityProof.objects.filter(pk=asked.pk).exists(), "is_record": asked.kind == RECORD,
            "has_evidence": RecordEvidence.objects.filter(pk=asked.pk).exists(), "alike": self._alike(request, asked),
            "files": files_of(asked), "asking": asking.LETTERS, "may_split": redacting.may_change(asked, request.user),
        }  # fmt: skip

    def _alike(self, request: HttpRequest, asked: InformationRequest) -> dict:
        """What the same applicant asked before, and who else asked for the same (REQ refused_repeat, art. 44). What
        went to other organs is no more than a number here."""
        others = InformationRequest.objects.exclude(pk=asked.pk)
        of_applicant = others.filter(applicant_hash=asked.applicant_hash).exclude(applicant_hash="")
        own = self.get_queryset(request).filter(pk__in=of_applicant)
        return {
            "mine": list(own.defer("text", "sealed").order_by("-submitted_at")[:20]),
            "elsewhere": of_applicant.count() - own.count(),
            "this_month": nth_of_month(asked),
            "same": others.filter(title=asked.title, purged_on=None)
            .exclude(applicant_hash=asked.applicant_hash)
            .count(),
        }

    def register_view(self, request: HttpRequest) -> HttpResponse:
        """What came on paper, by fax or by word of mouth; with its day of receipt, where that is known."""
        held = rights_of(request)
        if not held.get(HANDLE) and not held.get(SORT):
            raise PermissionDenied
        form = RegisterForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        receipt = None
        if request.method == "POST" and typed.is_fine(form, by=request.user):
            organ, reach = form.cleaned_data["organ"], held.get(SORT, set()) | held.get(HANDLE, set())
            if organ.pk in reach if organ else at_the_top(held).exists():
                try:
                    receipt = self._registered(request, form)
                except SentBefore as error:
                    form.add_error(None, str(error))
                    form.is_new = True
            else:
                form.add_error("organ", _("请选您所在的单位；别的单位的申请由政务公开办登记。"))
        context = {
            **self.admin_site.each_context(request), "title": _("登记公开申请"), "opts": self.opts, "form": form,
            "receipt": receipt,
        }  # fmt: skip
        return TemplateResponse(request, "admin/feedback/request/register.html", context)

    def figures_view(self, request: HttpRequest, year: int) -> HttpResponse:
        return report.figures(request, self.admin_site, year)

    @transaction.atomic
    def _registered(self, request: HttpRequest, form: RegisterForm) -> filing.Receipt:
        receipt = filing.register(form, by=request.user)
        if receipt.is_new and form.received:
            confirm = CONFIRMS[form.cleaned_data["kind"] or ACCESS]
            moving.advance(receipt.id, confirm, by=request.user, said=moving.Said(on=form.received))
        return receipt

    def proof_view(self, request: HttpRequest, pk) -> HttpResponse:
        return self._unsealed(request, pk, "proof")

    def evidence_view(self, request: HttpRequest, pk) -> HttpResponse:
        return self._unsealed(request, pk, "evidence")

    def _unsealed(self, request: HttpRequest, pk, what: str) -> HttpResponse:
        asked = self.found(request, pk)
        if request.method != "POST":
            return redirect(self.address_of(pk))
        if not hasattr(asked, what):
            raise Http404
        self.opened(request, asked, f"{what}_read")
        kept = getattr(asked, what)
        mime = BY_EXTENSION[kept.extension].mime
        return handed_over(unseal_bytes(bytes(kept.sealed)), mime, f"{asked.number}-{what}.{kept.extension}")

    def letter_view(self, request: HttpRequest, pk, form: str) -> HttpResponse:
        """The approved letter with its addressee's name, to be sealed and sent."""
        asked = self.found(request, pk)
        reply = answering.last(asked)
        return self._drawn(request, asked, reply and reply.letter, form, asked.number)

    def notice_view(self, request: HttpRequest, pk, line: int, form: str) -> HttpResponse:
        """What the applicant is told by one line of the ledger, on paper."""
        asked = self.found(request, pk)
        told = asked.events.filter(pk=line, name__in=notices.NOTICES).first()
        return self._drawn(request, asked, told and notices.compose(asked, told), form, f"{asked.number}-{line}")

    def _drawn(self, request: HttpRequest, asked, letter: dict | None, form: str, name: str) -> HttpResponse:
        if request.method != "POST":
            return redirect(self.address_of(asked.pk))
        if form not in paper.FORMATS or not letter:
            raise Http404
        self.opened(request, asked, "letter_drawn")
        try:
            content = paper.draw(asked, letter, form)
        except paper.NotDrawn as error:
            messages.error(request, str(error))
            return redirect(self.address_of(asked.pk))
        return handed_over(content, paper.FORMATS[form], f"{name}.{form}")

    def asked_view(self, request: HttpRequest, pk, n: int, form: str) -> HttpResponse:
        """The letter that asks a third party or another organ, of one line of the ledger."""
        asked = self.found(request, pk)
        if request.method != "POST":
            return redirect(self.address_of(pk))
        line = asked.events.filter(pk=n, name__in=asking.LETTERS).first() if n < 2**63 else None
        if line is None or form not in paper.FORMATS or not self.may_open(request, asked):
            raise Http404
        letter = asking.letter_of(asked, line)
        try:
            content = paper.draw_to(letter["addressee"], letter, form)
        except paper.NotDrawn as error:
            messages.error(request, str(error))
            return redirect(self.address_of(pk))
        return handed_over(content, paper.FORMATS[form], f"{asked.number}-{line.pk}.{form}")

    def package_view(self, request: HttpRequest, pk) -> HttpResponse:
        asked = self.found(request, pk)
        back = redirect(self.address_of(pk))
        if request.method != "POST":
            return back
        if asked.state not in InformationRequest.CLOSED:
            raise Http404
        self.opened(request, asked, "packed")
        try:
            return handed_over(archiving.package(asked), "application/zip", f"{asked.number}.zip")
        except paper.NotDrawn as error:
            messages.error(request, str(error))
            return back
