"""Letters that came by other ways, at the desk: one entered by hand with its receipt, or many from a table."""

import tempfile
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.batch.sources import BadFile
from disclosure.batch.table_field import TableField
from feedback.intake.filing import SentBefore
from feedback.intake.rights import SORT
from feedback.letters import bringing, filing
from feedback.letters.entered_form import EnteredLetterForm
from feedback.models import Lane, Letter
from portal.cases.today import today
from portal.people.reach import rights_of
from portal.publishing import typed
from portal.publishing.intake import clean_name
from portal.trail.record import record

FORMS = (".csv", ".xlsx")


class TableForm(forms.Form):
    file = TableField(
        label=gettext_lazy("表格"), endings=FORMS, widget=forms.FileInput(attrs={"accept": ",".join(FORMS)}),
        error_messages={"required": gettext_lazy("请选表格文件。")},
    )  # fmt: skip


class Entering:
    """For who sorts: `LetterAdmin` takes its addresses from here."""

    def entering_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("enter/", view(self.enter_view), name="feedback_letter_enter"),
            path("import/", view(self.import_view), name="feedback_letter_import"),
        ]

    def enter_view(self, request: HttpRequest) -> HttpResponse:
        lanes = self._lanes(request)
        code = request.GET.get("lane", "")
        lane = next((each for each in lanes if code in ("", each.code)), None)
        if lane is None:
            raise Http404
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form, receipt = EnteredLetterForm(*sent, lane=lane, initial={"received_on": today()}), None
        if sent and typed.is_fine(form, by=request.user):
            try:
                receipt = self._entered(request, form)
            except SentBefore as error:
                form.add_error(None, str(error))
                form.is_new = True
        context = {"title": _("登记来信"), "form": form, "receipt": receipt, "lane": lane, "lanes": lanes}
        if receipt:
            context["letter"] = Letter.objects.get(number=receipt.number)
        return self._answer(request, "enter", context, 400 if sent and not receipt else 200)

    @transaction.atomic
    def _entered(self, request: HttpRequest, form: EnteredLetterForm) -> filing.Receipt:
        receipt, is_new = filing.enter(form, by=request.user)
        if is_new:
            letter = Letter.objects.select_related("lane__organ").get(number=receipt.number)
            record("letter_entered", by=request.user, object=letter, organ=letter.lane.organ.code)
        return receipt

    def import_view(self, request: HttpRequest) -> HttpResponse:
        self._lanes(request)
        form = TableForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        report = None
        if form.is_bound and typed.is_fine(form, by=request.user):
            try:
                report = self._brought(request, form.cleaned_data["file"])
            except BadFile as error:
                form.add_error("file", str(error))
        context = {
            "title": _("从表格导入来信"), "form": form, "report": report, "columns": list(bringing.COLUMNS),
            "needed": bringing.NEEDED,
        }  # fmt: skip
        return self._answer(request, "import", context, 400 if form.is_bound and not report else 200)

    def _brought(self, request: HttpRequest, upload) -> bringing.Report:
        """Nothing of the table is left behind: it names people."""
        with tempfile.TemporaryDirectory(prefix="portal-", dir=settings.PORTAL_SCRATCH) as scratch:
            table = Path(scratch) / clean_name(upload.name)
            with table.open("wb") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
            return bringing.import_letters(table, by=request.user)

    def _lanes(self, request: HttpRequest) -> list[Lane]:
        """Those that this person sorts."""
        lanes = Lane.objects.open().filter(organ__in=rights_of(request).get(SORT, set())).prefetch_related("kinds")
        if not lanes:
            raise PermissionDenied
        return list(lanes)

    def _answer(self, request: HttpRequest, name: str, context: dict, status: int) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/feedback/letter/{name}.html", context, status=status)
