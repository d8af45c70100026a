"""Pages for what goes wrong. 404 and 410 are dressed like the rest; the others stand without database and context."""

import re
import sys

from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404
from django.utils.translation import gettext as _

from portal.publishing.models import Gone, OldAddress
from portal.publishing.states import WithdrawReason
from portal.site.bad_address import BadAddress
from portal.site.context import known_profile, mode_of
from portal.site.outage import is_outage, typed, unavailable

# A publication's own address, of two parts or of three (/reports/2025/7/); what lies under it (print, versions, files)
# went with it.
OWN_ADDRESS = re.compile(r"(/[a-z]+/[^/]{1,100}/)(?:[^/]{1,100}/)?")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return bare(request, 400, reason=str(exception) if isinstance(exception, BadAddress) else "")


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return bare(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that has grown too old shows what was typed; one that another site sent shows nothing of it."""
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    return bare(request, 403, back=request.path, typed=typed(request) if ours else [])


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; the way to where an older site's page is now; or 410 with its notice when something withdrawn stood here."""
    # Only an address that means nothing here is looked for: an old one never hides one of ours.
    if isinstance(exception, Resolver404) and (target := moved_to(request)):
        return HttpResponsePermanentRedirect(target)
    if gone := withdrawn(request.path_info):
        return render(request, "410.html", {"gone": gone, "robots": "noindex"}, status=410)
    return render(request, "404.html", {"robots": "noindex"}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    error = sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]
    return unavailable(request, error) if is_outage(error) else bare(request, 500)


def moved_to(request: HttpRequest) -> str | None:
    """Where the document is that an older site had at this address; the query counts where that site's did."""
    path, query = request.path_info, request.META.get("QUERY_STRING", "")
    asked = [f"{path}?{query}", path] if query else [path]
    try:
        found = dict(OldAddress.objects.filter(path__in=asked).exclude(target="").values_list("path", "target"))
    except (DatabaseError, ValueError):
        return None
    return next((found[each] for each in asked if each in found), None)


def withdrawn(path: str) -> dict | None:
    """The notice of what was withdrawn from `path` or from above it: never its title, which may be the reason."""
    if not (own := OWN_ADDRESS.match(path)):
        return None
    try:
        gone = Gone.objects.select_related("organ").filter(path__in={own[0], own[1]}).order_by("path").first()
    except (DatabaseError, ValueError):
        return None
    if gone is None:
        return None
    labels = dict(WithdrawReason.choices)
    return {
        "index_number": gone.index_number, "at": gone.at, "organ": gone.organ.name,
        "reason": labels.get(gone.reason_code, _("其他原因")),
    }  # fmt: skip


def bare(request: HttpRequest, status: int, **context) -> HttpResponse:
    """A page that needs nothing but its template."""
    context |= {"site": known_profile(), "mode": mode_of(request)}
    return HttpResponse(render_to_string(f"{status}.html", context), status=status)
