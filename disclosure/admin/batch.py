"""Batches of an older site's documents at the desk: bring a file in, see what came of it, approve it as a whole."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.admin.batch_form import MOST_LINES, BatchForm, YesForm
from disclosure.batch.approving import approve, check_approver
from disclosure.batch.bringing import CannotImport, import_documents
from disclosure.batch.looking import Batch, look_at, unanswered
from disclosure.batch.sources import BadFile
from disclosure.management.commands.approve_batch import BASIS
from disclosure.models import ImportBatch
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.reach import reach
from portal.people.sessions import recent_authentication_required
from portal.publishing import typed
from portal.publishing.intake import clean_name
from portal.publishing.models import Revision
from portal.publishing.states import State
from portal.search.models import Axis, Term
from portal.workflow import Conflict, MoveRefused

MAY = ("batch",)
AT_ONCE = 500  # documents released by one press of the button
SHOWN = 50


@admin.register(ImportBatch)
class ImportBatchAdmin(DeskAdmin):
    rights = {"view": MAY, "add": MAY, "change": MAY}
    list_display = ("number", "file_name", "person", "created_at", "told")
    list_select_related = ("person",)
    search_fields = ("number", "file_name")

    def in_reach(self, request, queryset, rights):
        codes = Organ.objects.filter(pk__in=reach(request, rights)).values_list("code", flat=True)
        return queryset.filter(report__organ__in=list(codes))

    def organ_code(self, batch) -> str:
        return batch.report.get("organ", "")

    @admin.display(description=gettext_lazy("件数"))
    def told(self, batch):
        documents = batch.report.get("documents", 0)
        return _("%s件") % documents if batch.report.get("complete") else _("%s件，还没有导完") % documents

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        form = BatchForm(request.POST if sent else None, request.FILES if sent else None, organs=reach(request, MAY))
        if sent and typed.is_fine(form, by=request.user):
            try:
                return redirect("admin:disclosure_importbatch_change", self._bring(request, form).pk)
            except (CannotImport, BadFile) as refused:
                form.add_error("file", str(refused))
        context = {"form": form, "title": _("导入旧网站的文件"), "most": MOST_LINES}
        return self._render(request, "form", context, 400 if sent else 200)

    def _bring(self, request: HttpRequest, form: BatchForm) -> ImportBatch:
        said = form.cleaned_data
        with tempfile.TemporaryDirectory(prefix="portal-", dir=settings.PORTAL_SCRATCH) as scratch:
            path = _saved(Path(scratch), said["file"])
            folder = Path(scratch) / "files"
            folder.mkdir()
            for upload in said["files"]:
                _saved(folder, upload)
            batch, _report = import_documents(
                path, by=request.user, organ=said["organ"], files=folder, hosts=said["hosts"], most=MOST_LINES
            )
        return batch

    def change_view(self, request: HttpRequest, object_id, form_url="", extra_context=None) -> HttpResponse:
        batch = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, batch):
            raise PermissionDenied
        if request.method == "POST" and not typed.marks_in(typed.sent(request.POST)):
            return recent_authentication_required(self._decide)(request, batch)
        return self._decide(request, batch)

    def _decide(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        sent, shown, refusal = request.method == "POST", look_at(batch), ""
        form = YesForm(request.POST if sent else None, initial={"hash": shown.hash, "basis": BASIS})
        if sent and typed.is_fine(form, by=request.user):
            try:
                if form.cleaned_data["hash"] != shown.hash:
                    raise Conflict(_("您打开以后，这一批里有文件变动了。请重新看过再审核。"))
                outcome = approve(shown, by=request.user, basis=form.cleaned_data["basis"], most=AT_ONCE)
            except (Conflict, MoveRefused) as error:
                refusal = str(error)
            else:
                told = {"n": outcome.released, "left": outcome.left, "failed": len(outcome.failed)}
                self.message_user(request, _("公开了%(n)s件，没有通过%(failed)s件，还有%(left)s件等着。") % told)
                return redirect(request.path)
        status = 409 if refusal else 400 if sent else 200
        return self._page(request, shown, form, refusal, status)

    def _page(self, request, shown: Batch, form: YesForm, refusal: str, status: int) -> HttpResponse:
        batch, report = shown.batch, shown.batch.report
        if form.is_bound and refusal:
            form = YesForm(initial={"hash": shown.hash, "basis": form.data.get("basis", BASIS)})
        labels = Term.objects.labels(Axis.KIND)
        context = {
            "title": _("批次 %s") % batch.number, "batch": batch, "report": report, "shown": shown, "form": form,
            "refusal": refusal, "cannot": _why_not(batch, request.user), "waiting": shown.waiting,
            "states": [(State(state).label, n) for state, n in shown.states.most_common()],
            "kinds": [(labels.get(code, code), n) for code, n in _most_first(report.get("kinds", {}))],
            "outside": _most_first(report.get("outside", {})),
            "warnings": sorted(report.get("warnings", {}).values(), key=lambda row: -row["count"]),
            "picks": _rows(batch, publication__import_line__number__in=shown.picks),
            "held": _rows(batch, state__in=[State.DRAFT, State.RETURNED])[:SHOWN],
            "unanswered": unanswered(batch)[:SHOWN],
            "approvals": batch.approvals.select_related("person"),
            "history_url": reverse("admin:disclosure_importbatch_history", args=[batch.pk]),
        }  # fmt: skip
        return self._render(request, "page", context, status)

    def _render(self, request, name: str, context: dict, status: int) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"disclosure/desk/batch_{name}.html", context, status=status)


def _rows(batch: ImportBatch, **which):
    """Revisions with the line that each came from."""
    rows = Revision.objects.filter(publication__document__batch=batch, **which).order_by(
        "publication__import_line__number"
    )
    return rows.values("pk", "title", "publication__import_line__number")


def _most_first(counts: dict[str, int]) -> list[tuple[str, int]]:
    """As stored it has lost its order."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _why_not(batch: ImportBatch, person) -> str:
    try:
        check_approver(batch, person)
    except MoveRefused as refused:
        return str(refused)
    return ""


def _saved(folder: Path, upload) -> Path:
    path = folder / clean_name(upload.name)
    with path.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return path
