"""What a version of a document changed, for readers (needs 141)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from disclosure.series.differences import difference
from portal.publishing.models import Entry, Release
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.reading import reads


@reads
@kept()
def document_changes(request: HttpRequest, number: int, no: int) -> HttpResponse:
    """Between this version and the one before it; what was withdrawn is no version any more."""
    entry = Entry.objects.select_related("organ").filter(path=f"/documents/{number}/").first()
    if entry is None or not 1 < no < 2**31:
        raise Http404
    found = Release.objects.filter(publication_id=entry.publication_id, no__in=(no - 1, no))
    releases = {release.no: release for release in found}
    if len(releases) < 2:
        raise Http404
    old, new = releases[no - 1], releases[no]
    context = {
        "title": _("%(title)s：第%(no)s版改了什么") % {"title": new.title, "no": no},
        "document": {"title": new.title, "url": entry.path},
        "old": {"no": old.no, "at": old.released_at, "url": f"{entry.path}versions/{old.no}/"},
        "new": {"no": new.no, "at": new.released_at, "url": f"{entry.path}versions/{new.no}/", "note": new.change_note},
        "is_current": new.pk == entry.release_id,
        "difference": difference(old.body_html, new.body_html),
        "crumbs": [{"label": columns.DOCUMENTS["name"], "url": "/documents/"}, {"label": _("正文"), "url": entry.path},
                   {"label": _("改了什么")}],
        "column": columns.DOCUMENTS, "robots": "noindex",
    }  # fmt: skip
    return render(request, "disclosure/document_changes.html", context)
