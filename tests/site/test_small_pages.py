"""Leave, mode, robots, site maps, health, errors."""

import importlib
import re
from urllib.parse import urlencode
from xml.etree import ElementTree

import psycopg
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connections, transaction
from django.test import Client, override_settings
from django.urls import clear_url_caches

import portal.urls
from portal.site import health, navigation
from portal.site.links import signature
from portal.site.options import set_option
from portal.trail.record import SYSTEM
from tests.cast import released
from tests.pages import get, text, visitor
from tests.site.test_links import HOSTILE

pytestmark = pytest.mark.medium


def leave(address: str, sign: str | None = None) -> str:
    return "/leave/?" + urlencode({"u": address, "s": signature(address) if sign is None else sign})


def test_leave_page_names_the_true_host_and_waits_for_a_click(db):
    page = text(leave("https://例子.中国/a?b=c"))
    assert "xn--fsqu00a.xn--fiqs8s" in page and 'rel="noopener noreferrer nofollow"' in page
    assert "refresh" not in page.lower() and "noindex" in page


def test_hostile_or_unsigned_target_is_never_a_link(db):
    for address in HOSTILE:
        response = get(leave(address))
        assert response.status_code == 400 and "evil" not in response.content.decode(), address
    good = "https://example.com/"
    for sign in ("", "x", signature(good + "a"), signature(good)[:-1], signature(good).swapcase()):
        response = get(leave(good, sign))
        assert response.status_code == 400 and "example.com" not in response.content.decode(), sign
    for query in ("", "?u=", "?s=x", "?u=https://example.com/"):
        assert get("/leave/" + query).status_code == 400


def test_government_target_passes_without_notice(db):
    response = get(leave("https://www.gov.cn/zhengce/"))
    assert (response.status_code, response.headers["Location"]) == (302, "https://www.gov.cn/zhengce/")


def test_mode_is_kept_in_a_cookie_and_shown(db):
    for mode in ("large", "contrast", "standard"):
        response = visitor().post("/mode/", {"mode": mode, "next": "/documents/?kind=guide"})
        assert (response.status_code, response.headers["Location"]) == (303, "/documents/?kind=guide")
        cookie = response.cookies["mode"]
        assert (cookie.value, cookie["path"], cookie["samesite"], cookie["httponly"]) == (mode, "/", "Lax", True)
        assert f'data-mode="{mode}"' in get("/", cookies={"mode": mode}).content.decode()
    assert 'data-mode="standard"' in get("/", cookies={"mode": '"><script>'}).content.decode()
    assert get("/").headers["ETag"] != get("/", cookies={"mode": "large"}).headers["ETag"]


def test_mode_returns_to_this_site_only(db):
    for back in (
        "//evil.com",
        "https://evil.com/",
        "/\\evil.com",
        "javascript:alert(1)",
        "",
        "/a\r\nX: y",
        "\t//evil.com",
    ):
        assert visitor().post("/mode/", {"mode": "large", "next": back}).headers["Location"] == "/", back


def test_mode_takes_known_modes_by_post_only(db):
    for data in ({}, {"mode": "x"}, {"mode": ""}):
        assert visitor().post("/mode/", data).status_code == 400
    assert get("/mode/").status_code == 405


def test_robots_names_the_site_map_and_not_the_desk(db):
    page = text("/robots.txt")
    assert "Sitemap: http://testserver/sitemap.xml" in page and "admin" not in page


def test_site_maps_name_every_released_thing_once(cast):
    numbers = [released(cast, title=f"第{n}件").publication.number for n in range(3)]
    parts = re.findall(r"<loc>http://testserver(.*?)</loc>", text("/sitemap.xml"))
    assert parts == ["/sitemap-columns.xml", "/sitemap-entries.xml"]
    for part in parts:
        ElementTree.fromstring(text(part))
    found = re.findall(r"<loc>http://testserver(.*?)</loc>", text("/sitemap-entries.xml"))
    assert sorted(found) == sorted(f"/documents/{number}/" for number in numbers)
    for address in ("/sitemap-nothing.xml", "/sitemap-entries.xml?p=9", "/sitemap-entries.xml?p=abc"):
        assert get(address).status_code == 404


def test_gallery_is_shown_in_a_demo_only(db, settings):
    settings.PORTAL_DEMO = False
    assert get("/components/").status_code == 404
    settings.PORTAL_DEMO = True
    page = text("/components/")
    assert "界面部件" in page and "文武线" in page


def test_later_rounds_have_no_address_yet(db):
    for address in ("/api/v1/", "/open-data/", "/media/", "/preview/", "/documents.json"):
        assert get(address).status_code == 404


