"""Documents at the desk: their list, and the form with their header."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from disclosure import drafting
from disclosure.admin.document_form import DocumentForm
from disclosure.models import CatalogItem, Document, DocumentHeader
from portal.cases.today import today
from portal.people.rights import organs_visible_to
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Revision
from portal.publishing.pairs import containing

HEADER_FIELDS = (
    "kind", "topic", "document_number", "registration_number", "issued_on", "effective_from", "effective_until",
    "validity_mark", "content_source", "disclosure_time", "scope", "abstract",
)  # fmt: skip


@admin.register(Document)
class DocumentAdmin(WritingAdmin):
    list_display = ("shown_title", "index_number", "shown_organ", "shown_state", "moved")
    search_fields = ("index_number",)  # and what get_search_results looks for
    ordering = ("-publication__created_at",)
    organ_path = "responsible_organ"
    writing_template = "disclosure/desk/document_form.html"
    writing_title = _("写一份公开文件")

    def get_queryset(self, request):
        visible = organs_visible_to(request.user, today())
        documents = Document.objects.filter(responsible_organ_id__in=visible)
        return self.with_now(documents.select_related("responsible_organ", "publication"))

    def get_search_results(self, request, queryset, search_term):
        """What contains every word in a title, a document number or the index number; each is found by its index."""
        for word in search_term.split()[:5]:
            titled = containing(Revision.objects, "title", word).values("publication")
            numbers = containing(DocumentHeader.objects, "number_key", drafting.key(word) or word)
            indexed = containing(Document.objects, "index_number", word).values("publication")
            queryset = queryset.filter(pk__in=titled.union(numbers.values("revision__publication"), indexed, all=True))
        return queryset, False

    @admin.display(description=_("单位"), ordering="responsible_organ__sort")
    def shown_organ(self, document):
        return document.responsible_organ.short_name

    # Writing

    def make_form(self, request: HttpRequest, *data, **kwargs) -> DocumentForm:
        return DocumentForm(*data, admin_site=self.admin_site, **kwargs)

    def start(self, request: HttpRequest) -> dict:
        """Begin from a catalog item: ?item=20/0007."""
        items = CatalogItem.objects.at(request.GET.get("item", ""))
        return {"items": list(items), "kind": "notice", "disclosure_time": "long_term", "scope": "general_public"}

    def initial(self, revision: Revision) -> dict:
        header = revision.document_header
        return super().initial(revision) | {name: getattr(header, name) for name in HEADER_FIELDS} | {
            "issuing_organs": "、".join(header.issuing_organs),
            "items": [link.item_id for link in revision.document_items.all()],
        }  # fmt: skip

    def register_draft(self, request: HttpRequest, form: DocumentForm) -> Revision:
        return drafting.register(form.cleaned_data["organ"], form.draft(), by=request.user)

    def save_draft(self, request: HttpRequest, revision: Revision, form: DocumentForm) -> Revision:
        return drafting.save(revision.pk, form.draft(), by=request.user, edits=form.cleaned_data["edits"])
