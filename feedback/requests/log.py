"""The public log of requests decided, and what it counts up to: written with each decision."""

import datetime
from collections import Counter
from collections.abc import Iterable

from feedback.models import DecidedRequest, InformationRequest, Reply
from feedback.requests.outcomes import GROUP_LABELS, OUTCOMES
from portal.cases.today import today
from portal.site.keys import keyed_hash


def enter(request: InformationRequest, due_on: datetime.date | None) -> None:
    """`due_on`: by when it was to be answered; none where the applicant was waited for."""
    DecidedRequest.objects.get_or_create(
        key=_key(request),
        defaults={
            "organ": request.organ, "received_on": request.received_on, "decided_on": request.decided_on,
            "outcome": request.outcome, "is_on_time": due_on is None or request.decided_on <= due_on,
        },
    )  # fmt: skip


def posted(request: InformationRequest, on: datetime.date, due_on: datetime.date | None) -> None:
    """By post it is in time when it is handed over (DAY-02); of a decision made anew the first counts."""
    if not request.events.filter(name="redo").exists():
        DecidedRequest.objects.filter(key=_key(request)).update(is_on_time=due_on is None or on <= due_on)


def decided_anew(request: InformationRequest, reply: Reply) -> None:
    """A decision that was corrected is shown with what it became; the count is of the first (0039)."""
    if request.events.filter(name="redo").exists():
        line = DecidedRequest.objects.filter(key=_key(request))
        line.update(anew_outcome=reply.outcome, anew_on=today())


def take_out(request: InformationRequest) -> None:
    """Remove the line: the request is reopened."""
    DecidedRequest.objects.filter(key=_key(request)).delete()


def show_title(request: InformationRequest) -> None:
    DecidedRequest.objects.filter(key=_key(request)).update(title=request.title)


def lead_to(request: InformationRequest, path: str) -> None:
    DecidedRequest.objects.filter(key=_key(request)).update(path=path)


def statistics(lines: Iterable[tuple[str, bool]]) -> dict:
    """Of (outcome, whether on time): by the groups of the report, with what a picture of them needs."""
    lines = list(lines)
    counts = Counter(OUTCOMES[outcome].group for outcome, _in_time in lines)
    most = max(counts.values(), default=0)
    return {
        "total": len(lines),
        "on_time": sum(in_time for _outcome, in_time in lines),
        "bars": [{"label": label, "n": counts[group], "width": round(100 * counts[group] / most) if most else 0}
                 for group, label in GROUP_LABELS.items()],
    }  # fmt: skip


def _key(request: InformationRequest) -> str:
    return keyed_hash("decided", request.number)