def test_health_tells_of_database_and_tables_only(db):
    response = get("/healthz")
    assert response.status_code == 200 and response.headers["Cache-Control"] == "no-store"
    assert set(response.json()) == {"ok", "database", "migrations"}


def test_health_is_bad_when_the_database_is_away_or_tables_are_missing(db, monkeypatch):
    monkeypatch.setattr(health, "expected_migrations", lambda: frozenset({("disclosure", "9999_next")}))
    assert get("/healthz").json() == {"ok": False, "database": True, "migrations": False}
    monkeypatch.setitem(connections["public"].settings_dict, "NAME", "no_such_database")
    connections["public"].close()
    response = get("/healthz")
    assert (response.status_code, response.json()) == (503, {"ok": False, "database": False})


# The last: what the driver says of a server that died in the middle of its answer.
@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError])
def test_reader_is_told_when_to_come_back_while_the_database_is_away(db, monkeypatch, error):
    get("/")  # the profile as it was last seen

    def away(*args, **kwargs):
        raise error("server closed the connection") from psycopg.DatabaseError()

    monkeypatch.setattr("portal.site.views.home.today", away)
    response = get("/")
    page = response.content.decode()
    assert response.status_code == 503 and int(response.headers["Retry-After"]) > 0
    assert "这一页暂时打不开" in page and "server closed" not in page
    assert response.headers["Cache-Control"] == "no-store"


def test_search_that_takes_too_long_is_ended_and_says_so(db, monkeypatch):
    def endless(*args, **kwargs):
        with transaction.atomic(using="public"), connections["public"].cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '20ms'")
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr("portal.site.listing.engine.search", endless)
    response = get("/search/?q=低保")
    page = response.content.decode()
    assert response.status_code == 503 and "用的时间太长，已经停下" in page and "少见些的字词" in page


def test_whole_database_away_is_503_on_every_page(db, monkeypatch):
    monkeypatch.setitem(connections["public"].settings_dict, "NAME", "no_such_database")
    connections["public"].close()
    for address in ("/", "/documents/", "/documents/1/", "/search/?q=低保", "/organs/", "/catalog/", "/sitemap.xml"):
        assert get(address).status_code == 503, address
    assert get("/nowhere/").status_code == 404


def test_fault_of_ours_shows_a_page_and_no_trace(db, monkeypatch):
    def broken(*args, **kwargs):
        raise DatabaseError("secret table name")

    monkeypatch.setattr("portal.site.views.home.today", broken)
    response = get("/")
    page = response.content.decode()
    assert response.status_code == 500 and "这一页没有打开" in page and "secret" not in page


def test_form_without_its_token_is_refused_in_words(db):
    response = Client(enforce_csrf_checks=True).post("/admin/account/login/", {"login": "x", "password": "y"})
    assert response.status_code == 403 and "没有办成" in response.content.decode()


def test_unknown_host_gets_a_plain_400(db):
    response = get("/", Host="evil.example")
    assert response.status_code == 400 and "evil.example" not in response.content.decode()


@pytest.mark.parametrize(("side", "public", "desk"), [("public", 200, 404), ("desk", 404, 302), ("both", 200, 302)])
def test_process_serves_its_own_side_only(db, settings, side, public, desk):
    with override_settings(PORTAL_SIDE=side):
        importlib.reload(portal.urls)
        clear_url_caches()
        navigation.exists.cache_clear()
        try:
            assert (get("/organs/").status_code, get("/admin/").status_code) == (public, desk)
            assert get("/healthz").status_code == 200
        finally:
            with override_settings(PORTAL_SIDE="both"):
                importlib.reload(portal.urls)
                clear_url_caches()
                navigation.exists.cache_clear()


@pytest.mark.parametrize("address", ["/", "/documents/", "/requests/new/"])
def test_what_the_office_says_in_an_emergency_stands_on_every_page_until_it_is_over(db, address):
    assert "band-bad" not in text(address)
    set_option("site.emergency_text", "台风红色预警，请待在室内", by=SYSTEM)
    set_option("site.emergency_url", "/topics/", by=SYSTEM)
    page = text(address)
    assert "! 台风红色预警，请待在室内" in page and '<a href="/topics/">看应急信息</a>' in page
    set_option("site.emergency_text", "", by=SYSTEM)
    assert "band-bad" not in text(address)


@pytest.mark.parametrize("address", ["/guide/", "/rules/", "/catalog/", "/policies/", "/reports/", "/requests/"])
def test_every_part_of_the_section_shows_the_way_to_the_others(db, address):
    section = text(address).partition('aria-labelledby="of-section"')[2].partition("</nav>")[0]
    assert f'href="{address}" aria-current="page"' in section
    assert section.count("<a ") >= 5 and "政府信息公开</b>" in section
