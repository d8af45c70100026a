"""A released file as it goes out: the approved bytes or none (I-3), whole or the part that a player asks for.

Behind nginx the bytes are its to send (`PORTAL_X_ACCEL`, deploy/nginx); without it one part is cut here.
"""

import logging
import os
import re
from collections.abc import Iterator

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from portal.publishing.models import Entry, ReleaseFile
from portal.publishing.stored import Altered, open_stored

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-cache",
}
PLAYED = ("image/", "audio/", "video/")  # shown in a page of ours; everything else is a download
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
CHUNK = 1 << 18
logger = logging.getLogger(__name__)


def released_file(request: HttpRequest, path: str, n: int, name: str) -> HttpResponse:
    """By its place in the live release at `path`; the name in the address must be its name there."""
    files = ReleaseFile.objects.filter(n=n, name=name) if n < 2**31 else ReleaseFile.objects.none()
    entry = get_object_or_404(Entry.objects.only("release_id"), path=path)
    file = get_object_or_404(files, release_id=entry.release_id)
    headers = HEADERS | {"ETag": f'"{file.sha256}"', "Accept-Ranges": "bytes"}
    try:
        descriptor = open_stored(file.sha256, file.size)
    except Altered as error:
        logger.error("attachment %s of release %s: %s", file.sha256, file.release_id, error)
        raise Http404 from error
    if answer := unchanged(request, headers):
        os.close(descriptor)
        return answer
    headers["Content-Disposition"] = content_disposition_header(not file.mime.startswith(PLAYED), file.name)
    if settings.PORTAL_X_ACCEL:
        os.close(descriptor)
        inside = f"{settings.PORTAL_X_ACCEL}{file.sha256[:2]}/{file.sha256[2:4]}/{file.sha256}"
        return HttpResponse(content_type=file.mime, headers=headers | {"X-Accel-Redirect": inside})
    return _sent(request, os.fdopen(descriptor, "rb"), file, headers)


def _sent(request: HttpRequest, stream, file: ReleaseFile, headers: dict[str, str]) -> HttpResponse:
    part = part_of(request, file.size, headers["ETag"])
    if part is None:
        return FileResponse(stream, content_type=file.mime, headers=headers)
    start, end = part
    if start > end:
        stream.close()
        return HttpResponse(status=416, headers=HEADERS | {"Content-Range": f"bytes */{file.size}"})
    headers |= {"Content-Range": f"bytes {start}-{end}/{file.size}", "Content-Length": str(end - start + 1)}
    answer = StreamingHttpResponse(_cut(stream, start, end), status=206, content_type=file.mime, headers=headers)
    answer._resource_closers.append(stream.close)  # as FileResponse does: also when nobody reads on
    return answer


def part_of(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte asked for; None: the whole; an end before the start: what the file does not have. Several
    parts at once, or a part of other bytes than these, is answered with the whole (RFC 9110)."""
    asked = RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if request.method != "GET" or not asked or request.headers.get("If-Range", etag) != etag:
        return None
    start, end = asked.groups()
    if not start and not end:
        return None
    if not start:  # so many from the end
        return (max(size - int(end), 0), size - 1) if int(end) else (1, 0)
    if end and int(end) < int(start):
        return None
    return (int(start), min(int(end or size - 1), size - 1)) if int(start) < size else (1, 0)


def _cut(stream, start: int, end: int) -> Iterator[bytes]:
    stream.seek(start)
    left = end - start + 1
    while left and (chunk := stream.read(min(CHUNK, left))):
        left -= len(chunk)
        yield chunk


def unchanged(request: HttpRequest, headers: dict[str, str]) -> HttpResponse | None:
    """The answer to who has these bytes already; also a 304 names what it is about."""
    answer = get_conditional_response(request, etag=headers["ETag"])
    for header, value in headers.items() if answer else ():
        answer.headers[header] = value
    return answer
