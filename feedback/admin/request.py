"""Requests at the desk: a list of one's own, a page where one is read and walked on, registering what came on paper."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.admin import report
from feedback.admin.request_files import RequestFiles
from feedback.admin.request_forms import form_of
from feedback.admin.request_papers import RequestPapers
from feedback.admin.splitting import Splitting
from feedback.admin.walked import WalkedAdmin
from feedback.intake.filing import SentBefore
from feedback.intake.rights import AGREE, HANDLE, REVIEW, SORT
from feedback.models import IdentityProof, InformationRequest, RecordEvidence
from feedback.requests import answering, asking, filing, ledger, moving, notices, paper, redacting
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


class GroupFilter(admin.SimpleListFilter):
    """By the headings of the report: its twenty-two rows would be a page of links."""

    title, parameter_name = gettext_lazy("结果"), "group"

    def lookups(self, request, model_admin):
        return (*GROUP_LABELS.items(), (Group.RECORD, KINDS[RECORD]))

    def queryset(self, request, queryset):
        chosen = [outcome.code for outcome in ALL.values() if outcome.group == self.value()]
        return queryset.filter(outcome__in=chosen) if chosen else queryset


@admin.register(InformationRequest)
class RequestAdmin(RequestPapers, RequestFiles, Splitting, WalkedAdmin):
    case, walk, moves = "request", moving, MOVES
    bad = ("return", "withdraw")
    rights = {"view": (HANDLE, SORT, REVIEW, AGREE)}
    list_display = ("title", "state", "shown_due", "waiting_until", "organ", "channel", "masked", "number")
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
            *self.paper_urls(),
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
        """What the same applicant asked before, and who else asked for the same (art. 36(6), 44). What
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
