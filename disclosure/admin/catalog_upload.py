"""Official tables at the desk: upload, see what was understood and what changes, then apply, whenever that may be."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.admin.catalog_upload_form import ApplyForm, ColumnsForm, UploadForm
from disclosure.catalog_bringing import Busy
from disclosure.catalog_rows import BadFile
from disclosure.models import CatalogUpload
from disclosure.official import applying
from disclosure.official.importing import Look
from disclosure.official.report import difference
from disclosure.official.sheet_row import HOW, STATUS
from disclosure.official.table import Sheet
from disclosure.official.words import FIELDS
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.publishing import intake, typed
from portal.workflow import Conflict

KEEP = ("manage_reference",)
SHOWN = 300  # of each kind of difference on one page
SAMPLES = 3


@admin.register(CatalogUpload)
class CatalogUploadAdmin(DeskAdmin):
    rights = {"view": KEEP, "add": KEEP, "change": KEEP}
    of_everyone = True
    list_display = ("file_name", "year", "person", "created_at", "applied")
    list_select_related = ("person",)
    search_fields = ("file_name",)

    @admin.display(description=gettext_lazy("采用"))
    def applied(self, upload):
        return f"{upload.applied_at:%Y-%m-%d}" if upload.applied_at else _("还没有")

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/sheets/<int:number>/", wrap(self.sheet), name="disclosure_catalogupload_sheet"),
            path("<int:pk>/sheets/<int:number>/columns/", wrap(self.columns), name="disclosure_catalogupload_columns"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        form = UploadForm(
            request.POST if sent else None, request.FILES if sent else None, initial={"year": today().year}
        )
        if sent and typed.is_fine(form, by=request.user):
            said = form.cleaned_data
            domain = said["domain"].code if said["domain"] else ""
            try:
                upload = applying.receive(
                    said["file"].name, said["file"].chunks(), year=said["year"], domain=domain, level=said["level"],
                    organ=said["organ"], by=request.user,
                )  # fmt: skip
            except intake.Refused as refused:
                form.add_error("file", str(refused))
            else:
                return redirect("admin:disclosure_catalogupload_change", upload.pk)
        return self._render(request, "form", {"form": form, "title": _("导入目录表格")}, 400 if sent else 200)

    def change_view(self, request: HttpRequest, object_id, form_url="", extra_context=None) -> HttpResponse:
        upload = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        if request.method == "POST" and not self.has_change_permission(request, upload):
            raise PermissionDenied
        if upload.applied_at:
            refusal = _("这个文件已经采用过了。") if request.method == "POST" else ""
            return self._page(request, upload, None, None, refusal)
        try:
            found = applying.look_at(upload, on=today())
        except (BadFile, Busy) as error:
            return self._page(request, upload, None, None, str(error))
        form, refusal = ApplyForm(found, request.POST if request.method == "POST" else None), ""
        if request.method == "POST":
            try:
                if form.is_valid():
                    self._apply(request, upload, form)
                    return redirect(request.path)
                refusal = _("请再看一遍差别，再采用。")
            except (Conflict, BadFile, Busy) as conflict:
                refusal = str(conflict)
        return self._page(request, upload, found, form, refusal)

    def _apply(self, request, upload: CatalogUpload, form: ApplyForm) -> None:
        said = form.cleaned_data
        applying.apply(upload.pk, shown=said["shown"], decisions=form.decisions, by=request.user, on=today())
        self.message_user(request, _("已采用，公众现在看到的就是新目录。"))

    def _page(self, request, upload, found: Look | None, form: ApplyForm | None, refusal: str) -> HttpResponse:
        context = {
            "title": upload.file_name, "upload": upload, "refusal": refusal, "form": form,
            "may": self.has_change_permission(request, upload),
            "seen": applying.seen(found) if found else "", "found": found,
            "sheets": _sheets(found) if found else [], "told": _told(found, form) if found else upload.difference,
            "history_url": reverse("admin:disclosure_catalogupload_history", args=[upload.pk]),
        }  # fmt: skip
        return self._render(request, "page", context, 409 if refusal and request.method == "POST" else 200)

    def sheet(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """One sheet, cell by cell."""
        upload, found, sheet = self._sheet(request, pk, number)
        rows = [row for row in found.table.rows if row.sheet == sheet.name]
        context = {
            "title": sheet.name or upload.file_name, "upload": upload, "sheet": sheet,
            "rows": [{
                "line": row.line, "status": row.status, "said": STATUS[row.status], "reasons": row.reasons,
                "warnings": row.warnings,
                "cells": [{"title": cell.title, "column": cell.column, "said": cell.said, "text": cell.text,
                           "how": HOW[cell.how]} for cell in row.cells if cell.target],
            } for row in rows],
        }  # fmt: skip
        return self._render(request, "sheet", context)

    def columns(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What the columns of a sheet hold, where its header says it in words that nobody knows."""
        upload, found, sheet = self._sheet(request, pk, number)
        if sheet.header is None:
            raise Http404
        if not self.has_change_permission(request, upload):
            raise PermissionDenied
        sent = request.method == "POST"
        form = ColumnsForm(sheet.header, request.POST if sent else None)
        if sent and typed.is_fine(form, by=request.user):
            applying.name_columns(sheet.header, form.targets, by=request.user)
            self.message_user(request, _("记住了：以后同样的表头都这样读。"))
            return redirect("admin:disclosure_catalogupload_change", upload.pk)
        context = {"title": _("每一列是什么"), "upload": upload, "sheet": sheet, "form": form,
                   "samples": sheet.samples(SAMPLES)}  # fmt: skip
        return self._render(request, "columns", context, 400 if sent else 200)

    def _sheet(self, request, pk: int, number: int) -> tuple[CatalogUpload, Look, Sheet]:
        upload = self.get_object(request, str(pk))
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        try:
            found = applying.look_at(upload, on=today())
        except (BadFile, Busy) as error:
            raise Http404 from error
        if not 1 <= number <= len(found.table.sheets):
            raise Http404
        return upload, found, found.table.sheets[number - 1]

    def _render(self, request, name: str, context: dict, status: int = 200) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"disclosure/desk/catalog_upload_{name}.html", context, status=status)


