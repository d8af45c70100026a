"""An information request, and what happened to it (REQ-01 … REQ-26)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.models.filed import Clocked, FiledStep
from feedback.reports.table_b import APPLICANTS
from feedback.requests.channels import CHANNELS
from feedback.requests.kinds import ACCESS, KINDS
from feedback.requests.outcomes import ALL

WAYS = {
    "post": _("邮寄"), "email": _("电子邮件"), "in_person": _("当面领取"), "on_site": _("现场查阅、抄录"),
    "fax": _("传真"), "other": _("其他"),
}  # fmt: skip
CARRIERS = {"paper": _("纸质"), "email": _("电子邮件"), "disc": _("光盘"), "other": _("其他")}


def _labels(table) -> list:
    return [(code, each.label) for code, each in table.items()]


class InformationRequest(Clocked):
    """Filed through one function (sql/20_requests.sql), or registered at the desk; `applicant_hash` tells that two were
    asked by one. The clock starts with the recorded day of receipt, not with the day on which it was sent (REQ-05)."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("已提交，待确认收到")
        HANDLING = "handling", _("办理中")
        CORRECTING = "correcting", _("待申请人补正")
        CONSULTING = "consulting", _("征求意见中")
        AWAITING_FEE = "awaiting_fee", _("待缴费")
        IN_REVIEW = "in_review", _("答复待审核")
        ANSWERED = "answered", _("已答复")
        ARCHIVED = "archived", _("已归档")

    CLOSED = OVER = (State.ANSWERED, State.ARCHIVED)

    kind = models.CharField(_("种类"), max_length=10, choices=list(KINDS.items()), db_default=ACCESS)
    lock = models.CharField(max_length=60, db_default="")  # what it is given on line is sealed for (requests/giving.py)
    applicant_hash = models.CharField(max_length=64, db_index=True)
    channel = models.CharField(_("怎样收到"), max_length=20, choices=_labels(CHANNELS))
    applicant_kind = models.CharField(_("申请人"), max_length=20, choices=list(APPLICANTS.items()))
    addressed = models.ForeignKey(
        "people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("向哪个单位申请")
    )
    organ = models.ForeignKey("people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("承办单位"))
    title = models.CharField(_("所需信息"), max_length=120)
    text = models.TextField(_("文号或者其他特征"), blank=True, default="")
    way = models.CharField(_("获取方式"), max_length=20, choices=list(WAYS.items()))
    carrier = models.CharField(_("载体形式"), max_length=20, choices=list(CARRIERS.items()))
    needs_help = models.CharField(_("需要的帮助"), max_length=200, blank=True, default="")  # REG-10
    state = models.CharField(_("状态"), max_length=20, choices=State, default=State.SUBMITTED)
    submitted_at = models.DateTimeField(_("提交时间"))
    submitted_on = models.DateField(_("提交日期"))
    received_on = models.DateField(_("收到日期"), null=True)
    due_on = models.DateField(_("期限"), null=True)  # none before receipt, and while the clock stands
    waiting_until = models.DateField(_("对方的期限"), null=True)
    is_provisional = models.BooleanField(default=False)
    outcome = models.CharField(_("结果"), max_length=30, choices=_labels(ALL), blank=True, default="")
    decided_on = models.DateField(_("答复日期"), null=True)
    purged_on = models.DateField(_("按期清除的日期"), null=True)

    class Meta:
        db_table = "information_request"
        verbose_name = _("公开申请")
        verbose_name_plural = _("公开申请")
        ordering = ["-submitted_at"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="request_state_due"),
            models.Index(fields=["organ", "received_on"], name="request_organ_received"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True) | models.Q(received_on__gte=models.F("submitted_on")),
                name="request_received_after_sent",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True, outcome="")
                | models.Q(decided_on__gte=models.F("received_on")) & ~models.Q(outcome=""),
                name="request_decided_with_outcome",
            ),
        ]

    @property
    def awaited_on(self):
        return self.due_on or self.waiting_until


class RequestEvent(FiledStep):
    """One line of the ledger; the order in which they were recorded does not matter."""

    ONCE = ("ask_correction", "extend", "postpone", "take_back")  # REQ-10, REQ-13, REQ-18

    request = models.ForeignKey(InformationRequest, models.PROTECT, related_name="events")
    due_on = models.DateField(null=True)  # a date that was set and told (REQ-18)
    told = models.CharField(max_length=1000, blank=True, default="")  # in words, for the applicant
    note = models.CharField(max_length=1000, blank=True, default="")  # in words, for those who handle it

    class Meta:
        db_table = "request_event"
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "name"],
                condition=models.Q(name__in=("ask_correction", "extend", "postpone", "take_back")),
                name="request_event_once",
            )
        ]
