"""Pages for machines: robots, site map, health."""

from django.contrib.sitemaps import views as sitemap_views
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve

from portal.site import health
from portal.site.addresses import full_address
from portal.site.front.declaring import kept
from portal.site.qr import qr_svg
from portal.site.reading import reads
from portal.site.sitemaps import sections

# Nothing here is secret; these pages only repeat what others hold.
ROBOTS = """User-agent: *
Disallow: /search/
Disallow: /leave/
Disallow: /mode/
Disallow: /components/

Sitemap: {}
"""


@reads
@kept()
def robots(request: HttpRequest) -> HttpResponse:
    words = ROBOTS.format(full_address(request, "/sitemap.xml"))
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@reads
@kept()
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return sitemap_views.index(request, sections(request), sitemap_url_name="sitemap-part")


@reads
@kept("p")
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, sections(request), section=section)


@reads
@kept()
def qr(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """The code of one of our pages, whether it is there or not: its address says all that the picture does."""
    path = f"/{section}/{number}/"
    try:
        resolve(path)
    except Resolver404:
        raise Http404 from None
    return HttpResponse(qr_svg(full_address(request, path)), content_type="image/svg+xml")


@reads
def healthz(request: HttpRequest) -> HttpResponse:
    found = health.report()
    return JsonResponse(found, status=200 if found["ok"] else 503, headers={"Cache-Control": "no-store"})
