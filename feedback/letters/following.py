"""What the writer of a letter sees: number and code in, steps and clock out; everything else looks alike (I-13)."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.following import as_event, found
from feedback.letters.clock import present
from feedback.letters.filing import SLIPS
from feedback.letters.states import REASONS, State
from feedback.models import Letter, LetterKind, Level
from portal.cases.clock import Clock
from portal.cases.folding import fold
from portal.cases.models.workday import working_calendar

LABELS = {
    "hide": gettext_lazy("内容涉嫌违法，停止办理"), "restore": gettext_lazy("恢复办理"),
    "received": gettext_lazy("已收到您的信"), "extend": gettext_lazy("延期"), "approve": gettext_lazy("已答复"),
    "refuse": gettext_lazy("不予受理"), "merge": gettext_lazy("与先来的同一件事一起办理"),
    "refer": gettext_lazy("属于信访事项，已转信访部门：15日内告知是否受理，受理的60日内办结（信访工作条例）"),
    "join": gettext_lazy("请别的单位一起办理"), "redo": gettext_lazy("答复退回承办单位，重新办理"),
    "reopen": gettext_lazy("您要求再办一次"),
    "supervise": gettext_lazy("督办"), "progress": gettext_lazy("办理情况"),
    "feed_back": gettext_lazy("反馈办理结果"), "added": gettext_lazy("您补充了内容"),
    "rated": gettext_lazy("您作了评价"), "go_alone": gettext_lazy("改为单独办理"),
    "recounted": gettext_lazy("放假安排有变，期限重新计算"),
    "purged": gettext_lazy("保存期满，您的姓名、电话和来信内容已经清除"),
}  # fmt: skip


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
        return self.letter["state"] in Letter.OVER

    @property
    def may_add(self) -> bool:
        return self.letter["state"] in Letter.OWED

    @property
    def may_rate(self) -> bool:
        if any(each["name"] == "purged" for each in self.letter["events"]):
            return False
        return self.letter["state"] == State.ANSWERED and self.letter["rating"] is None

    @property
    def may_reopen(self) -> bool:
        """Once, after a bad rating."""
        done = any(each["name"] == "reopen" for each in self.letter["events"])
        return self.letter["state"] == State.ANSWERED and not done


def see(request: HttpRequest, number: str, code: str) -> Seen | None:
    letter = found(request, SLIPS, number, code)
    return seen(letter) if letter else None


def seen(letter: dict) -> Seen:
    letter["received_at"] = parse_datetime(letter["received_at"])
    letter["kind_label"] = LetterKind(letter["kind"]).label
    letter["due_on"] = parse_date(letter["due_on"])
    letter["rating_label"] = letter["rating"] and Level(letter["rating"]).label
    events = [event for step in letter["events"] if (event := as_event(step))]
    return Seen(letter, fold(present(events), working_calendar()), _steps(letter))


def _steps(letter: dict) -> list[Step]:
    """What happened that concerns the writer, then what is still to come."""
    steps, assigned = [], False
    for each in letter["events"]:
        at = parse_datetime(each["at"])
        if each["name"] == "assign":
            label = _("转给%(organ)s办理") if assigned else _("交给%(organ)s办理")
            steps.append(Step(label % {"organ": each["organ"]}, at, told=each["told"]))
            assigned = True
        elif label := _label_of(each, letter):
            told = " ".join(filter(None, (str(REASONS.get(each["reason"], "")), each["told"])))
            steps.append(Step(str(label), at, told=told))
    if letter["state"] == State.RECEIVED:
        steps.append(Step(_("分给负责的单位"), None, is_done=False))
    if letter["state"] not in Letter.OVER:
        steps.append(Step(_("答复您"), None, is_done=False))
    if letter["follows"] and not any(each["name"] == "feed_back" for each in letter["events"]):
        steps.append(Step(_("反馈办理结果"), None, is_done=False))
    return steps


def _label_of(event: dict, letter: dict):
    """A letter that was merged into another ends as that one did."""
    if event["name"] == "close_together":
        return LABELS["refuse"] if event["reason"] else LABELS["approve"] if letter["answers"] else LABELS["refer"]
    return LABELS.get(event["name"])
