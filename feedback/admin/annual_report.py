"""Annual reports at the desk: their list, the page where one is written, where a year stands, the office's word."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from feedback.admin.report_form import BeginForm, ClearForm, ReportForm, initial_of
from feedback.models import AnnualReport, ReportHeader, ReportingOrgan
from feedback.models.report import FIRST_YEAR
from feedback.reports import checks, clearing, drafting, standing
from feedback.reports.reports import KIND, body_of, case_of, header_of, last_header, likeness, title_of
from feedback.reports.sections import SECTIONS
from feedback.views.reports import page_of
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.reach import rights_of
from portal.people.rights import organs_visible_to
from portal.publishing import typed
from portal.publishing.admin.previews import as_released
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.content import shown
from portal.publishing.drafts import Draft
from portal.publishing.models import Publication, Revision
from portal.publishing.queue import lamp_of
from portal.workflow import Conflict, MoveRefused

CHANGE = "admin:feedback_annualreport_change"


@admin.register(AnnualReport)
class AnnualReportAdmin(WritingAdmin):
    list_display = ("shown_title", "year", "shown_organ", "shown_state", "moved")
    ordering = ("-year", "organ__sort")
    search_fields = ("publication__revisions__title",)
    drafting = drafting
    kinds = (KIND,)
    writing_form = ReportForm
    writing_template = "feedback/desk/report_form.html"
    preview_template = "feedback/desk/report_preview.html"
    writing_title = _("写年度报告")
    has_editor = False
    change_list_template = "feedback/desk/report_list.html"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("year/<int:year>/", wrap(self.year_view), name="feedback_report_year"),
            path("clear/<int:pk>/", wrap(self.clear_view), name="feedback_report_clear"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        year = today().year - 1
        own = {"year": str(year), "year_url": reverse("admin:feedback_report_year", args=[year])}
        return super().changelist_view(request, own | (extra_context or {}))

    # Writing

    def write_new(self, request: HttpRequest) -> HttpResponse:
        organs = self._organs(request)
        if not organs:
            raise Http404
        start = {"year": request.GET.get("year", today().year - 1), "organ": request.GET.get("organ", "")}
        form = BeginForm(request.POST if request.method == "POST" else None, organs=organs, initial=start)
        status = 200
        if request.method == "POST":
            status = 400
            if typed.is_fine(form, by=request.user):
                said = form.cleaned_data
                try:
                    revision = drafting.begin(
                        said["organ"], said["year"], is_document=said["is_document"], published_at=form.published_at,
                        by=request.user,
                    )  # fmt: skip
                    return redirect(CHANGE, revision.publication_id)
                except (Conflict, MoveRefused) as refused:
                    form.add_error(None, str(refused))
        context = {**self.admin_site.each_context(request), "title": self.writing_title, "opts": self.opts,
                   "form": form}  # fmt: skip
        return TemplateResponse(request, "feedback/desk/report_begin.html", context, status=status)

    def make_form(self, request: HttpRequest, *data, **kwargs) -> ReportForm:
        return super().make_form(request, *data, own=self._own(request), **kwargs)

    def _own(self, request: HttpRequest) -> ReportHeader:
        """Of the report that the address, or a call of its page, is about."""
        match = request.resolver_match
        key = match.kwargs.get("pk") or self._publication(request)
        own = ReportHeader.objects.filter(revision__publication=key).order_by("-revision__no").first()
        if own is None:
            raise Http404
        return own

    def initial(self, revision: Revision) -> dict:
        return super().initial(revision) | initial_of(revision.report_header)

    def more(self, request: HttpRequest, form: ReportForm, revision: Revision | None) -> dict:
        report, own = revision.publication.annual_report, form.own
        sections = [{"field": form[section.key], "table": section.table} for section in SECTIONS]
        return {"report": report, "own": own, "tables": form.tables(), "sections": sections, **_found(report, own)}

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        report, own = publication.annual_report, form.own
        for name, value in form.draft().header_fields().items():
            setattr(own, name, value)
        title, files = title_of(report.organ, report.year), form.arranged_files()
        draft = Draft(title=title, body_html=body_of(report, own), files=files)
        return page_of(request, *as_released(request, publication, draft, header_of(report, own)), [])

    # Where a year stands, and the office's word

    def year_view(self, request: HttpRequest, year: int) -> HttpResponse:
        visible = organs_visible_to(request.user, today())
        if not visible:
            raise PermissionDenied
        if not FIRST_YEAR <= year < today().year:
            raise Http404
        calendar, on = working_calendar(), today()
        rows = [
            {"each": each, "lamp": lamp_of(None if each.path else each.due_on, on, calendar)}
            for each in sorted(standing.of_year(year, visible), key=lambda each: (bool(each.path), each.due_on))
        ]
        released = sum(bool(row["each"].path) for row in rows)
        context = {
            **self.admin_site.each_context(request), "title": _("%(year)s年年度报告") % {"year": year},
            "opts": self.opts, "rows": rows, "year": year, "years": range(on.year - 1, on.year - 5, -1),
            "released": released, "missing": len(rows) - released, "writes": rights_of(request).get("write", set()),
        }  # fmt: skip
        return TemplateResponse(request, "feedback/desk/report_year.html", context)

    def clear_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        visible = organs_visible_to(request.user, today())
        reports = Revision.objects.select_related("publication__organ", "report_header").of_organs(visible)
        revision = get_object_or_404(reports.filter(publication__kind="report"), pk=pk)
        form = ClearForm(request.POST if request.method == "POST" else None, initial={"hash": revision.hash})
        status = 200
        if request.method == "POST" and typed.is_fine(form, by=request.user):
            try:
                clearing.clear(pk, by=request.user, is_cleared="_clear" in request.POST, **form.cleaned_data)
                messages.success(request, _("已记下：%(verdict)s。") % {
                    "verdict": _("审清") if "_clear" in request.POST else _("要求修改")})  # fmt: skip
                return redirect("admin:index")
            except (Conflict, MoveRefused) as refused:
                form.add_error(None, str(refused))
        if form.is_bound:
            status = 400
        report = revision.publication.annual_report
        context = {
            **self.admin_site.each_context(request), "title": revision.title, "opts": self.opts, "revision": revision,
            "body_html": shown(revision.body_html), "form": form, "said": revision.clearances.select_related("person"),
            "may": clearing.may_clear(revision, request.user) and bool(revision.hash),
            "organ": report.organ, **_found(report, revision.report_header),
        }  # fmt: skip
        return TemplateResponse(request, "feedback/desk/report_clear.html", context, status=status)


def _found(report: AnnualReport, own: ReportHeader) -> dict:
    """What the checks say of it, how much of it is last year's, and where its numbers come from."""
    before = last_header(report.organ, report.year)
    found = [] if own.is_document else checks.found(case_of(report, own, before=before))
    return {
        "likeness": likeness(own.texts, before),
        "checks": [{"level": each.level, "rule": each.rule, "words": checks.in_words(each)} for each in found],
        "figures_url": reverse("admin:feedback_request_figures", args=[report.year]),
    }


@admin.register(ReportingOrgan)
class ReportingOrganAdmin(DeskAdmin):
    rights = {"view": ("manage_reference", "read_trail"), "add": ("manage_reference",), "change": ("manage_reference",)}
    organ_lookup = "organ"
    list_display = ("organ", "reports", "due", "makes_rules")
    list_select_related = ("organ",)
    fields = ("organ", "reports", "due", "makes_rules")

    def get_readonly_fields(self, request, obj=None):
        return ("organ",) if obj else ()
