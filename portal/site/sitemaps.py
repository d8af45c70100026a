"""The site map for machines: every released thing, and the columns that stand. Parts of about 5,000 addresses."""

from urllib.parse import urlsplit
from uuid import UUID

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest

from portal.people.models import Organ
from portal.publishing.models import Entry
from portal.search.facets import everything
from portal.search.models import Axis, Term
from portal.site.addresses import full_address
from portal.site.navigation import exists

PART = 5000
COLUMNS = ("/", "/catalog/", "/documents/", "/policies/", "/columns/", "/organs/", "/guide/", "/rules/", "/sitemap/",
           "/interpretations/", "/responses/", "/topics/", "/letters/", "/requests/",
           "/consultations/", "/reports/")  # fmt: skip


class OurSitemap(Sitemap):
    limit = PART

    def __init__(self, home: str):
        parts = urlsplit(home)
        self.protocol, self.host = parts.scheme, parts.netloc

    def get_protocol(self, protocol=None):
        return self.protocol

    def get_domain(self, site=None):
        return self.host


class Slices(Paginator):
    """All entries in parts of about one size: equal slices of the range of their keys, which are random. So a late
    part is found as fast as the first."""

    def page(self, number):
        number = self.validate_number(number)
        start, end = (UUID(int=(2**128 - 1) * part // self.num_pages) for part in (number - 1, number))
        last = Q(pk=end) if number == self.num_pages else Q()
        entries = Entry.objects.select_related("release").only("path", "release__released_at")
        return self._get_page(entries.filter(Q(pk__gte=start, pk__lt=end) | last).order_by("pk"), number, self)


class Entries(OurSitemap):
    @property
    def paginator(self):
        return Slices(range(everything()), PART)

    def lastmod(self, entry):
        return entry.release.released_at

    def get_latest_lastmod(self):
        return None  # the newest of all would cost a look at every release


class Columns(OurSitemap):
    def items(self):
        domains = Term.objects.on(Axis.DOMAIN).values_list("code", flat=True)
        organs = Organ.objects.in_order().values_list("code", flat=True)
        return [
            *(path for path in COLUMNS if exists(path)),
            *(f"/catalog/{code}/" for code in domains),
            *(f"/organs/{code}/" for code in organs),
        ]

    def location(self, path):
        return path

    def get_latest_lastmod(self):
        return None


def sections(request: HttpRequest) -> dict[str, Sitemap]:
    home = full_address(request, "/")
    return {"columns": Columns(home), "entries": Entries(home)}
