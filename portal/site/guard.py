"""A WSGI guard in front of Django: what Django itself answers with a bare 500 becomes a plain 400."""

import codecs

from django.http.request import MultiPartParserError
from django.utils.http import parse_header_parameters

BODY = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>请求无法读取</title><h1>请求无法读取</h1><p>{}</p>"


def refuse_unreadable_requests(application):
    """Refuse a character set other than UTF-8 and a path that is not UTF-8 (quality.md §1.7)."""

    def guarded(environ, start_response):
        if reason := unreadable(environ):
            body = BODY.format(reason).encode()
            headers = [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("X-Content-Type-Options", "nosniff"),
                ("Content-Security-Policy", "default-src 'none'"),
                ("Cache-Control", "no-store"),
            ]
            start_response("400 Bad Request", headers)
            return [body]
        return application(environ, start_response)

    return guarded


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
