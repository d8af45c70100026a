"""What time does to requests: silence has its meaning, a changed calendar its dates."""

import datetime

from feedback.intake.recounting import A_TIME, Clocks, recount
from feedback.models import InformationRequest
from feedback.requests.ledger import CACHED, wind
from feedback.requests.moving import lapse
from feedback.requests.states import OPEN, State
from feedback.requests.telling import tell
from portal.cases.today import today
from portal.database.turns import in_steps
from portal.site.options import option
from portal.workflow import MoveRefused

SILENT = (
    (State.CORRECTING, "lapse"), (State.AWAITING_FEE, "lapse_unpaid"), (State.CONSULTING, "silent_third_party"),
    (State.CONSULTING, "silent_organ"),
)  # fmt: skip


@in_steps
def hear_silence() -> str:
    """Not corrected, not paid: given up, once what was posted in time has had its days on the way (REQ-11, REQ-19).
    Not answered: the organ decides, another organ's silence being consent (REQ-15, REQ-17)."""
    posted = today() - datetime.timedelta(days=option("requests.days_in_the_post"))
    found = 0
    for state, move in SILENT:
        waiting = InformationRequest.objects.filter(state=state, waiting_until__lt=posted).order_by("waiting_until")
        for pk in waiting.values_list("pk", flat=True)[:A_TIME]:
            try:
                lapse(pk, move)
            except MoveRefused:  # somebody was faster
                continue
            found += 1
    return f"requests gone on in silence: {found}"


def running():
    return InformationRequest.objects.filter(state__in=OPEN, received_on__isnull=False).select_related("organ")


CLOCKS = Clocks("request", running, wind, CACHED, tell)


@in_steps
def recount_clocks() -> str:
    return recount(CLOCKS)
