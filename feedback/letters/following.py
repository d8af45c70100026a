"""What the writer of a letter sees: number and code in, steps and clock out; everything else looks alike (I-13)."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from feedback.intake.following import as_event, found
from feedback.letters.filing import SLIPS
from feedback.letters.states import REASONS, State
from feedback.models import Letter, LetterKind
from portal.cases.clock import Clock, fold
from portal.cases.models.workday import working_calendar


@dataclass(frozen=True)
class Step:
    label: str
    at: datetime.datetime | None
    organ: str = ""
    told: str = ""
    is_done: bool = True


@dataclass(frozen=True)
class Seen:
    """A letter as its writer sees it."""

    letter: dict
    clock: Clock
    steps: list[Step]

    @property
    def is_closed(self) -> bool:
        return self.letter["state"] in Letter.CLOSED


def see(request: HttpRequest, number: str, code: str) -> Seen | None:
    letter = found(request, SLIPS, number, code)
    return seen(letter) if letter else None


def seen(letter: dict) -> Seen:
    letter["received_at"] = parse_datetime(letter["received_at"])
    letter["kind_label"] = LetterKind(letter["kind"]).label
    letter["due_on"] = parse_date(letter["due_on"])
    clock = fold([event for step in letter["events"] if (event := as_event(step))], working_calendar())
    return Seen(letter, clock, _steps(letter))


LABELS = {
    "received": _("已收到您的信"), "extend": _("延期"), "approve": _("已答复"), "refuse": _("不予受理"),
}  # fmt: skip


def _steps(letter: dict) -> list[Step]:
    """What happened that concerns the writer, then what is still to come."""
    steps, assigned = [], False
    for each in letter["events"]:
        at = parse_datetime(each["at"])
        if each["name"] == "assign":
            label = _("转给%(organ)s办理") if assigned else _("交给%(organ)s办理")
            steps.append(Step(label % {"organ": each["organ"]}, at, told=each["told"]))
            assigned = True
        elif each["name"] in LABELS:
            told = " ".join(filter(None, (str(REASONS.get(each["reason"], "")), each["told"])))
            steps.append(Step(str(LABELS[each["name"]]), at, told=told))
    if letter["state"] == State.RECEIVED:
        steps.append(Step(_("分给负责的单位"), None, is_done=False))
    if letter["state"] not in Letter.CLOSED:
        steps.append(Step(_("答复您"), None, is_done=False))
    return steps
