"""Numbered issues as the public reads them: all of them, one of them, its files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.letters.issues import KIND
from feedback.views.letters import COLUMN, CRUMB
from portal.publishing.models import Entry
from portal.site.front.declaring import kept
from portal.site.paging import LAST_PAGE, elided, newest_of, page_number
from portal.site.reading import reads
from portal.site.released import by_address, file_row, read_one
from portal.site.sending import released_file
from portal.site.views.pages import article_of

ADDRESS = "/letters/issues/"
READ = by_address()
CRUMBS = [CRUMB, {"label": _("专报"), "url": ADDRESS}]


@reads
@kept("page")
def issue_list(request: HttpRequest) -> HttpResponse:
    entries = Entry.objects.in_section(KIND)
    page, found = newest_of(entries, entries.count(), min(page_number(request.GET), LAST_PAGE + 1))
    headers = dict(Entry.objects.filter(pk__in=[each.pk for each in found]).values_list("pk", "release__header"))
    rows = [{"url": each.path, "title": each.title, "at": each.sort_at, **headers[each.pk]} for each in found]
    context = {
        "title": _("来信专报"), "rows": rows, "page": page, "pages": elided(page),
        "crumbs": [CRUMB, {"label": _("专报")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/issue_list.html", context)


@reads
@kept()
def issue(request: HttpRequest, number: int) -> HttpResponse:
    entry, _release, files = read_one(READ, f"{ADDRESS}{number}/")
    rows = [file_row(entry, **file) for file in files]
    return render(request, "feedback/issue.html", page_of(entry) | {"files": rows})


@reads
def issue_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"{ADDRESS}{number}/", n, name)


def page_of(entry: Entry) -> dict:
    """Also of what is not released yet: the preview at the desk."""
    page = article_of(entry) | {"crumbs": [*CRUMBS, {"label": _("正文")}], "column": COLUMN}
    return page | {"issue": entry.release.header, "organ": entry.organ, "at": entry.release.released_at}
