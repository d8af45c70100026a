"""Responses as the public reads them: the list, one of them, its files."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from interpretation.responses.kind import KIND
from portal.cases.today import today
from portal.publishing.headers import published_at
from portal.publishing.models import Entry, Release
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.listing import Listing
from portal.site.reading import reads
from portal.site.released import article, body_of, by_address, contact, file_row, read_one
from portal.site.rows import entry_row
from portal.site.sending import released_file

COLUMN = columns.column(_("回应关切"), _("解读回应"), _("群众关心的事，政府怎么说，什么时候说的"))
ADDRESS = "/responses/"
CRUMB = {"label": _("回应关切"), "url": ADDRESS}
READ = by_address()


@reads
@kept(*Listing.PARAMETERS)
def response_list(request: HttpRequest) -> HttpResponse:
    listing = Listing(request, KIND, address=ADDRESS)
    context = listing.context() | {"title": _("回应关切"), "crumbs": [{"label": _("回应关切")}], "column": COLUMN}
    if not listing.too_far:
        on, kinds = today(), listing.vocabulary.kinds
        context["documents"] = [
            entry_row(entry, kinds, on) | {"kind": "", "validity": ""} for entry in listing.entries()
        ]
    return render(request, "interpretation/response_list.html", context)


@reads
@kept()
def response(request: HttpRequest, number: int) -> HttpResponse:
    page = page_of(request, *read_one(READ, f"{ADDRESS}{number}/"))
    return render(request, "interpretation/response.html", page)


@reads
def response_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"{ADDRESS}{number}/", n, name)


def page_of(request: HttpRequest, entry: Entry, release: Release, files: list[dict]) -> dict:
    """Also of what is not released yet: the preview at the desk gives its own files."""
    header, came_out = release.header, published_at(release)
    seen, assessed = (parse_datetime(header[name]) if header[name] else None for name in ("seen_at", "assessed_at"))
    told = _("用时%(time)s") % {"time": taken(seen, came_out)}
    steps = [(_("看到"), seen, header["seen_in_label"]), (_("研判"), assessed, ""), (_("回应"), came_out, told)]
    return {
        "title": release.title,
        "answer": {
            "title": release.title, "topic": header["topic_label"], "concern": header["abstract"],
            "organ": header["content_source"], "spoken_by": header["spoken_by"], "published_at": came_out,
            "body_html": body_of(release),
        },
        "steps": [{"name": name, "at": at, "note": note} for name, at, note in steps if at],
        "files": [file_row(entry, **file) for file in files],
        "contact": contact(entry.organ),
        "crumbs": [CRUMB, {"label": _("正文")}],
        "column": COLUMN,
        "article": article(request, entry, release, at=came_out, source=header["content_source"],
                           keywords=header["topic_label"], description=header["abstract"]),
    }  # fmt: skip


def taken(seen: datetime.datetime, answered: datetime.datetime) -> str:
    """In the largest units that still tell: 3小时, 1天2小时."""
    hours = max(1, round((answered - seen) / datetime.timedelta(hours=1)))
    days, rest = divmod(hours, 24)
    if not days:
        return _("%(n)s小时") % {"n": hours}
    return _("%(days)s天%(hours)s小时") % {"days": days, "hours": rest} if rest else _("%(n)s天") % {"n": days}
