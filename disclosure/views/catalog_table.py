"""A domain of the catalog as an official table, to take along."""

import hashlib
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from disclosure.models import Domain
from disclosure.official.workbook import write
from portal.site.reading import reads

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@reads
def catalog_table(request: HttpRequest, code: str) -> HttpResponse:
    return workbook_response(request, [get_object_or_404(Domain, code=code)])


def workbook_response(request: HttpRequest, domains: Iterable[Domain]) -> HttpResponse:
    domains = list(domains)
    name = domains[0].name if len(domains) == 1 else _("政务公开事项")
    headers = {
        "Content-Disposition": content_disposition_header(True, _("%s标准目录.xlsx") % name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "no-cache",
    }
    data = write(domains)
    etag = f'"{hashlib.sha256(data).hexdigest()}"'
    answer = HttpResponse(data, content_type=XLSX, headers=headers | {"ETag": etag})
    return get_conditional_response(request, etag=etag, response=answer)
