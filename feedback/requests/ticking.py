"""What time does to requests: silence has its meaning, a changed calendar its dates."""

import datetime

from feedback.models import InformationRequest
from feedback.requests import ledger
from feedback.requests.moving import lapse
from feedback.requests.states import State
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
        for pk in waiting.values_list("pk", flat=True)[: ledger.A_TIME]:
            try:
                lapse(pk, move)
            except MoveRefused:  # somebody was faster
                continue
            found += 1
    return f"requests gone on in silence: {found}"


@in_steps
def recount_clocks() -> str:
    return ledger.recount()
