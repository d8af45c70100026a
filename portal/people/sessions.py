"""How long a login lasts, and when the password is asked for again."""

import time
from collections.abc import Callable
from functools import wraps

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

SINCE, SEEN = "desk_since", "desk_seen"  # of the session: logged in at, last used at
SEEN_STEP = 60  # seconds; the session's row is written at most once a minute


def begin(request: HttpRequest) -> None:
    """The session starts to count: at login, under its new key."""
    request.session[SINCE] = request.session[SEEN] = time.time()


def is_over(request: HttpRequest) -> bool:
    """Whether the person of this session has gone, was idle too long, or logged in too long ago."""
    session = request.session
    if SESSION_KEY not in session:
        return False
    now = time.time()
    idle, age = now - session.get(SEEN, 0), now - session.get(SINCE, 0)
    if idle > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_COOKIE_AGE:
        return True
    return not request.user.is_authenticated  # disabled, or the password was changed elsewhere


def touch(request: HttpRequest) -> None:
    if time.time() - request.session.get(SEEN, 0) > SEEN_STEP:
        request.session[SEEN] = time.time()


def seconds_since_authentication(request: HttpRequest) -> float:
    """How long ago the person proved who they are, by login or again."""
    if not request.user.is_authenticated:
        return float("inf")
    moments = [record["at"] for record in get_authentication_records(request, request.user)]
    return time.time() - max([request.session.get(SINCE, 0), *moments])


def recently_authenticated(request: HttpRequest) -> bool:
    """Whether the person may approve, sign or withdraw without typing the password again."""
    return seconds_since_authentication(request) < settings.REAUTHENTICATION_SECONDS


def recent_authentication_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Asks for the password first when the last time was too long ago; then the same request goes on, text and all."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if recently_authenticated(request):
            return view(request, *args, **kwargs)
        return suspend_request(request, reverse("account_reauthenticate"))

    return guarded
