"""H-1: every answer carries its headers, through granian, front, guard and Django, as if behind HTTPS."""

import dataclasses

import pytest

from tests.nets.asking import Caller
from tests.nets.expected import ROWS
from tests.nets.headers import Answer, faults
from tests.nets.world import SEATS
from tests.served import serving

GOOD = {
    "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()", "x-frame-options": "DENY",
    "content-security-policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "strict-transport-security": "max-age=31536000", "cache-control": "no-cache", "etag": '"abc"',
    "vary": "Cookie, Accept-Encoding",
}  # fmt: skip
SESSION = "sessionid=x; HttpOnly; Path=/admin/; SameSite=Lax; Secure"


def answer(path="/documents/", status=200, cookies=(), https=True, **headers) -> Answer:
    own = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(path, status, GOOD | own, cookies, https=https)


@pytest.mark.small
def test_answer_as_it_should_be_has_no_fault():
    assert faults(answer()) == []
    assert faults(answer("/admin/", cookies=(SESSION,), cache_control="max-age=0, no-cache, no-store, private")) == []


@pytest.mark.small
@pytest.mark.parametrize("name", GOOD)
def test_missing_header_is_noticed(name):
    assert faults(answer(**{name.replace("-", "_"): ""}))


@pytest.mark.small
@pytest.mark.parametrize(
    "spoiled",
    [
        answer(content_security_policy="default-src 'self' 'unsafe-inline'; frame-ancestors 'none'"),
        answer(content_security_policy="default-src 'self' https://cdn.example.com; frame-ancestors 'none'"),
        answer(content_security_policy="default-src 'self'; script-src data:; frame-ancestors 'none'"),
        answer(content_security_policy="default-src 'self'"),
        answer(content_security_policy="style-src-attr 'unsafe-inline'; default-src 'self'; frame-ancestors 'none'"),
        answer(cache_control="public, max-age=60"),
        answer(cookies=("mode=large; HttpOnly; Path=/; SameSite=Lax; Secure",)),
        answer("/nothing/", 404, cookies=("csrftoken=x; HttpOnly; Path=/; SameSite=Lax; Secure",)),
        answer("/admin/"),
        answer("/admin/", cache_control="no-store", cookies=(SESSION.replace(" HttpOnly;", ""),)),
        answer("/admin/", cache_control="no-store", cookies=(SESSION.replace("; Secure", ""),)),
        answer("/admin/", cache_control="no-store", cookies=(SESSION.replace("/admin/", "/"),)),
        answer("/admin/", cache_control="no-store", cookies=(SESSION.replace("SameSite=Lax", "SameSite=None"),)),
        answer("/admin/", cache_control="no-store", cookies=("tracker=1; HttpOnly; Path=/; SameSite=Lax; Secure",)),
        answer(server="granian"),
        answer(x_powered_by="Django"),
        answer(vary="Accept-Encoding"),
        answer(access_control_allow_origin="*"),
        answer(status=503, cache_control="no-store"),
        answer(status=500),
        answer(content_disposition="attachment; filename=x", content_security_policy=GOOD["content-security-policy"]),
    ],
    ids=str,
)
def test_spoiled_answer_is_noticed(spoiled):
    assert faults(spoiled)
    assert faults(dataclasses.replace(spoiled, method="HEAD"))


@pytest.fixture(scope="module")
def site(world, template_database, admin_address, collected, tmp_path_factory, django_db_blocker):
    """The nets' world, served as in production: behind a proxy that ends HTTPS."""
    from django.conf import settings
    from django.db import connections

    home = tmp_path_factory.mktemp("site")
    own = {"PORTAL_HTTPS": "1", "PORTAL_TRUSTED_PROXIES": "1", "SECRET_KEY": settings.SECRET_KEY,
           "PORTAL_MEDIA": str(settings.MEDIA_ROOT)}  # fmt: skip
    database = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock(), serving(database, admin_address, home, collected, **own) as site:
        yield site


def examples() -> list[tuple[str, object, str]]:
    """One seat and one row for each address, method and kind of answer: another thing has the same headers."""
    chosen: dict[tuple, tuple] = {}
    for row in ROWS:
        for method, who in (("GET", row.get), ("POST", row.post)):
            for seat in SEATS:
                expected = who[seat]
                if method == "GET" or expected != "done":
                    chosen.setdefault((row.route, bool(row.query), method, expected), (method, row, seat))
    return list(chosen.values())


STATIC_FILES = ("/static/css/tokens.css", "/static/img/ridge.svg", "/static/nothing.css")
ODD = (
    ("GET", "/nothing/", {}), ("GET", "/admin", {}), ("GET", "/admin/nothing/", {}), ("GET", "/documents", {}),
    ("DELETE", "/documents/", {}), ("TRACE", "/", {}), ("GET", "/", {"Content_Type": "text/plain; charset=rot13"}),
    ("GET", "/%ff", {}), ("GET", "/?q=%00", {}), ("POST", "/mode/", {"Content_Length": "999999999"}),
    ("GET", "/", {"Host": "evil.example.com"}), ("POST", "/admin/account/login/", {}),
    ("GET", "/search/?q=低保", {"Accept_Encoding": "br"}), ("GET", "/", {"Cookie": "mode=large; sessionid=x"}),
)  # fmt: skip


@pytest.mark.large
def test_every_answer_of_the_served_site_carries_its_headers(world, site):
    caller = Caller(site.port, X_Forwarded_Proto="https", X_Forwarded_For="192.0.2.7")
    found, asked = [], 0

    def check(path: str, method: str, **headers):
        nonlocal asked
        body = b"" if method == "POST" else None
        reply = caller.ask(path, method, body, **headers)
        found.extend(faults(Answer(path, reply.status, reply.headers, reply.cookies, method, https=True)))
        asked += 1
        return reply

    for method, row, seat in examples():
        path, cookie = row.path(world, seat), {}
        if seat != "anonymous":
            cookie = {"Cookie": f"sessionid={world.sessions[seat]}"}
        reply = check(path, method, **cookie)
        if method == "GET" and reply.status == 200:
            check(path, "HEAD", **cookie)
            if not path.startswith("/admin/") and "etag" in reply.headers:
                assert check(path, "GET", If_None_Match=reply.headers["etag"]).status == 304, path
                check(path, "GET", Accept_Encoding="gzip")
    for path in STATIC_FILES:
        check(path, "GET")
    for method, path, headers in ODD:
        check(path, method, **headers)
    caller.close()
    print(f"headers: {asked} answers, {len(found)} faults")
    assert not found, "\n".join(found)


@pytest.mark.large
def test_plain_http_is_sent_to_https(site):
    caller = Caller(site.port, X_Forwarded_Proto="http")
    for path in ("/", "/documents/", "/admin/account/login/"):
        reply = caller.ask(path)
        assert (reply.status, reply.headers["location"]) == (301, f"https://127.0.0.1:{site.port}{path}")
        assert not reply.cookies
    caller.close()
