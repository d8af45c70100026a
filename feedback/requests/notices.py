"""What an applicant is told on the way, as a paper: to correct, to pay, to give reasons, that it takes longer (REQ-10,
REQ-13, REQ-18, REQ-19). Composed of the line in the ledger, so paper and page say the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from feedback.models import InformationRequest, RequestEvent
from feedback.requests import fees
from feedback.requests.composing import cited
from portal.cases.today import day_words


@dataclass(frozen=True)
class Notice:
    title: str
    says: tuple[str, ...]  # paragraphs


NOTICES = {
    "ask_correction": Notice(lazy("政府信息公开申请补正告知书"), (
        lazy("申请的内容不明确，请补正：%(told)s"),
        lazy("请自收到本告知书之日起%(days)s个工作日内补正。无正当理由逾期不补正的，视为放弃申请，本机关不再处理。"
             "自收到补正之日起，答复期限重新计算。"),
    )),
    "ask_fee": Notice(lazy("政府信息公开信息处理费缴费通知书"), (
        lazy("这件申请收取信息处理费%(yuan)s元。%(basis)s计收，数量%(units)s：%(lines)s。"),
        lazy("缴费方式：%(told)s"),
        lazy("请自收到本通知书次日起%(days)s个工作日内缴纳。逾期没有缴纳的，视为放弃申请，本机关不再处理。"
             "缴费以后，答复期限重新计算。"),
    )),
    "ask_reasons": Notice(lazy("政府信息公开申请说明理由通知书"), (
        lazy("您（单位）申请的数量、频次明显超过合理范围，请说明理由：%(told)s"),
        lazy("理由不合理的，不予处理；理由合理但无法在期限内答复的，另行告知延迟答复的期限。"),
    )),
    "extend": Notice(lazy("政府信息公开申请延期答复告知书"), (
        lazy("经本机关政府信息公开工作机构负责人同意，延长%(days)s个工作日答复。"), lazy("理由：%(told)s"),
    )),
    "postpone": Notice(lazy("政府信息公开申请延迟答复告知书"), (
        lazy("经本机关政府信息公开工作机构负责人同意，延迟至%(due)s答复。"), lazy("理由：%(told)s"),
    )),
}  # fmt: skip


def compose(request: InformationRequest, line: RequestEvent) -> dict:
    """As paper.draw takes it. KeyError for a line that nobody is told of on paper."""
    notice = NOTICES[line.name]
    words = {"told": line.told, "days": line.days, "due": line.due_on and day_words(line.due_on)}
    if line.name == "ask_fee":
        words |= _reckoned(request)
    opening = _("%(day)s，本机关收到您（单位）提交的政府信息公开申请（编号%(number)s），申请公开“%(subject)s”。") % {
        "day": day_words(request.received_on), "number": request.number, "subject": request.title,
    }  # fmt: skip
    basis = _("依据：%(law)s。") % {"law": cited(line.article)}
    return {
        "title": str(notice.title), "number": request.number, "remedies": (), "organ": request.organ.name,
        "paragraphs": (opening, *(each % words for each in notice.says), basis), "day": line.on.isoformat(),
    }  # fmt: skip


def _reckoned(request: InformationRequest) -> dict:
    fee = request.fee
    lines = _("；").join(fees.in_words(fee.basis, fee.units))
    return {"yuan": fee.yuan, "basis": fees.LABELS[fee.basis], "units": fee.units, "lines": lines}
