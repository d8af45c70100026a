"""Limits on what strangers may do: so many tries in a while from one address, to one reader, in all. The login has a
limit of its own (throttle.py), for it must tell names apart."""

import datetime
from dataclasses import dataclass

from django.db import connections, router
from django.http import HttpRequest
from django.utils import timezone

from portal.people.address import client_address, client_network
from portal.people.models import Allowance
from portal.site.keys import keyed_hash

OLD = datetime.timedelta(days=2)
EVERYBODY = ""


@dataclass(frozen=True)
class Limit:
    """At most `most` in `seconds` from the first on."""

    name: str
    most: int
    seconds: int

    def take(self, whose: str = EVERYBODY, *, n: int = 1) -> bool:
        """Count one more, or `n`, and say whether it is within the limit."""
        with connections[router.db_for_write(Allowance)].cursor() as cursor:
            cursor.execute("SELECT take_allowance(%s, %s, %s, %s)", [self.key(whose), self.most, self.seconds, n])
            return cursor.fetchone()[0]

    def key(self, whose: str = EVERYBODY) -> str:
        """What it is counted by is kept as a keyed hash."""
        return f"{self.name}:{keyed_hash('allowance', whose)[:32]}"


def place_of(request: HttpRequest) -> str:
    """What limits by place count: the caller's address, as portal/people/address.py understands it."""
    return client_address(request) or "local"


def network_of(request: HttpRequest) -> str:
    """What many places share that one caller may hold: /48 of IPv6, /24 of IPv4."""
    return client_network(request) or "local"


def forget() -> int:
    return Allowance.objects.filter(began_at__lt=timezone.now() - OLD).delete()[0]
