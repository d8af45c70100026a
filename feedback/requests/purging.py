"""What the terms of requests are over for (REQ-26, I-17): the proof of who asked, some time after the remedies have run
out; who asked, what was said and given, after the years of the archive. Case and figures stay."""

import datetime

from django.db.models import Q

from feedback.intake.forgetting import forget
from feedback.models import InformationRequest
from portal.cases.today import today
from portal.database.turns import in_steps
from portal.site.options import option


@in_steps
def forget_old_proofs() -> str:
    before = today() - datetime.timedelta(days=option("requests.proof_days"))
    held = Q(proof__isnull=False) | Q(evidence__isnull=False)
    return f"proofs forgotten: {_forget('request_purge_proof', 'request_proof_purged', before, held)}"


@in_steps
def forget_old_requests() -> str:
    """`kept_until` of the package for the archive (archiving.py) is the last day of its year."""
    before = datetime.date(today().year - option("requests.retention_years"), 1, 1)
    return f"requests forgotten: {_forget('request_purge', 'request_purged', before, Q(purged_on=None))}"


def _forget(call: str, step: str, before: datetime.date, held: Q) -> int:
    over = Q(state__in=InformationRequest.CLOSED, decided_on__lt=before)
    waits = InformationRequest.objects.filter(challenges__result="pending")
    old = InformationRequest.objects.filter(over, held).exclude(pk__in=waits.values("pk")).order_by("decided_on")
    return forget(old.select_related("organ"), call, before, step=step, organ_of=lambda request: request.organ)
