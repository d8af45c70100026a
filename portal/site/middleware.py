"""Headers that every answer carries."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from portal.site.outage import is_lock, is_outage, typed, unavailable

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class HeadersMiddleware:
    """Public pages are checked again each time and differ by mode only; the desk is never stored."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path_info.startswith(settings.DESK_PATH) or response.status_code >= 500:
            response.headers.setdefault("Cache-Control", "no-store")
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
            if not response.streaming:
                patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
        return response


class OutageMiddleware:
    """A database that is away gives 503 and a time to come back; a row that another holds gives 409. Never a 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_lock(error):
            return HttpResponse(
                render_to_string("409.html", {"typed": typed(request), "back": request.path}), status=409
            )
        return unavailable(request, error) if is_outage(error) else None
