"""Documents as the public reads them: the list, one document, its paper form and versions. Files are in files.py."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from disclosure.beside import beside_it
from disclosure.catalog import successors
from disclosure.contacts import contact_of
from disclosure.document_notices import validity_notice, version_notice
from disclosure.document_page import page_of
from disclosure.library.related import Beside, beside
from disclosure.views.files import DRAWN
from portal.cases.today import today
from portal.publishing.facets import POLICY
from portal.publishing.models import Entry, Release, ReleaseFile
from portal.site import columns
from portal.site.addresses import full_address
from portal.site.front.declaring import kept
from portal.site.listing import Listing
from portal.site.qr import qr_svg
from portal.site.reading import reads
from portal.site.released import by_address, file_row, read_one

KIND = "document"

# All that the page of a document needs, with its files in order, in which formats it may be taken along, whom to ask
# (who is named for this kind goes before who is named for all), and its versions where there are several.
READ = by_address(
    DRAWN,
    """(SELECT json_build_object('person', c.name, 'phone', c.phone, 'hours', c.hours) FROM policy_contact AS c
        WHERE c.organ_id = organ.id AND c.kind IN ('', entry.kind) AND c.is_active ORDER BY c.kind DESC LIMIT 1)""",
    """(SELECT json_agg(json_build_object('no', v.no, 'at', v.released_at, 'note', v.change_note) ORDER BY v.no DESC)
        FROM release AS v WHERE v.publication_id = entry.publication_id AND release.no > 1)""",
)


@reads
@kept(*Listing.PARAMETERS)
def document_list(request: HttpRequest) -> HttpResponse:
    listing = Listing(request, KIND, address="/documents/")
    context = listing.context() | {"title": _("公开的信息"), "crumbs": [{"label": _("公开的信息")}]}
    context["column"] = columns.POLICIES if listing.chosen.get("kind") == POLICY else columns.DOCUMENTS
    if not listing.too_far:
        context["documents"] = listing.rows()
    return render(request, "disclosure/document_list.html", context)


@reads
@kept()
def document(request: HttpRequest, number: int) -> HttpResponse:
    entry = _entry(number)
    return render(request, "disclosure/document_detail.html", _context(request, entry, entry.release))


@reads
@kept()
def document_print(request: HttpRequest, number: int) -> HttpResponse:
    entry = _entry(number)
    context = _context(request, entry, entry.release) | {
        "address": (address := full_address(request, entry.path)),
        "qr": qr_svg(address),
        "today": today(),
        "version": {"no": entry.release.no, "at": entry.release.released_at},
    }
    return render(request, "disclosure/document_print.html", context)


@reads
@kept()
def document_version(request: HttpRequest, number: int, no: int) -> HttpResponse:
    """An earlier release as it was. What was withdrawn, and all before it, is no version any more."""
    entry = _entry(number)
    release = entry.release
    if no != release.no:
        # The number may be any; one beyond the column's range is simply none.
        release = get_object_or_404(Release, publication_id=entry.publication_id, no=no) if no < 2**31 else None
    if release is None:
        raise Http404
    context = _context(request, entry, release) | {"notice": version_notice(entry, release), "robots": "noindex"}
    context["crumbs"][-1:] = [
        {"label": _("正文"), "url": entry.path}, {"label": _("第%(no)s版") % {"no": release.no}},
    ]  # fmt: skip
    return render(request, "disclosure/document_version.html", context)


def _entry(number: int) -> Entry:
    """By its path, so that an address has one spelling."""
    entry, _release, files, formats, named, versions = read_one(READ, f"/documents/{number}/")
    entry.files, entry.formats, entry.contact, entry.versions = files, formats or [], named, versions or []
    return entry


def _context(request: HttpRequest, entry: Entry, release: Release) -> dict:
    is_current = release.pk == entry.release_id
    attached = entry.files if is_current else ReleaseFile.objects.filter(release=release).values("n", "name", "size")
    files = [file_row(entry, **file) for file in attached]
    found = beside(entry, today()) if is_current else Beside()  # an earlier version stands for itself
    now = successors() if release.header.get("items") else {}
    page = page_of(request, entry, release, files=files, versions=_versions(entry), found=found, now=now)
    page["contact"] = contact_of(entry, entry.contact)
    if is_current:
        page["document"]["papers"] = [{"url": f"{entry.path}paper.{each}", "format": each} for each in entry.formats]
        page |= beside_it(entry)  # what upper floors know of it: interpretations, answers
    return page | {"notice": validity_notice(entry, found)}


def _versions(entry: Entry) -> list[dict]:
    """All of them, newest first; of the only one nothing needs to be said."""
    numbers = {version["no"] for version in entry.versions}
    return [
        version | {
            "at": parse_datetime(version["at"]), "current": version["no"] == entry.release.no,
            "url": f"{entry.path}versions/{version['no']}/",
            "changes_url": f"{entry.path}versions/{version['no']}/changes/" if version["no"] - 1 in numbers else "",
        }
        for version in entry.versions
    ]  # fmt: skip
