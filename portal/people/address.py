"""Where a request comes from: the key of every limit. A header that anyone can write never counts."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

IPV6_PREFIX = 64  # one household or office owns a /64; a limit on single addresses would be no limit
NETWORK_PREFIX = {4: 24, 6: 48}  # what is given to one customer at most, and rented by the hour


def client_address(request: HttpRequest) -> str | None:
    """The caller's address, an IPv6 one as its /64 network; None when the connection has none (a local socket).

    With n trusted proxies the n-th entry of X-Forwarded-For from the right is the one that the outermost of them saw;
    whatever the caller wrote stands left of it.
    """
    proxies = settings.TRUSTED_PROXIES
    entries = [entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if proxies and len(entries) >= proxies and (address := _parse(entries[-proxies])):
        return address
    return _parse(request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest) -> str | None:
    """The network around the caller's address."""
    if not (address := client_address(request)):
        return None
    prefix = NETWORK_PREFIX[ipaddress.ip_address(address).version]
    return str(ipaddress.ip_network((address, prefix), strict=False))


def _parse(text: str) -> str | None:
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if address.version == 6 and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if address.version == 6:
        return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False).network_address)
    return str(address)
