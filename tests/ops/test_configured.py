"""What the environment and the files of a deployment must say, or the portal does not start so."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.database import servers
from portal.site.middleware import PERMISSIONS
from portal.site.sending import HEADERS
from tests.ops.running import ROOT

pytestmark = pytest.mark.small
STAFF = "postgresql://portal_staff:x@db/portal"


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("DATABASE_URL", "DATABASE_URL_STAFF", "DATABASE_URL_PUBLIC", "DATABASE_URL_OWNER", "PORTAL_SIDE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("side", ["both", "public"])
def test_public_pages_are_never_read_as_the_desk_reads(monkeypatch, tmp_path, side):
    monkeypatch.setenv("DATABASE_URL_STAFF", STAFF)
    monkeypatch.setenv("PORTAL_SIDE", side)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL_PUBLIC"):
        servers.connection_settings(tmp_path)


def test_desk_alone_and_public_pages_alone_need_one_login(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL_STAFF", STAFF)
    monkeypatch.setenv("PORTAL_SIDE", "desk")
    assert servers.connection_settings(tmp_path)["default"]["USER"] == "portal_staff"
    monkeypatch.delenv("DATABASE_URL_STAFF")
    monkeypatch.setenv("DATABASE_URL_PUBLIC", STAFF.replace("staff", "public"))
    monkeypatch.setenv("PORTAL_SIDE", "public")
    assert servers.connection_settings(tmp_path)["default"]["USER"] == "portal_public"


def test_files_that_nginx_sends_carry_the_same_headers():
    """Of an answer with X-Accel-Redirect nginx keeps type, disposition and caching; the rest stands in its own file."""
    conf = (ROOT / "deploy/nginx/portal.conf").read_text()
    block = conf[conf.index("location /stored/") :]
    block = block[: block.index("}")]
    said = dict(re.findall(r'add_header (\S+) "?(.*?)"? always;', block))
    wanted = {name: value for name, value in HEADERS.items() if name != "Cache-Control"} | {
        "Permissions-Policy": PERMISSIONS, "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    }  # fmt: skip
    assert {name: said.get(name) for name in wanted} == wanted
    assert "internal;" in block
