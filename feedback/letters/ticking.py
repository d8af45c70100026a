"""What a changed calendar does to letters."""

from feedback.intake.recounting import Clocks, recount
from feedback.letters.clock import CACHED, wind
from feedback.letters.telling import tell
from feedback.models import Letter
from portal.database.turns import in_steps


def running():
    return Letter.objects.filter(state__in=Letter.OWED).select_related("organ", "lane__organ")


CLOCKS = Clocks("letter", running, wind, CACHED, tell)


@in_steps
def recount_letters() -> str:
    return recount(CLOCKS)
