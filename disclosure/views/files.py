"""Attachments: served from the live release alone, as long as the bytes on disk are the approved ones (I-3)."""

import logging
import os
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response

from portal.publishing.models import Entry, ReleaseFile
from portal.publishing.stored import Altered, open_stored
from portal.site.reading import reads

logger = logging.getLogger(__name__)


@reads
def document_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    """By its place in the live release; the name in the address must be its name there."""
    files = ReleaseFile.objects.filter(n=n, name=name) if n < 2**31 else ReleaseFile.objects.none()
    entry = get_object_or_404(Entry.objects.only("release_id"), path=f"/documents/{number}/")
    file = get_object_or_404(files, release_id=entry.release_id)
    headers = {
        "ETag": f'"{file.sha256}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "no-cache",
    }
    try:
        descriptor = open_stored(file.sha256, file.size)
    except Altered as error:
        logger.error("attachment %s of release %s: %s", file.sha256, file.release_id, error)
        raise Http404 from error
    if unchanged := get_conditional_response(request, etag=headers["ETag"]):
        os.close(descriptor)
        for header, value in headers.items():  # also a 304 names what it is about
            unchanged.headers[header] = value
        return unchanged
    stream = os.fdopen(descriptor, "rb")
    return FileResponse(stream, as_attachment=True, filename=file.name, content_type=file.mime, headers=headers)


def file_row(entry: Entry, *, n: int, name: str, size: int) -> dict:
    """A file as components/file_list.html shows it."""
    kind = name.rpartition(".")[2].upper()
    return {"url": f"{entry.path}files/{n}/{quote(name, safe='')}", "name": name, "kind": kind, "size": size}
