"""How much strangers may send in an hour: so much from one place, ten times that from all places of its network. What
all send together shuts out nobody, for then one caller could shut out everybody: beyond it each is asked a question
that a person answers in passing."""

import logging

from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.people.allowance import Limit, network_of, place_of
from portal.site.honest import HonestForm

HOUR = 3600
PLACES = 10  # that a network's limit allows for
MOST_KIB = 100 << 10  # of files from one network
log = logging.getLogger(__name__)


def are_within(
    request: HttpRequest, form: HonestForm, kind: str, *, most: int, in_all: int | None = None, size: int = 0
) -> bool:
    """Counted only when a form is whole; else the form says what is to be done, and what was typed stays. `size`: bytes
    of its files."""
    network = network_of(request)
    if not (
        Limit(kind, most, HOUR).take(place_of(request))
        and Limit(f"{kind}-network", most * PLACES, HOUR).take(network)
        and (not size or Limit(f"{kind}-kib", MOST_KIB, HOUR).take(network, n=(size >> 10) + 1))
    ):
        form.refuse_for(HOUR, _("没有收到：这里一小时内交来的太多了，请过一会儿再按提交。您填的都还在。"))
        return False
    if in_all is None or form.is_answered or Limit(f"{kind}-all", in_all, HOUR).take():
        return True
    log.warning("more than %s of kind %s in an hour", in_all, kind)
    form.ask_question()
    return False
