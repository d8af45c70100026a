"""A WSGI guard in front of Django: what Django itself answers with a bare 500 becomes a plain 400, and a body that
nobody needs so large is not even read (413): Django writes uploads to memory before it asks who sends them."""

import codecs

from django.conf import settings
from django.http.request import MultiPartParserError
from django.utils.http import parse_header_parameters

from portal.site.middleware import PERMISSIONS

BODY = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>请求无法读取</title><h1>请求无法读取</h1><p>{}</p>"
MEGABYTE = 1024 * 1024
LONGEST_BODY, LONGEST_AT_DESK = 16 * MEGABYTE, 64 * MEGABYTE  # the second as in deploy/nginx/portal.conf
ENTRANCE = f"{settings.DESK_PATH}account/"  # where nobody is known yet
LIKE_ALL_PAGES = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", settings.X_FRAME_OPTIONS),
    ("Referrer-Policy", settings.SECURE_REFERRER_POLICY),
    ("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY),
    ("Permissions-Policy", PERMISSIONS),
)
NAMELESS = ("Server", "")  # what serves is nobody's business; without this granian would say its name


def refuse_unreadable_requests(application):
    """Refuse a character set other than UTF-8, a path that is not UTF-8, and too large a body."""

    def guarded(environ, answer):
        def start_response(status, headers, *exc_info):
            return answer(status, [*headers, NAMELESS], *exc_info)

        if reason := unreadable(environ):
            return _refused(start_response, "400 Bad Request", reason)
        if reason := too_large(environ):
            return _refused(start_response, "413 Content Too Large", reason)
        return application(environ, start_response)

    return guarded


def _refused(start_response, status: str, reason: str) -> list[bytes]:
    body = BODY.format(reason).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Cache-Control", "no-store"),
        *LIKE_ALL_PAGES,
    ]
    start_response(status, headers)
    return [body]


def too_large(environ: dict) -> str:
    """Why the body is not read, in words for the sender; empty when it is. Without a length Django reads nothing."""
    length, path = environ.get("CONTENT_LENGTH") or "0", environ.get("PATH_INFO", "")
    at_desk = path.startswith(settings.DESK_PATH) and not path.startswith(ENTRANCE)
    most = LONGEST_AT_DESK if at_desk else LONGEST_BODY
    if not length.isascii() or not length.isdigit():
        return ""
    return f"一次最多提交 {most // MEGABYTE} MB，请分几次提交。" if len(length) > 12 or int(length) > most else ""


def unreadable(environ: dict) -> str:
    """Why the request cannot be read, in words for the sender; empty when it can."""
    try:
        _type, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        charset = parameters.get("charset", "utf-8")
        if codecs.lookup(charset).name != "utf-8":
            return "请用 UTF-8 字符集提交。"
    except (LookupError, ValueError, MultiPartParserError):
        return "请求头里的字符集不认识，请用 UTF-8。"
    try:
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8")
    except UnicodeError:
        return "网址不是 UTF-8。"
    if "\x00" in path or "%00" in environ.get("QUERY_STRING", ""):
        return "网址里有空字符。"
    return ""
