"""What a new document may begin with: the item's own template, or an earlier document."""

from html import escape
from uuid import UUID

from disclosure.models import CatalogItem, DocumentHeader
from portal.publishing.models import Entry, Revision

EXAMPLES = 3
# Of an earlier document everything but what names that one alone: its numbers and its days.
COPIED = ("kind", "topic", "stage", "disclosure_time", "scope")


def template(items: list[CatalogItem]) -> str:
    """What the office wrote for the first item that has one; else what the catalog asks for as headings."""
    for item in items:
        if item.template:
            return item.template
    versions = [version for item in items if (version := item.in_force)]
    elements = list(dict.fromkeys(element for version in versions for element in version.elements))
    return "".join(f"<h2>{escape(element)}</h2><p>&nbsp;</p>" for element in elements)


def examples(items: list[CatalogItem]) -> list[Entry]:
    """The newest released documents of these items."""
    paths = [item.path for item in items]
    if not paths:
        return []
    return list(Entry.objects.filter(items__overlap=paths).select_related("organ").order_by("-sort_at")[:EXAMPLES])


def like(publication: UUID, *, visible) -> dict:
    """The first values of a form over an earlier document: one that the person may see at the desk (`visible`), or the
    released text of any."""
    revision = visible.newest_of(publication)
    if revision is None:
        entry = Entry.objects.filter(publication=publication, section="document").select_related("release").first()
        revision = entry and Revision.objects.get(pk=entry.release.revision_id)
    if revision is None:
        return {}
    header = DocumentHeader.objects.get(revision=revision)
    items = [link.item_id for link in revision.document_items.all()]
    fields = {name: getattr(header, name) for name in COPIED}
    return fields | {"title": revision.title, "body_html": revision.body_html, "items": items}
