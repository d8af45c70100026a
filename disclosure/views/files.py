"""Attachments of documents, and the papers drawn of them."""

import logging
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from disclosure.models import Paper
from portal.publishing.models import Entry
from portal.site.reading import reads
from portal.site.sending import HEADERS, released_file, unchanged

logger = logging.getLogger(__name__)
UNFIT = r'[\\/:*?"<>|\s]+'  # in names of files
PAPER = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# The formats in which it may be taken along, as a column of a statement (portal.site.released).
DRAWN = """(SELECT array_agg(p.format ORDER BY p.format DESC) FROM paper AS p
            WHERE p.release_id = release.id AND octet_length(p.content) > 0 AND p.seal <> '')"""


@reads
def document_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"/documents/{number}/", n, name)


@reads
def document_paper(request: HttpRequest, number: int, form: str) -> HttpResponse:
    return paper_of(request, f"/documents/{number}/", form)


def paper_of(request: HttpRequest, path: str, form: str) -> HttpResponse:
    """The live release as a file to take along, as it was last drawn (disclosure/paper)."""
    entry = get_object_or_404(Entry.objects.only("release_id", "title"), path=path)
    drawn = Paper.objects.filter(publication=entry.pk, release=entry.release_id, format=form if form in PAPER else "")
    paper = get_object_or_404(drawn.exclude(content=b""))
    if not paper.is_ours:
        logger.error("paper %s of release %s is not what was drawn", paper.pk, paper.release_id)
        raise Http404
    name = f"{re.sub(UNFIT, ' ', entry.title)[:80].strip()}.{form}"
    headers = HEADERS | {
        "ETag": f'"{paper.pk}-{paper.at.timestamp()}"',
        "Content-Disposition": content_disposition_header(True, name),
    }
    if answer := unchanged(request, headers):
        return answer
    return HttpResponse(bytes(paper.content), content_type=PAPER[form], headers=headers)
