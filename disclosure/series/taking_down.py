"""Lists of persons go when their time in public is over: the address keeps its notice, the trail the fact (N19)."""

import datetime

from disclosure.models import SeriesPlace
from portal.publishing.moving import take_down as withdraw_all
from portal.publishing.states import WithdrawReason


def take_down(on: datetime.date) -> int:
    """Withdraw every list whose last day was before `on`; how many."""
    ended = SeriesPlace.objects.filter(until__lt=on, gone_at__isnull=True)
    return withdraw_all(list(ended.values_list("publication_id", flat=True)), WithdrawReason.EXPIRED)
