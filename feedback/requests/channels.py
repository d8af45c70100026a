"""How a request comes in, and from what its statutory day of receipt follows (REQ-05, art. 31)."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy


class Evidence(StrEnum):
    """What fixes the day of receipt."""

    SUBMITTED = "submitted"  # handed over in person
    SIGNED = "signed"  # signed for at the post
    CONFIRMED = "confirmed"  # both sides confirmed: before that no clock runs


@dataclass(frozen=True)
class Channel:
    code: str
    label: str
    evidence: Evidence
    asks: str  # for staff: which day is to be recorded
    by_staff: bool = True  # entered at the desk, not by the applicant


CHANNELS = {
    channel.code: channel
    for channel in (
        Channel("internet", gettext_lazy("网上"), Evidence.CONFIRMED, gettext_lazy("双方确认的日期"), by_staff=False),
        Channel("in_person", gettext_lazy("当面"), Evidence.SUBMITTED, gettext_lazy("当面提交的日期")),
        Channel("oral", gettext_lazy("口头，由工作人员代填"), Evidence.SUBMITTED, gettext_lazy("当面提出的日期")),
        Channel("post_signed", gettext_lazy("邮寄，需要签收"), Evidence.SIGNED, gettext_lazy("签收的日期")),
        Channel(
            "post_plain", gettext_lazy("平常信函，不需签收"), Evidence.CONFIRMED, gettext_lazy("与申请人确认的日期")
        ),
        Channel("email", gettext_lazy("电子邮件"), Evidence.CONFIRMED, gettext_lazy("双方确认的日期")),
        Channel("fax", gettext_lazy("传真"), Evidence.CONFIRMED, gettext_lazy("双方确认的日期")),
    )
}
