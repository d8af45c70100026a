"""Published answers: one of them as the public reads it (the list stands on /letters/)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.letters.knowledge import of_answers
from feedback.letters.publishing import day
from feedback.views.letters import COLUMN, CRUMB
from portal.publishing.models import Entry
from portal.site.front.declaring import kept
from portal.site.reading import reads
from portal.site.released import by_address, file_row, read_one
from portal.site.sending import released_file
from portal.site.views.pages import article_of

READ = by_address()


@reads
@kept()
def answer(request: HttpRequest, number: int) -> HttpResponse:
    entry, _release, files = read_one(READ, f"/letters/{number}/")
    rows, policy = [file_row(entry, **file) for file in files], of_answers([entry.pk]).get(entry.pk)
    return render(request, "feedback/answer.html", page_of(entry) | {"files": rows, "policy": policy})


@reads
def answer_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"/letters/{number}/", n, name)


def page_of(entry: Entry) -> dict:
    """Also of what is not released yet: the preview at the desk."""
    header = entry.release.header
    return article_of(entry) | {
        "kind": header["kind_label"], "lane": header["lane"], "organ": entry.organ,
        "received_on": day(header, "received_on"), "answered_on": day(header, "answered_on"),
        "crumbs": [CRUMB, {"label": _("答复")}], "column": COLUMN,
    }  # fmt: skip
