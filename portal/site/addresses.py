"""Full addresses of our pages, and numbers in them."""

import os

from django.conf import settings
from django.http import HttpRequest

from portal.site.context import known_profile


class NumberConverter:
    """A public number, written in one way only."""

    regex = "[1-9][0-9]{0,17}"
    to_python = int
    to_url = str


def own_address(path: str) -> str:
    """The permanent address of a page under the site's own domain; empty in a demo, and while the site has none."""
    site = known_profile()
    return "" if settings.PORTAL_DEMO or site is None or not site.domain else f"https://{site.domain}{path}"


def full_address(request: HttpRequest, path: str) -> str:
    """The permanent address of a page: under the site's own domain, in a demo where it is being looked at."""
    return own_address(path) or request.build_absolute_uri(path)


def mailed_address(path: str) -> str:
    """As it stands in a mail, which no request asks for; empty while the site has no domain."""
    here = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}{path}" if settings.PORTAL_DEMO else ""
    return own_address(path) or here


def has_mail() -> bool:
    """Whether mails leave, and may name a page of ours."""
    return settings.HAS_MAIL and bool(mailed_address("/"))
