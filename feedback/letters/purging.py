"""What the term is over for: who wrote, what was written and answered, what was hidden as evidence. The case and its
figures stay (I-17); the trail is the log, a row for each."""

import datetime

from django.db import transaction

from feedback.intake.filing import ask
from feedback.models import Letter
from portal.cases.today import now, today
from portal.database.turns import in_steps
from portal.site.options import option
from portal.trail.record import SYSTEM, record

AT_ONCE = 200  # letters in a minute


@in_steps
def forget_old_letters() -> str:
    before = now() - datetime.timedelta(days=option("letters.keep_days"))
    old = Letter.objects.filter(purged_on=None, closed_at__lt=before).order_by("closed_at")
    gone = 0
    for letter in old.select_related("organ", "lane__organ").defer("text", "sealed")[:AT_ONCE]:
        with transaction.atomic():
            if ask("letter_purge(%s, %s, %s)", [letter.pk, before, today()]):
                record("letter_purged", by=SYSTEM, object=letter, organ=letter.holder.code, from_state=letter.state,
                       to_state=letter.state)  # fmt: skip
                gone += 1
    return f"letters forgotten: {gone}"
