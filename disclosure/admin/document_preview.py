"""The page that the public would read of a form as it stands, by the public page's own means; nothing is saved."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.admin.document_form import DocumentForm
from disclosure.document_header import header_of
from disclosure.documents import DOCUMENT
from disclosure.library.related import Beside
from disclosure.models import Document, DocumentHeader
from disclosure.views.documents import page_of
from portal.people.models import Organ
from portal.publishing.content import text_of
from portal.publishing.models import Publication, Release, Revision
from portal.publishing.releasing import entry_of


def preview(request: HttpRequest, form: DocumentForm, organ: Organ, revision: Revision | None) -> dict:
    """The context of the public template; what is missing or wrong in the form is left out."""
    draft = form.draft_so_far()
    publication = revision.publication if revision else Publication(kind=DOCUMENT.code, organ=organ)
    number = publication.document.index_number if revision else _("登记时生成")
    document = Document(publication=publication, responsible_organ=organ, index_number=number)
    header = header_of(
        DocumentHeader(**draft.header_fields()), document, draft.items, relations=draft.relations,
        text=text_of(draft.body_html), place=draft.placing,
    )  # fmt: skip
    now = timezone.now()
    release = Release(publication=publication, no=1, title=draft.title or _("（还没有标题）"), header=header,
                      body_html=draft.body_html, released_at=now)  # fmt: skip
    entry = entry_of(publication, release, request.path, DOCUMENT.facts(header), now)
    files = [
        {"url": "#files", "name": kept.name, "kind": kept.name.rpartition(".")[2].upper(), "size": kept.blob.size}
        for kept in draft.files or []
    ]
    return page_of(request, entry, release, files=files, versions=[], found=Beside()) | {"robots": "noindex"}
