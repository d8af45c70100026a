"""The desk of a village clerk, made for a phone: choose the item, a photo or some words, send. The township reviews."""

from html import escape

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import village
from disclosure.models import ItemVersion, Level
from portal.cases.today import today
from portal.people.desk_admin import reach
from portal.publishing import moving, typed
from portal.publishing.admin.files_field import Files, NewFiles
from portal.publishing.admin.text_form import TextForm
from portal.publishing.findings import open_in
from portal.publishing.models import Revision
from portal.publishing.states import EDITABLE
from portal.workflow import Conflict, MoveRefused


class LedgerForm(TextForm):
    body_html = forms.CharField(
        label=gettext_lazy("说明"), required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("写几句话，或者只拍照。不要写身份证号、银行卡号和手机号。"),
    )  # fmt: skip
    new_files = NewFiles(
        label=gettext_lazy("照片或者文件"), required=False, help_text=gettext_lazy("可以一次选几张。"),
        widget=Files(attrs={"multiple": True, "accept": "image/jpeg,image/png,.pdf,.xlsx,.docx,.csv"}),
    )  # fmt: skip

    def clean_body_html(self):
        lines = (line.strip() for line in self.cleaned_data["body_html"].splitlines())
        return "".join(f"<p>{escape(line)}</p>" for line in lines if line)

    def clean(self):
        super().clean()
        if not self.errors and not self.cleaned_data.get("body_html") and not self.arranged_files():
            self.add_error("new_files", _("请拍一张照片，或者写几句说明。"))
        return self.cleaned_data


class VillageDesk:
    """Three pages beside the catalog's own."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("village/", wrap(self.choose), name="disclosure_village"),
            path("village/<int:pk>/", wrap(self.tell), name="disclosure_village_item"),
            path("village/send/<int:pk>/", wrap(self.send), name="disclosure_village_send"),
            *super().get_urls(),
        ]

    def choose(self, request: HttpRequest) -> HttpResponse:
        """Step one: what is owed, with the day on which it was last published."""
        organs = self._villages(request)
        organ = organs.filter(code=request.GET.get("organ", "")).first() or organs[0]
        context = {"title": _("公开一页台账"), "step": 1, "organ": organ, "organs": organs if len(organs) > 1 else (),
                   "groups": village.owed_by(organ)}  # fmt: skip
        return self._show(request, context)

    def tell(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Step two: the photos or the words."""
        organs = self._villages(request)
        owed = ItemVersion.objects.in_force().of_level(Level.VILLAGE.value).select_related("item__domain")
        version = get_object_or_404(owed, item=pk)
        first = {"title": village.usual_title(organs[0], version, today())}
        sent = request.method == "POST"
        given = (request.POST, request.FILES) if sent else ()
        form = LedgerForm(*given, organs=organs, is_new=True, initial=first)
        if sent and typed.is_fine(form, by=request.user):
            said = form.cleaned_data
            try:
                revision = village.page_of_ledger(
                    said["organ"], version.item, title=said["title"], body_html=said["body_html"],
                    files=form.arranged_files(), by=request.user,
                )  # fmt: skip
            except MoveRefused as refused:
                form.add_error(None, str(refused))
            else:
                return redirect("admin:disclosure_village_send", revision.pk)
        context = {"title": version.title, "step": 2, "form": form, "version": version, "alone": len(organs) == 1}
        return self._show(request, context, 400 if sent else 200)

    def send(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Step three: as it will be, and the button that sends it to the township."""
        mine = Revision.objects.filter(publication__organ__in=self._villages(request), publication__kind="document")
        revision = mine.select_related("publication__organ__parent").filter(pk=pk).first()
        if revision is None:
            raise Http404
        refusal = ""
        if request.method == "POST":
            try:
                revision = moving.advance(revision.pk, "submit", by=request.user)
            except (MoveRefused, Conflict) as refused:
                refusal = str(refused)
            else:
                return redirect(request.path)
        context = {
            "title": revision.title, "step": 3, "revision": revision, "refusal": refusal,
            "is_sent": revision.state not in EDITABLE, "found": open_in(revision),
            "files": list(revision.files.select_related("blob").defer("blob__text", "blob__texts")),
            "write_url": reverse("admin:disclosure_document_change", args=[revision.publication_id]),
        }  # fmt: skip
        return self._show(request, context, 409 if refusal else 200)

    def _villages(self, request: HttpRequest):
        organs = village.villages(reach(request, ("write",)))
        if not organs:
            raise PermissionDenied
        return organs

    def _show(self, request: HttpRequest, context: dict, status: int = 200) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, "disclosure/desk/village.html", context, status=status)
