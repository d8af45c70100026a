"""What the term is over for: who said something, and in which words. The ledger, what was chosen and every number stay
(I-17); the trail is the log."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from feedback.intake.filing import ask
from feedback.models import Consultation, Opinion, Period
from portal.cases.today import today
from portal.database.turns import in_steps
from portal.site.options import option
from portal.trail.record import SYSTEM, record

AT_ONCE = 500  # opinions of one consultation in a minute


@in_steps
def forget_old_opinions() -> str:
    before = today() - datetime.timedelta(days=option("consultations.keep_days"))
    kept = Opinion.objects.filter(consultation=OuterRef("pk")).exclude(sealed="")
    gone = 0
    for key in Period.objects.filter(Exists(kept), answered_on__lt=before).values_list("pk", flat=True):
        with transaction.atomic():
            n = ask("opinion_purge(%s, %s, %s)", [key, before, AT_ONCE])
            if n:
                held = Consultation.objects.select_related("organ").get(pk=key)
                record("opinions_purged", by=SYSTEM, object=held, organ=held.organ.code, reason=_("%(n)s条") % {"n": n})
        gone += n
    return f"opinions forgotten: {gone}"
