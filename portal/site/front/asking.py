"""What a request asks for: those parts of it that a page may depend on, and nothing else."""

from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.core.handlers.wsgi import get_str_from_wsgi
from django.http import parse_cookie

from portal.site.context import MODES

STANDARD = MODES[0]
# Whoever sends one of these asks for more than the plain page.
SPECIAL = frozenset({
    "CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_AUTHORIZATION", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_TRANSFER_ENCODING",
})  # fmt: skip
# What readers' browsers really send; everything else is parsed.
MODE_OF_COOKIE = {None: STANDARD, "": STANDARD} | {f"mode={mode}": mode for mode in MODES}


class Asked(NamedTuple):
    """The key of a page. Path and query as they came, for both stand in the page."""

    path: str
    query: str
    host: str
    scheme: str
    mode: str


_asked = partial(tuple.__new__, Asked)  # as Asked(…), at a third of its cost


def asked_for(environ: dict, proxy_header: tuple[str, str] | None) -> Asked | None:
    """What a GET or HEAD asks for, or None where it has to be left to Django."""
    get = environ.get
    cookie = get("HTTP_COOKIE")
    mode = MODE_OF_COOKIE.get(cookie) or _mode_among(environ)
    host = get("HTTP_HOST")
    if mode is None or host is None or not environ.keys().isdisjoint(SPECIAL):
        return None
    scheme = environ["wsgi.url_scheme"] if proxy_header is None else _forwarded_scheme(environ, proxy_header)
    return _asked((environ["PATH_INFO"], get("QUERY_STRING", ""), host, scheme, mode))


def plain(environ: dict, asked: Asked) -> dict:
    """The same request without all that is no part of the key: what is kept under the key depends on it alone."""
    request = {name: value for name, value in environ.items() if not name.startswith("HTTP_")}
    request |= {"REQUEST_METHOD": "GET", "HTTP_HOST": asked.host, "wsgi.url_scheme": asked.scheme}
    if asked.mode != STANDARD:
        request["HTTP_COOKIE"] = f"mode={asked.mode}"
    return request


def _mode_among(environ: dict) -> str | None:
    """The mode among other cookies (of a firewall, of another site on the domain), which no public page reads. The
    desk's session stays below /admin/; whoever shows it here is left to Django."""
    cookies = parse_cookie(get_str_from_wsgi(environ, "HTTP_COOKIE", ""))
    if settings.SESSION_COOKIE_NAME in cookies:
        return None
    mode = cookies.get("mode", STANDARD)
    return mode if mode in MODES else STANDARD


def _forwarded_scheme(environ: dict, proxy_header: tuple[str, str]) -> str:
    """As Django's `request.scheme`: only asked for where a proxy of ours stands in front."""
    name, secure = proxy_header
    told = environ.get(name)
    if told is None:
        return environ["wsgi.url_scheme"]
    return "https" if told.partition(",")[0].strip() == secure else "http"
