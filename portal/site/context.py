"""What every page needs: the site's profile, the reader's mode, the navigation."""

from contextlib import suppress

from django.db import Error as DatabaseError
from django.http import HttpRequest

from portal.site import navigation
from portal.site.profile import Profile, site_profile

MODES = ("standard", "large", "contrast")

_last_profile: Profile | None = None  # what an error page shows while the database is away


def furniture(request: HttpRequest) -> dict:
    site = known_profile()
    return {
        "mode": mode_of(request),
        "site": site,
        "nav": navigation.nav(site, request.path_info),
        "foot_groups": navigation.foot_groups(),
    }


def mode_of(request: HttpRequest) -> str:
    mode = request.COOKIES.get("mode", "standard")
    return mode if mode in MODES else "standard"


def known_profile() -> Profile | None:
    """The profile, or the last one seen when the database does not answer; None when it never did."""
    global _last_profile
    with suppress(DatabaseError):
        _last_profile = site_profile()
    return _last_profile


def last_profile() -> Profile | None:
    """The profile as this process saw it last, without asking the database."""
    return _last_profile
