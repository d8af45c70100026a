"""The limits on guessing: wrong passwords and wrong codes of one login name from one address (django-axes); beside it
so many passwords from one address whatever the name, and so many codes of one name wherever from. Only who knows the
password comes to a code, so nobody else can lock a person out."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from allauth.core.exceptions import ImmediateHttpResponse
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from portal.people.address import client_address
from portal.people.allowance import Limit, place_of
from portal.people.models import Person

PASSWORDS = Limit("passwords", most=200, seconds=600)  # an office behind one address comes to work within it
CODES = Limit("codes", most=30, seconds=3600)


@contextmanager
def one_at_a_time(request: HttpRequest, username: str) -> Iterator[None]:
    """Attempts on one name from one address wait for each other, in all processes, so that the limit is exact."""
    with transaction.atomic():
        try:
            with connection.cursor() as cursor:
                key = f"login {username} {client_address(request)}"
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        except OperationalError as error:  # a crowd of them: lock_timeout
            raise ImmediateHttpResponse(lock_page(request)) from error
        yield


def counted_name(request: HttpRequest, credentials: dict | None = None) -> str | None:
    """What is kept of a login name to count by: what was typed there may be a password, or somebody's number."""
    username = (credentials or {}).get("username")
    return salted_hmac("portal.people.throttle", username, algorithm="sha256").hexdigest() if username else None


def is_locked(request: HttpRequest, username: str) -> bool:
    """Whether further attempts are refused; the answer to this request is then the lock page."""
    if AxesProxyHandler.is_allowed(request, {"username": username}):
        return False
    request.axes_locked_out = True
    request.axes_credentials = {"username": username}
    return True


def has_passwords_left(request: HttpRequest) -> bool:
    return PASSWORDS.take(place_of(request))


def has_codes_left(request: HttpRequest, username: str) -> bool:
    """As `is_locked`: none left is answered with the lock page."""
    if CODES.take(username):
        return True
    request.axes_locked_out = True
    request.axes_credentials = {"username": username}
    return False


def count_failure(request: HttpRequest, username: str) -> None:
    """A wrong code counts like a wrong password."""
    user_login_failed.send(sender=Person, credentials={"username": username}, request=request)


def lock_page(request: HttpRequest, response: HttpResponse | None = None, credentials: dict | None = None):
    """The answer while a name is locked for an address, the same for a name that does not exist."""
    seconds = settings.AXES_COOLOFF_TIME.total_seconds()
    context = {"minutes": math.ceil(seconds / 60), "title": "登录暂停"}
    page = render(request, "account/locked.html", context, status=429)
    page.headers["Retry-After"] = str(int(seconds))
    return page
