"""Addresses of the older site: which may lead here one day. Only paths are kept, so nothing ever leads to another site;
a path that means something here already is refused, so nothing is ever hidden."""

import re
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve

LONGEST = 500
ODD = re.compile(r"[\x00-\x20\x7f\\]|//|/\.\.?(?:/|$)")
HTTP = ("http", "https")


def own_path(address: str, hosts: frozenset[str]) -> str | None:
    """The path (with its query) of an address of the older site, as a request will name it; None for what cannot
    lead here: another host, a path that exists here, an odd one."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme and parts.scheme.lower() not in HTTP or host and host not in hosts:
        return None
    path = unquote(parts.path)
    if not path.startswith("/") or path == "/" or ODD.search(path) or ODD.search(parts.query):
        return None
    whole = f"{path}?{parts.query}" if parts.query else path
    return None if len(whole) > LONGEST or _is_ours(path) else whole


def _is_ours(path: str) -> bool:
    """Whether the portal has this address itself, or would have it with a slash at its end."""
    for tried in (path, f"{path.rstrip('/')}/"):
        try:
            resolve(tried)
        except (Resolver404, ValueError):
            continue
        return True
    return False
