"""The page that the public would read of a form as it stands, by the public page's own means; nothing is saved."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from disclosure.admin.document_form import DocumentForm
from disclosure.catalog import successors
from disclosure.document_header import header_of
from disclosure.document_page import page_of
from disclosure.library.related import Beside
from disclosure.models import Document, DocumentHeader
from portal.publishing.admin.previews import as_released
from portal.publishing.content import text_of
from portal.publishing.models import Publication, Revision


def preview(request: HttpRequest, form: DocumentForm, publication: Publication, revision: Revision | None) -> dict:
    """The context of the public template; what is missing or wrong in the form is left out."""
    draft = form.draft()
    number = publication.document.index_number if revision else _("登记时生成")
    document = Document(publication=publication, responsible_organ=publication.organ, index_number=number)
    header = header_of(
        DocumentHeader(**draft.header_fields()), document, draft.items, relations=draft.relations,
        text=text_of(draft.body_html), place=draft.placing,
    )  # fmt: skip
    entry, release, files = as_released(request, publication, draft, header)
    rows = [
        {"url": "#files", "name": each["name"], "kind": each["name"].rpartition(".")[2].upper(), "size": each["size"]}
        for each in files
    ]
    return page_of(request, entry, release, files=rows, versions=[], found=Beside(), now=successors())
