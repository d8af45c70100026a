"""The desk of a village's or a township's clerk, made for a phone: choose the item, a photo or some words, send."""

from html import escape

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import ledger
from disclosure.models import ItemVersion
from portal.cases.today import today
from portal.people.models import Organ
from portal.people.reach import reach
from portal.publishing import moving, typed
from portal.publishing.admin.files_field import Files, NewFiles
from portal.publishing.admin.text_form import TextForm
from portal.publishing.content import shown
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


class LedgerDesk:
    """Three pages beside the catalog's own. What is sent goes the usual way of review."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("ledger/", wrap(self.choose), name="disclosure_ledger"),
            path("ledger/<int:pk>/", wrap(self.tell), name="disclosure_ledger_item"),
            path("ledger/send/<int:pk>/", wrap(self.send), name="disclosure_ledger_send"),
            *super().get_urls(),
        ]

    def choose(self, request: HttpRequest) -> HttpResponse:
        """Step one: what is owed, with the day on which it was last published."""
        organs = self._keepers(request)
        organ = next((each for each in organs if each.code == request.GET.get("organ")), organs[0])
        context = {"title": ledger.LEDGERS[organ.kind].title, "step": 1, "organ": organ,
                   "organs": organs if len(organs) > 1 else (), "groups": ledger.owed_by(organ)}  # fmt: skip
        return self._show(request, context)

    def tell(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Step two: the photos or the words. Only the organs that owe the item may be chosen."""
        owing = [organ for organ in self._keepers(request) if ledger.items_of(organ).filter(item=pk).exists()]
        if not owing:
            raise Http404
        version = ItemVersion.objects.in_force().select_related("item__domain").get(item=pk)
        organs = Organ.objects.filter(pk__in=[organ.pk for organ in owing]).in_order()
        chosen = next((each for each in owing if each.code == request.GET.get("organ")), owing[0])
        first = {"title": ledger.usual_title(chosen, version, today()), "organ": chosen}
        sent = request.method == "POST"
        given = (request.POST, request.FILES) if sent else ()
        form = LedgerForm(*given, organs=organs, is_new=True, initial=first)
        if sent and typed.is_fine(form, by=request.user):
            said = form.cleaned_data
            try:
                revision = ledger.page_of_ledger(
                    said["organ"], version.item, title=said["title"], body_html=said["body_html"],
                    files=form.arranged_files(), by=request.user,
                )  # fmt: skip
            except MoveRefused as refused:
                form.add_error(None, str(refused))
            else:
                return redirect("admin:disclosure_ledger_send", revision.pk)
        context = {"title": version.title, "step": 2, "form": form, "version": version, "alone": len(owing) == 1}
        return self._show(request, context, 400 if sent else 200)

    def send(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Step three: as it will be, and the button that sends it to be reviewed."""
        mine = Revision.objects.filter(publication__organ__in=self._keepers(request), publication__kind="document")
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
            "body_html": shown(revision.body_html),
            "reviewer": ledger.reviewed_by(revision.publication.organ),
            "is_sent": revision.state not in EDITABLE, "found": open_in(revision),
            "files": list(revision.files.with_blobs()),
            "write_url": reverse("admin:disclosure_document_change", args=[revision.publication_id]),
        }  # fmt: skip
        return self._show(request, context, 409 if refusal else 200)

    def _keepers(self, request: HttpRequest) -> list[Organ]:
        organs = list(ledger.keepers(reach(request, ("write",))))
        if not organs:
            raise PermissionDenied
        return organs

    def _show(self, request: HttpRequest, context: dict, status: int = 200) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, "disclosure/desk/ledger.html", context, status=status)
