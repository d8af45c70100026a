"""Attachments: served from the live release alone, as long as the bytes on disk are the approved ones (I-3)."""

import logging
import os
import re
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from disclosure.models import Paper
from portal.publishing.models import Entry, ReleaseFile
from portal.publishing.stored import Altered, open_stored
from portal.site.reading import reads

UNFIT = r'[\\/:*?"<>|\s]+'  # in names of files
logger = logging.getLogger(__name__)


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-cache",
}
PAPER = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@reads
def document_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    """By its place in the live release; the name in the address must be its name there."""
    files = ReleaseFile.objects.filter(n=n, name=name) if n < 2**31 else ReleaseFile.objects.none()
    entry = get_object_or_404(Entry.objects.only("release_id"), path=f"/documents/{number}/")
    file = get_object_or_404(files, release_id=entry.release_id)
    headers = HEADERS | {"ETag": f'"{file.sha256}"'}
    try:
        descriptor = open_stored(file.sha256, file.size)
    except Altered as error:
        logger.error("attachment %s of release %s: %s", file.sha256, file.release_id, error)
        raise Http404 from error
    if unchanged := _unchanged(request, headers):
        os.close(descriptor)
        return unchanged
    stream = os.fdopen(descriptor, "rb")
    return FileResponse(stream, as_attachment=True, filename=file.name, content_type=file.mime, headers=headers)


@reads
def document_paper(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """The live release as a file to take along, as it was last drawn (disclosure/paper)."""
    entry = get_object_or_404(Entry.objects.only("release_id", "title"), path=f"/documents/{number}/")
    drawn = Paper.objects.filter(publication=entry.pk, release=entry.release_id, format=form if form in PAPER else "")
    paper = get_object_or_404(drawn.exclude(content=b""))
    name = f"{re.sub(UNFIT, ' ', entry.title)[:80].strip()}.{form}"
    headers = HEADERS | {
        "ETag": f'"{paper.pk}-{paper.at.timestamp()}"',
        "Content-Disposition": content_disposition_header(True, name),
    }
    if unchanged := _unchanged(request, headers):
        return unchanged
    return HttpResponse(bytes(paper.content), content_type=PAPER[form], headers=headers)


def _unchanged(request: HttpRequest, headers: dict[str, str]) -> HttpResponse | None:
    """The answer to who has these bytes already; also a 304 names what it is about."""
    unchanged = get_conditional_response(request, etag=headers["ETag"])
    for header, value in headers.items() if unchanged else ():
        unchanged.headers[header] = value
    return unchanged


def file_row(entry: Entry, *, n: int, name: str, size: int) -> dict:
    """A file as components/file_list.html shows it."""
    kind = name.rpartition(".")[2].upper()
    return {"url": f"{entry.path}files/{n}/{quote(name, safe='')}", "name": name, "kind": kind, "size": size}
