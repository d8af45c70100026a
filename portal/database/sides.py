"""Which role a query runs as: a public request reads as `portal_public`, everything else as `portal_staff`.

Views and models never name an alias; the router asks here. So a public page that forgets a filter still cannot read
a draft: the database refuses it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_alias: ContextVar[str] = ContextVar("alias", default="default")


@contextmanager
def reading_as_public() -> Iterator[None]:
    """Inside, every query runs as the public role."""
    token = _alias.set("public")
    try:
        yield
    finally:
        _alias.reset(token)


class SideMiddleware:
    """Public addresses run as the public role; only the desk's run as staff."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.DESK_PATH):
            return self.get_response(request)
        with reading_as_public():
            response = self.get_response(request)
            # Lazy content would be rendered after the role is gone.
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
            return response


class SideRouter:
    """Django's database router: the current side for reads and writes, the owner for migrations."""

    def db_for_read(self, model, **hints) -> str:
        return _alias.get()

    def db_for_write(self, model, **hints) -> str:
        return _alias.get()

    def allow_relation(self, obj1, obj2, **hints) -> bool:
        return True  # one database behind all aliases

    def allow_migrate(self, db, app_label, **hints) -> bool:
        return db == "owner"
