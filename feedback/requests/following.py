"""What an applicant sees: number and code in, steps and clock out; everything else looks alike (I-13)."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from feedback.intake.following import as_event, found
from feedback.models import InformationRequest
from feedback.models.request import CARRIERS, WAYS
from feedback.requests.fees import LABELS as FEES
from feedback.requests.filing import SLIPS
from feedback.requests.ledger import ONCE
from feedback.requests.states import LABELS, MOVES, State
from portal.cases.clock import Clock, fold
from portal.cases.models.workday import working_calendar

SHOWN = {
    "filed": lazy("提交了申请"), "confirm": lazy("双方确认收到，开始计算期限"), "approve": lazy("已答复"),
    "ask_correction": lazy("请您补正"), "extend": lazy("延长答复期限"), "postpone": lazy("确定延迟答复的期限"),
    "ask_fee": lazy("请您缴纳信息处理费"), "ask_reasons": lazy("请您说明申请数量多、频次高的理由"),
    "withdraw": lazy("您撤回了申请"),
}  # fmt: skip
UNSEEN = ("search", "answer", "return", "archive", "serve", "challenge", "judged")


@dataclass(frozen=True)
class Step:
    label: str
    on: datetime.date | None
    told: str = ""
    is_done: bool = True


@dataclass(frozen=True)
class Seen:
    """A request as its applicant sees it."""

    request: dict
    clock: Clock
    steps: list[Step]

    @property
    def is_closed(self) -> bool:
        return self.request["state"] in InformationRequest.CLOSED


def see(http: HttpRequest, number: str, code: str) -> Seen | None:
    request = found(http, SLIPS, number, code)
    return seen(request) if request else None


def seen(request: dict) -> Seen:
    request["way_label"], request["carrier_label"] = WAYS[request["way"]], CARRIERS[request["carrier"]]
    request["state_label"] = State(request["state"]).label
    if request["fee"]:
        request["fee"]["basis_label"] = FEES[request["fee"]["basis"]]
    if request["letter"]:
        request["letter"]["day"] = parse_date(request["letter"]["day"])
    lines = [event for line in request["events"] if (event := as_event(line, str(LABELS[line["name"]])))]
    return Seen(request, fold(lines, working_calendar(), once=ONCE), list(_steps(request)))


def _steps(request: dict):
    """What happened that concerns the applicant, then what is still to come."""
    for line in request["events"]:
        if line["name"] not in UNSEEN:
            label = _("转交%(organ)s办理") % {"organ": line["organ"]} if line["organ"] else _label(line["name"])
            yield Step(label, parse_date(line["on"]), line["told"])
    if request["state"] == State.SUBMITTED:
        yield Step(_("我们与您确认收到"), None, _("确认之日起计算期限。"), is_done=False)
    if request["state"] not in InformationRequest.CLOSED:
        yield Step(_("答复您"), None, is_done=False)


def _label(name: str) -> str:
    return str(SHOWN.get(name) or (MOVES[name].label if name in MOVES else LABELS[name]))
