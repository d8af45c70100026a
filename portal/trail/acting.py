"""How the steps of this thread are being made: by a web request (with its id) or by a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import uuid4

from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Circumstance:
    via: str = "command"
    request_id: str = ""


_circumstance: ContextVar[Circumstance] = ContextVar("circumstance", default=Circumstance())  # noqa: B039 (immutable)


def circumstance() -> Circumstance:
    return _circumstance.get()


@contextmanager
def acting(via: str, request_id: str = "") -> Iterator[Circumstance]:
    """Inside, every trail row says `via` and `request_id`."""
    token = _circumstance.set(Circumstance(via, request_id))
    try:
        yield _circumstance.get()
    finally:
        _circumstance.reset(token)


class RequestIdMiddleware:
    """Every web request has an id, the same in the trail and in `request.id`; a caller's own is never taken over."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting("web", uuid4().hex) as made:
            request.id = made.request_id
            return self.get_response(request)
