"""Files of an answer for the one who asked: locked, when it is approved, with a key that follows from the query code.
The public process opens them for whoever has number and code, and cannot without (I-12, REQ-21)."""

from feedback.intake.filing import ask
from feedback.intake.slips import bare_number
from feedback.models import InformationRequest
from feedback.requests.files import copy_of
from feedback.requests.filing import SLIPS
from portal.cases.today import today
from portal.site.keys import seal_for


def give(request: InformationRequest) -> None:
    """A request that was filed before there were locks has none: it is given its files as it asked, not on line."""
    if not request.lock:
        return
    for file in request.files.filter(is_dropped=False).exclude(copy_sha256="").defer("sealed"):
        file.given = seal_for(request.lock, copy_of(file))
        file.save(update_fields=["given"])


def fetch(number: str, code: str, n: int) -> bytes | None:
    """The n-th file; None for one that is not there, and for too many in an hour. Each day's first is in the ledger.
    The code was seen to be right in the same request, where wrong ones are counted (following.py)."""
    values = [bare_number(number), SLIPS.looked_up(code), n, today()]
    sealed = ask("request_fetch(%s, %s::text[], %s, %s)", values)
    return SLIPS.opened(code, bytes(sealed)) if sealed else None
