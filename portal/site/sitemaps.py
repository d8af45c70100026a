"""The site map for machines: every released thing, and the columns that stand. Parts of at most 5,000 addresses."""

from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest

from portal.people.models import Organ
from portal.publishing.models import Entry
from portal.search.models import Axis, Term
from portal.site.addresses import full_address
from portal.site.navigation import exists

PART = 5000
COLUMNS = ("/", "/catalog/", "/documents/", "/organs/", "/guide/", "/rules/", "/sitemap/", "/interpretations/",
           "/letters/", "/requests/", "/consultations/", "/reports/")  # fmt: skip


class OurSitemap(Sitemap):
    limit = PART

    def __init__(self, home: str):
        parts = urlsplit(home)
        self.protocol, self.host = parts.scheme, parts.netloc

    def get_protocol(self, protocol=None):
        return self.protocol

    def get_domain(self, site=None):
        return self.host


class Entries(OurSitemap):
    def items(self):
        return Entry.objects.select_related("release").only("path", "release__released_at").order_by("publication_id")

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
