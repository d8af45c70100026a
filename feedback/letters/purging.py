"""What the term is over for: who wrote, what was written and answered, what was hidden as evidence. The case and its
figures stay (I-17)."""

import datetime

from feedback.intake.forgetting import forget
from feedback.models import Letter
from portal.cases.today import now
from portal.database.turns import in_steps
from portal.site.options import option


@in_steps
def forget_old_letters() -> str:
    before = now() - datetime.timedelta(days=option("letters.keep_days"))
    old = Letter.objects.filter(purged_on=None, closed_at__lt=before).order_by("closed_at")
    old = old.select_related("organ", "lane__organ")
    gone = forget(old, "letter_purge", before, step="letter_purged", organ_of=lambda letter: letter.holder)
    return f"letters forgotten: {gone}"
