"""How much strangers may send in an hour: so much from one place, ten times that from all places of its network. What
all send together is an alarm and no wall: a wall there would let one caller shut out everybody."""

import logging

from django.http import HttpRequest

from portal.people.allowance import Limit, network_of, place_of

HOUR = 3600
PLACES = 10  # that a network's limit allows for
MOST_KIB = 100 << 10  # of files from one network
log = logging.getLogger(__name__)


def are_within(request: HttpRequest, kind: str, *, most: int, in_all: int | None = None, size: int = 0) -> bool:
    """Counted only when a form is whole. `size`: bytes of its files."""
    network = network_of(request)
    if not (
        Limit(kind, most, HOUR).take(place_of(request))
        and Limit(f"{kind}-network", most * PLACES, HOUR).take(network)
        and (not size or Limit(f"{kind}-kib", MOST_KIB, HOUR).take(network, n=(size >> 10) + 1))
    ):
        return False
    if in_all is not None and not Limit(f"{kind}-all", in_all, HOUR).take():
        log.warning("more than %s of kind %s in an hour", in_all, kind)
    return True
