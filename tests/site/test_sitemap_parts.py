"""The site map for machines in parts: together they name every entry once."""

import re

import pytest

from portal.site import sitemaps
from tests.pages import at_most, get, text
from tests.publishing.crowd import crowd

pytestmark = pytest.mark.medium


def test_parts_name_every_entry_once(cast, superuser_sql, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 100)
    paths = [entry.path for entry in crowd(cast, superuser_sql, 450)]
    parts = re.findall(r"<loc>http://testserver(/sitemap-entries\.xml[^<]*)</loc>", text("/sitemap.xml"))
    assert len(parts) == 5
    named = []
    for part in parts:
        with at_most(3):
            named += re.findall(r"<loc>http://testserver(/documents/\d+/)</loc>", text(part))
    assert sorted(named) == sorted(paths)
    assert get("/sitemap-entries.xml?p=6").status_code == 404
