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
from feedback.requests.channels import CHANNELS, Evidence
from feedback.requests.consulting import THIRD_PARTY
from feedback.requests.fees import ARTICLE as FEE_ARTICLE
from feedback.requests.fees import LABELS as FEES
from feedback.requests.fees import in_words
from feedback.requests.filing import SLIPS
from feedback.requests.ledger import ONCE, article_of
from feedback.requests.states import LABELS, MOVES, State, state_words
from feedback.requests.wording import DECIDES
from portal.cases.clock import Clock
from portal.cases.events import Event
from portal.cases.folding import fold
from portal.cases.models.workday import working_calendar
from portal.cases.today import day_words

SHOWN = {
    "filed": lazy("提交了申请"), "correction_sent": lazy("您提交了补正"), "approve": lazy("已答复"),
    "ask_correction": lazy("请您补正"), "extend": lazy("延长答复期限"), "postpone": lazy("确定延迟答复的期限"),
    "ask_fee": lazy("请您缴纳信息处理费"), "ask_reasons": lazy("请您说明申请数量多、频次高的理由"),
    "reasons_sent": lazy("您说明了理由"), "fetched": lazy("您下载了随答复提供的文件"),
    "proof_purged": lazy("您上传的身份证明和证据，保存期满已经清除"),
    "purged": lazy("保存期满，您的姓名、联系方式和申请内容已经清除"),
    "withdraw": lazy("您撤回了申请"), "dispatch": lazy("答复已经寄出"),
    **dict.fromkeys(THIRD_PARTY, lazy("收到第三方意见")),
    "redo": lazy("原来的答复被纠正，重新办理"), "take_back": lazy("不再视为放弃，继续办理您的申请"),
}  # fmt: skip
RECEIVED = {
    Evidence.SUBMITTED: lazy("当面收到申请，开始计算期限"), Evidence.SIGNED: lazy("签收了申请，开始计算期限"),
    Evidence.CONFIRMED: lazy("双方确认收到，开始计算期限"),
}  # fmt: skip
# Whose turn it is while the clock stands, and what his silence means (REQ-11, REQ-14, REQ-19).
WAITS = {
    State.CORRECTING: lazy("请您最晚在%(day)s补正（含当天）。没有正当理由逾期不补正的，视为放弃申请（条例第三十条）。"),
    State.AWAITING_FEE: lazy("请您最晚在%(day)s缴费（含当天）。逾期没有缴纳的，视为放弃申请（国办函〔2020〕109号）。"),
    State.CONSULTING: lazy("被征求意见的一方最晚在%(day)s答复；这段时间不计入答复期限。"),
}
UNSEEN = ("search", "tell_third_party", "reasons_heard", "ask_extension", "answer", "return", "archive", "serve",
          "challenge", "judged", "keep_on_request", "complain", "show_title")  # fmt: skip


@dataclass(frozen=True)
class Step:
    label: str
    on: datetime.date | None
    told: str = ""
    limit: str = ""
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

    @property
    def may_correct(self) -> bool:
        return self.request["state"] == State.CORRECTING

    @property
    def may_give_reasons(self) -> bool:
        """While they are asked for, and until they are recorded (REQ-18)."""
        names = {line["name"] for line in self.request["events"]}
        return not self.is_closed and "ask_reasons" in names and not {"reasons_heard", "reasons_sent"} & names

    @property
    def waits(self) -> str:
        """What is waited for until when, in words; empty while the clock runs."""
        if self.may_correct and any(line["name"] == "correction_sent" for line in self.request["events"]):
            return _("您的补正已经提交。我们与您确认收到之日起，重新计算答复期限。")
        until = self.clock.waiting_until
        return WAITS[self.request["state"]] % {"day": day_words(until)} if self.clock.stands and until else ""

    @property
    def ended(self) -> str:
        """What it means that it ended without a letter."""
        ends = self.is_closed and not self.request["letter"]
        return str(DECIDES[self.request["outcome"]]) if ends else ""


def see(http: HttpRequest, number: str, code: str) -> Seen | None:
    request = found(http, SLIPS, number, code)
    return seen(request) if request else None


def seen(request: dict) -> Seen:
    request["way_label"], request["carrier_label"] = WAYS[request["way"]], CARRIERS[request["carrier"]]
    request["state_label"] = state_words(request["state"], request["outcome"])
    if request["fee"]:
        request["fee"] |= {"basis_label": FEES[request["fee"]["basis"]], "article": FEE_ARTICLE,
                           "lines": in_words(request["fee"]["basis"], request["fee"]["units"])}  # fmt: skip
    if request["letter"]:
        request["letter"]["day"] = parse_date(request["letter"]["day"])
    lines = [event for line in request["events"] if (event := _as_event(line))]
    return Seen(request, fold(lines, working_calendar(), once=ONCE), list(_steps(request)))


def _steps(request: dict):
    """What happened that concerns the applicant, then what is still to come."""
    for line in request["events"]:
        if line["name"] not in UNSEEN:
            yield Step(_label(line, request["channel"]), parse_date(line["on"]), line["told"], _limit(line))
    if request["state"] == State.SUBMITTED:
        yield Step(_("我们与您确认收到"), None, _("确认之日起计算期限。"), is_done=False)
    if request["state"] not in InformationRequest.CLOSED:
        yield Step(_("答复您"), None, is_done=False)


def _limit(line: dict) -> str:
    if line["due_on"]:
        return _("新的期限：%(day)s") % {"day": day_words(parse_date(line["due_on"]))}
    return _("%(days)s个工作日") % {"days": line["days"]} if line["days"] else ""


def _as_event(line: dict) -> Event | None:
    counted_by = article_of(line["name"]) if line["days"] else ""
    return as_event(line, str(SHOWN.get(line["name"]) or LABELS[line["name"]]), counted_by)


def _label(line: dict, channel: str) -> str:
    name = line["name"]
    if line["organ"]:
        return _("转交%(organ)s办理") % {"organ": line["organ"]}
    if name in ("confirm", "confirm_record"):
        return str(RECEIVED[CHANNELS[channel].evidence])
    return str(SHOWN.get(name) or (MOVES[name].label if name in MOVES else LABELS[name]))
