"""What the writing page asks in the background: keep what is typed, take in one file. Comfort only, all of it can be
done without. Every answer is JSON."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.database.row_keys import key_in
from portal.publishing import autosaving, intake, typed
from portal.publishing.admin.files_field import CARRIED, ROW, kept_of, new_row, tokens_of
from portal.publishing.attaching import Kept
from portal.publishing.content import clean_html, text_of
from portal.publishing.models import Autosave, Publication

NOT_KEPT = ("edits", "window", "new_files")
MOST_NAMES = 2000
LOOKED_AT = 200_000  # characters of a text that is looked through for what it says of itself


class Calls:
    """Part of a WritingAdmin: `get_queryset`, `make_form` and `_organs` are its."""

    def autosave(self, request: HttpRequest) -> JsonResponse:
        """Keep what stands in an open form. A GET gives a form that was open during a new login its fresh token."""
        if not self._organs(request):
            raise Http404
        if request.method != "POST":
            return JsonResponse({"person": request.user.pk, "token": get_token(request)})
        publication = self._publication(request)
        window = request.POST.get("window", "")
        if not autosaving.WINDOW.fullmatch(window):
            return JsonResponse({"refused": _("请重新打开这一页。")}, status=400)
        fields = self._kept_fields(request.POST)
        if found := typed.marks_in(typed.sent(request.POST)):
            return JsonResponse({"refused": _("%(why)s 没有自动保存。") % {"why": found[0].explanation}}, status=400)
        edits = request.POST.get("edits", "")
        try:
            row = autosaving.keep(
                request.user, self.opts.label_lower, publication, window, fields=fields,
                edits=int(edits) if edits.isdecimal() and len(edits) < 9 else None, seen=request.POST.get("_seen", ""),
            )  # fmt: skip
        except autosaving.TooLong:
            return JsonResponse({"refused": _("内容太长，没有自动保存。长的内容请作为附件上传。")}, status=400)
        except autosaving.Elsewhere:
            return JsonResponse({"elsewhere": True}, status=409)
        text = text_of(clean_html(request.POST.get("body_html", "")))
        return JsonResponse({
            "finished": row.finished, "seen": row.at.isoformat(), "clock": clock(row), "offers": self.offered(text),
        })  # fmt: skip

    def offered(self, text: str) -> list[dict]:
        """What the text itself says of fields of the form, to be filled in by whoever agrees."""
        said = self.offers(text[:LOOKED_AT])
        fields = {name: self.writing_form.base_fields[name] for name in said}
        return [{"field": name, "label": str(fields[name].label), "value": value} for name, value in said.items()]

    def file(self, request: HttpRequest) -> HttpResponse:
        """Take in one attachment; the form carries its token until it is saved."""
        if not self._organs(request):
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"], _("请用表单上传。"), content_type="text/plain; charset=utf-8")
        upload = request.FILES.get("file")
        if upload is None:
            return JsonResponse({"refused": _("没有收到文件，请再选一次。")}, status=400)
        try:
            name, blob = intake.take(upload.name, upload.chunks(), by=request.user)
        except intake.Refused as refused:
            return JsonResponse({"refused": str(refused)}, status=400)
        row = new_row(QueryDict(), [], Kept(blob, name))
        shown = {"key": row.key, "place": row.place, "name": name, "size": blob.size, "token": row.token}
        html = render_to_string("publishing/write_file.html", shown)
        return JsonResponse({"key": row.key, "name": name, "token": row.token, "row": html})

    def _publication(self, request: HttpRequest):
        """The publication that the form is about; none for a new one. One that one may not write does not exist."""
        wanted = request.POST.get("_publication", "")
        if not wanted:
            return None
        found = self.get_queryset(request).filter(pk=key_in(wanted)).exists()
        publication = Publication.objects.filter(pk=wanted).first() if found else None
        if publication is None or not self._organs(request).filter(pk=publication.organ_id).exists():
            raise Http404
        return publication.pk

    def _kept_fields(self, post: QueryDict) -> dict[str, list[str]]:
        """What the form knows of what was sent: its fields, and the names and places of its attachments."""
        known = {name for name in self.writing_form.base_fields if name not in NOT_KEPT}
        fields = {
            name: post.getlist(name) for name in list(post)[:MOST_NAMES] if name in known or ROW.fullmatch(name)
        }  # fmt: skip
        return fields | {CARRIED: kept_of(post.getlist(CARRIED))}


def typed_again(row: Autosave) -> QueryDict:
    """What was kept, as a form sent it."""
    again = QueryDict(mutable=True)
    for name, values in row.fields.items():
        again.setlist(name, tokens_of(values) if name == CARRIED else values)
    again["window"] = row.window
    if row.edits is not None:
        again["edits"] = str(row.edits)
    return again


def clock(row: Autosave) -> str:
    """When it was kept: the time today, with the day before today."""
    at = timezone.localtime(row.at)
    return f"{at:%H:%M}" if at.date() == timezone.localdate() else f"{at:%Y-%m-%d %H:%M}"