def _sheets(found: Look) -> list[dict]:
    rows = []
    for number, sheet in enumerate(found.table.sheets, 1):
        counted = [row.status for row in found.table.rows if row.sheet == sheet.name]
        columns = sheet.header.columns if sheet.header else ()
        rows.append({
            "number": number, "name": sheet.name or _("（没有名称）"), "note": sheet.note, "domain": sheet.domain,
            "is_known": sheet.header is None or sheet.header.is_known, "has_header": sheet.header is not None,
            "counts": [(str(label), counted.count(status)) for status, label in STATUS.items()],
            "columns": [{"title": column.title, "field": _called(column.target), "how": column.how}
                        for column in columns],
        })  # fmt: skip
    return rows


def _called(target: str) -> str:
    name, _colon, value = target.partition(":")
    return str(FIELDS.get(target) or f"{FIELDS[name]}：{value}")


def _told(found: Look, form: ApplyForm | None) -> dict:
    whole = difference(found)
    told = {name: rows[:SHOWN] if isinstance(rows, list) else rows for name, rows in whole.items()}
    told["gone"] = [row | {"field": form[f"gone_{row['item']}"] if form else None} for row in whole["gone"]]
    told["counts"] = {name: rows if isinstance(rows, int) else len(rows) for name, rows in whole.items()}
    doubts: dict[str, list[str]] = {}
    for row in found.report.doubts:
        doubts.setdefault(row.reason, []).append(f"{row.sheet} {row.line}".strip())
    return told | {
        "bad": [str(row) for row in found.report.bad][:SHOWN],
        "lacks": [str(lack) for lack in found.report.lacks][:SHOWN],
        "doubts": [
            {"reason": reason, "lines": "、".join(lines[:20]), "n": len(lines)} for reason, lines in doubts.items()
        ],
    }
