"""Documents at the desk: their list, and the form with their header."""

from django.contrib import admin
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from disclosure import drafting, starting
from disclosure.admin.document_form import DocumentForm
from disclosure.admin.document_preview import preview
from disclosure.admin.series_fields import begin, initial_of
from disclosure.alike import alike
from disclosure.document_number import key
from disclosure.library.relations import candidates, lines
from disclosure.models import CatalogItem, Document, DocumentHeader
from disclosure.offers import offers
from disclosure.series.placing import placing_of
from portal.cases.today import today
from portal.database.row_keys import key_in
from portal.people.rights import organs_visible_to
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.content import plain
from portal.publishing.models import Publication, Revision
from portal.publishing.pairs import containing

HEADER_FIELDS = (
    "kind", "topic", "document_number", "registration_number", "issued_on", "effective_from", "effective_until",
    "validity_mark", "caption_note", "filing_number", "filed_on", "stage", "content_source", "disclosure_time", "scope",
    "abstract",
)  # fmt: skip


@admin.register(Document)
class DocumentAdmin(WritingAdmin):
    list_display = ("shown_title", "index_number", "shown_organ", "shown_state", "moved")
    search_fields = ("index_number",)  # and what get_search_results looks for
    ordering = ("-publication__created_at",)
    organ_path = "responsible_organ"
    kinds = (drafting.KIND,)
    drafting = drafting
    writing_form = DocumentForm
    writing_template = "disclosure/desk/document_form.html"
    preview_template = "disclosure/desk/document_preview.html"
    writing_title = _("写一份公开文件")

    def get_search_results(self, request, queryset, search_term):
        """What contains every word in a title, a document number or the index number; each is found by its index."""
        for word in search_term.split()[:5]:
            titled = containing(Revision.objects, "title", word).values("publication")
            numbers = containing(DocumentHeader.objects, "number_key", key(word) or word)
            indexed = containing(Document.objects, "index_number", word).values("publication")
            queryset = queryset.filter(pk__in=titled.union(numbers.values("revision__publication"), indexed, all=True))
        return queryset, False

    # Writing

    def make_form(self, request: HttpRequest, *data, **kwargs) -> DocumentForm:
        return super().make_form(request, *data, admin_site=self.admin_site, **kwargs)

    def start(self, request: HttpRequest) -> dict:
        """Begin from a catalog item (?item=20/0007), an earlier document (?like=…), a place in a series (?series=…)."""
        first = {"kind": "notice", "disclosure_time": "long_term", "scope": "general_public"}
        if earlier := key_in(request.GET.get("like", "")):
            return first | starting.like(earlier, visible=self._visible(request))
        if series := request.GET.get("series", ""):
            return first | begin(series, request.GET.get("slot", ""), request.GET.get("period", ""))
        items = list(CatalogItem.objects.at(request.GET.get("item", "")))
        return first | {"items": items, "body_html": starting.template(items)}

    def more(self, request: HttpRequest, form: DocumentForm, revision: Revision | None) -> dict:
        items = CatalogItem.objects.filter(pk__in=form.chosen_items())
        return {"examples": starting.examples(list(items.select_related("domain")))}

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        return preview(request, form, publication, revision)

    def offers(self, text: str) -> dict[str, str]:
        return offers(text)

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("alike/", wrap(self.alike), name="disclosure_document_alike"),
            path("near/", wrap(self.near), name="disclosure_document_near"),
            *super().get_urls(),
        ]

    def near(self, request: HttpRequest) -> JsonResponse:
        """The released documents that a number or a piece of a title (?q=…) may mean: the finder of relations."""
        if not self._organs(request):
            raise Http404
        return JsonResponse({"near": candidates(plain(request.GET.get("q", ""))[:100])})

    def alike(self, request: HttpRequest) -> JsonResponse:
        """Documents that the title being typed (?title=…) may repeat; ?of= is the one it belongs to."""
        if not self._organs(request):
            raise Http404
        organs = organs_visible_to(request.user, today())
        found = alike(request.GET.get("title", ""), organs, besides=key_in(request.GET.get("of", "")))
        rows = [
            {"title": row.title, "organ": row.organ, "state": row.state,
             "url": reverse("admin:publishing_revision_change", args=[row.revision]),
             "like": f"{reverse('admin:disclosure_document_add')}?like={row.publication}"}
            for row in found
        ]  # fmt: skip
        return JsonResponse({"alike": rows})

    def _visible(self, request: HttpRequest):
        organs = organs_visible_to(request.user, today())
        return Revision.objects.filter(publication__kind=drafting.KIND).of_organs(organs)

    def initial(self, revision: Revision) -> dict:
        header, place = revision.document_header, initial_of(placing_of(revision))
        return super().initial(revision) | {name: getattr(header, name) for name in HEADER_FIELDS} | place | {
            "issuing_organs": "、".join(header.issuing_organs),
            "items": [link.item_id for link in revision.document_items.all()],
            "relations": lines(revision.relations.all()),
        }  # fmt: skip
