"""Public pages as a reader's browser gets them: through every middleware, as the public role."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


def get(path: str, *, cookies: dict[str, str] | None = None, **headers) -> HttpResponse:
    """A GET by a stranger; a fault of ours comes back as the 500 that the reader would see."""
    return visitor(cookies).get(path, headers=headers)


def text(path: str, status: int = 200) -> str:
    response = get(path)
    assert response.status_code == status, (path, response.status_code)
    return response.content.decode()


def visitor(cookies: dict[str, str] | None = None) -> Client:
    client = Client(raise_request_exception=False)
    for name, value in (cookies or {}).items():
        client.cookies[name] = value
    return client


@contextmanager
def at_most(number: int) -> Iterator[CaptureQueriesContext]:
    """Inside, the public role is asked at most so often, and the staff role never."""
    with CaptureQueriesContext(connections["public"]) as public, CaptureQueriesContext(connections["default"]) as staff:
        yield public
    assert not staff.captured_queries
    assert len(public) <= number, "\n".join(query["sql"][:200] for query in public.captured_queries)


# Every public address that this round serves; {number} stands for a released document.
ADDRESSES = (
    "/", "/catalog/", "/catalog/20/", "/catalog/20/0001/", "/policies/", "/columns/", "/documents/",
    "/documents/{number}/", "/documents/{number}/print/", "/documents/{number}/versions/1/", "/organs/", "/organs/mzj/",
    "/search/", "/search/?q=低保", "/search/suggest?q=低保", "/coverage/", "/coverage/organs/mzj/",
    "/coverage/domains/20/", "/interpretations/", "/policies/for-me/", "/policies/situations/",
    "/catalog/labels/mzj/", "/topics/", "/guide/", "/rules/", "/sitemap/", "/sitemap.xml",
    "/sitemap-entries.xml", "/sitemap-columns.xml", "/robots.txt", "/feeds/", "/follow/sent/", "/letters/",
    "/requests/", "/consultations/", "/responses/", "/reports/", "/requests/decided/", "/requests/form/",
)  # fmt: skip
