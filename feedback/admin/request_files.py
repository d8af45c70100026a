"""Files of an answer at the desk: taken in, marked on the pictures of their pages or by lines and words, burned into a
proved copy. Part of the RequestAdmin."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.admin.walked import handed_over
from feedback.intake.rights import HANDLE, REVIEW
from feedback.models import AnswerFile, InformationRequest
from feedback.redaction import lines, looking
from feedback.redaction.burning import CannotRedact
from feedback.redaction.marks import REASONS, MarkError
from feedback.requests import redacting
from feedback.requests.files import FORMS, copy_of, files_of, marks_of, original_of
from feedback.requests.moving import rights_at
from portal.cases.today import today
from portal.publishing import intake, typed
from portal.trail.record import record
from portal.workflow import MoveRefused

SHOWN = 20  # pages on one page of the desk


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("文件"), widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=gettext_lazy("PDF、JPEG 或 PNG，不超过 20 MB。加密保存。"),
        error_messages={"required": gettext_lazy("请选一个文件。"), "empty": gettext_lazy("这个文件是空的。")},
    )  # fmt: skip


class MarksForm(forms.Form):
    marks = forms.CharField(
        label=gettext_lazy("要遮盖的地方"), required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=gettext_lazy("一行一处：页 左 上 宽 高 理由。位置按整页的千分之几写，例如“1 120 80 300 25 个人隐私”；"
                               "也可以在页面图上拖出方框。"),
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("找出这些字，都遮盖"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("一行一个，例如姓名、证件号码。扫描的图片找不到字，要按位置标。"),
    )  # fmt: skip
    reason = forms.ChoiceField(label=gettext_lazy("理由"), choices=list(REASONS.items()))

    def clean_marks(self):
        try:
            return lines.read(self.cleaned_data["marks"])
        except MarkError as error:
            raise forms.ValidationError(str(error)) from error


class RequestFiles:
    """`found` is the admin's."""

    def file_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("<uuid:pk>/files/", view(self.files_view), name="feedback_request_files"),
            path("<uuid:pk>/files/<int:n>/", view(self.file_view), name="feedback_request_file"),
            path("<uuid:pk>/files/<int:n>/pages/<int:page>.png", view(self.file_page), name="feedback_request_page"),
            path("<uuid:pk>/files/<int:n>/copy/", view(self.file_copy), name="feedback_request_copy"),
        ]

    def files_view(self, request: HttpRequest, pk) -> HttpResponse:
        """All files of the answer, and taking in another."""
        asked = self.found(request, pk)
        form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if request.method == "POST" and typed.is_fine(form, by=request.user):
            upload = form.cleaned_data["file"]
            try:
                file = redacting.add(asked, upload.name, upload.read(), by=request.user)
                return redirect("admin:feedback_request_file", pk, file.pk)
            except (CannotRedact, MoveRefused, intake.Refused) as refused:
                form.add_error("file", str(refused))
        context = self._context(request, asked) | {"form": form, "files": files_of(asked)}
        status = 400 if form.is_bound else 200
        return TemplateResponse(request, "admin/feedback/request/files.html", context, status=status)

    def file_view(self, request: HttpRequest, pk, n: int) -> HttpResponse:
        asked, file = self._file(request, pk, n)
        marks = lines.written(marks_of(file))
        form = MarksForm(request.POST if request.method == "POST" else None, initial={"marks": marks})
        if request.method == "POST" and typed.is_fine(form, by=request.user):
            try:
                return self._changed(request, file, form)
            except (CannotRedact, MarkError, MoveRefused) as refused:
                form.add_error(None, str(refused))
        first = _page_number(request, file)
        context = self._context(request, asked) | {
            "file": file, "form": form, "reasons": REASONS,
            "pages": [{"number": number, "marks": [mark for mark in marks_of(file) if mark.page == number]}
                      for number in range(first, min(first + SHOWN, file.pages + 1))],
            "before": first - SHOWN if first > SHOWN else 0,
            "after": first + SHOWN if first + SHOWN <= file.pages else 0,
        }  # fmt: skip
        status = 400 if form.is_bound else 200
        return TemplateResponse(request, "admin/feedback/request/file.html", context, status=status)

    def _changed(self, request: HttpRequest, file: AnswerFile, form: MarksForm) -> HttpResponse:
        """Save the marks; look for words; burn the copy; drop the file: by the button that was pressed."""
        said, here = form.cleaned_data, redirect("admin:feedback_request_file", file.request_id, file.pk)
        if "_drop" in request.POST:
            redacting.drop(file, by=request.user)
            return redirect("admin:feedback_request_files", file.request_id)
        marks = said["marks"]
        if any(each.page > file.pages for each in marks):
            raise MarkError(_("文件只有%(n)s页。") % {"n": file.pages})
        words = [line.strip() for line in said["words"].splitlines() if line.strip()]
        if words:
            found = looking.places_of(original_of(file), words, said["reason"])
            messages.info(request, _("找到%(n)s处，已经标上。") % {"n": len(found)} if found else _("没有找到这些字。"))
            marks = [*marks, *(each for each in found if each not in marks)]
        redacting.mark(file, marks, by=request.user)
        if "_burn" in request.POST:
            redacting.redact(file, by=request.user)
            messages.success(request, _("已生成遮盖后的副本，并核对过：没有文字、属性、批注留下。"))
        return here

    def file_page(self, request: HttpRequest, pk, n: int, page: int) -> HttpResponse:
        """A page of the original as a picture, for those who mark it."""
        asked, file = self._file(request, pk, n)
        if not 1 <= page <= file.pages:
            raise Http404
        try:
            picture = looking.page_of(original_of(file), page)
        except CannotRedact as error:
            raise Http404 from error
        return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "no-store"})

    def file_copy(self, request: HttpRequest, pk, n: int) -> HttpResponse:
        """The proved copy as the applicant gets it; each look is in the trail."""
        asked, file = self._file(request, pk, n)
        if request.method != "POST":
            return redirect("admin:feedback_request_files", pk)
        if not file.copy_sha256:
            raise Http404
        with transaction.atomic():
            record("request_file_read", by=request.user, object=asked, organ=self.organ_code(asked))
        return handed_over(copy_of(file), FORMS[file.extension], file.name)

    def _file(self, request: HttpRequest, pk, n: int) -> tuple[InformationRequest, AnswerFile]:
        asked = self.found(request, pk)
        file = files_of(asked).filter(pk=n).select_related("request").first() if n < 2**63 else None
        if file is None or not _may_read(request, asked):
            raise Http404
        return asked, file

    def _context(self, request: HttpRequest, asked: InformationRequest) -> dict:
        return {
            **self.admin_site.each_context(request), "title": _("随答复提供的文件"), "opts": self.opts, "asked": asked,
            "may_change": redacting.may_change(asked, request.user), "may_read": _may_read(request, asked),
            "back": reverse("admin:feedback_informationrequest_change", args=[asked.pk]),
        }  # fmt: skip


def _may_read(request: HttpRequest, asked: InformationRequest) -> bool:
    """Who handles it, and who approves its answer."""
    return bool(rights_at(asked, request.user, today()) & {HANDLE, REVIEW})


def _page_number(request: HttpRequest, file: AnswerFile) -> int:
    said = request.GET.get("from", "")
    return min(int(said), file.pages) if said.isdecimal() and said.isascii() and len(said) < 5 and int(said) else 1
