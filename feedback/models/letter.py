"""A letter and what happened to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from feedback.models.filed import Channel, Clocked, FiledStep
from feedback.models.lane import LetterKind


class Letter(Clocked):
    """Filed through one function (sql/10_letters.sql)."""

    class State(models.TextChoices):
        RECEIVED = "received", _("已收到，待分办")
        ASSIGNED = "assigned", _("办理中")
        IN_REVIEW = "in_review", _("答复待审核")
        MERGED = "merged", _("与另一封并办")
        HIDDEN = "hidden", _("已屏蔽，留作证据")
        ANSWERED = "answered", _("已答复")
        NOT_ACCEPTED = "not_accepted", _("不予受理")
        REFERRED = "referred", _("已转信访")

    class FollowUp(models.TextChoices):
        """Of an answered letter in a lane that is followed up."""

        SUPERVISED = "supervised", _("督办中")
        FED_BACK = "fed_back", _("已反馈")

    OPEN = (State.RECEIVED, State.ASSIGNED, State.IN_REVIEW)
    OWED = (*OPEN, State.MERGED)
    CLOSED = (State.ANSWERED, State.NOT_ACCEPTED, State.REFERRED)
    OVER = (*CLOSED, State.HIDDEN)  # nothing more is promised

    lane = models.ForeignKey("feedback.Lane", models.PROTECT, related_name="letters", verbose_name=_("渠道"))
    kind = models.CharField(_("种类"), max_length=20, choices=LetterKind)
    addressed = models.ForeignKey(
        "people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("写信人选的单位")
    )
    organ = models.ForeignKey("people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("承办单位"))
    # Where the person works against whom the letter reports: never the one that handles it (BOX-10).
    reported = models.ForeignKey(
        "people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("被举报人所在的单位")
    )
    channel = models.CharField(_("怎样收到"), max_length=20, choices=Channel, default=Channel.INTERNET)
    ticket = models.CharField(_("工单号"), max_length=40, blank=True, default="")  # of that channel
    entered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("标题"), max_length=60)
    text = models.TextField(_("内容"))
    about = models.CharField(_("从哪一页写的"), max_length=300, blank=True, default="")
    consent_public = models.BooleanField(_("同意公开答复"), default=False)
    state = models.CharField(_("状态"), max_length=20, choices=State, default=State.RECEIVED)
    received_at = models.DateTimeField(_("收到时间"))
    due_on = models.DateField(_("期限"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)  # or hidden: from here its term counts (I-17)
    assigned_times = models.PositiveSmallIntegerField(_("转办次数"), default=0)
    round = models.PositiveSmallIntegerField(_("第几次重办"), default=0)  # 0: as it came
    is_returned = models.BooleanField(_("退回重办"), default=False)
    urged_times = models.PositiveSmallIntegerField(_("催办次数"), default=0)
    follow_up = models.CharField(_("督办"), max_length=12, choices=FollowUp, blank=True, default="")
    assessor = models.ForeignKey(
        "feedback.Assessor", models.PROTECT, null=True, related_name="+", verbose_name=_("评议员")
    )
    issue = models.ForeignKey("feedback.LetterIssue", models.PROTECT, null=True, related_name="letters")
    purged_on = models.DateField(_("按期清除的日期"), null=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="followers", verbose_name=_("并到哪一封")
    )

    class Meta:
        db_table = "letter"
        verbose_name = _("来信")
        verbose_name_plural = _("来信")
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="letter_state_due"),
            models.Index(fields=["organ"], condition=Q(follow_up="supervised"), name="letter_supervised"),
            models.Index(fields=["-received_at", "-id"], name="letter_newest"),  # the desk's list, a month's figures
            models.Index(fields=["closed_at"], condition=Q(purged_on=None), name="letter_kept_since"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=LetterKind.REPORT) | Q(consent_public=False), name="report_never_public"
            ),
            models.CheckConstraint(
                condition=~Q(kind=LetterKind.REPORT)
                | Q(organ=None)
                | ~Q(organ=models.F("reported")) & ~Q(reported=None),
                name="report_never_to_its_own",
            ),
            models.CheckConstraint(condition=~Q(state="merged") | ~Q(merged_into=None), name="merged_into_one"),
            models.UniqueConstraint(fields=["channel", "ticket"], condition=~Q(ticket=""), name="ticket_once"),
            # Whatever is over has the moment from which it is kept; whatever goes on has none.
            models.CheckConstraint(
                condition=Q(closed_at=None) ^ Q(state__in=("answered", "not_accepted", "referred", "hidden")),
                name="letter_over_since",
            ),
        ]

    @property
    def holder(self):
        """Who handles it; before that, who sorts it."""
        return self.organ or self.lane.organ


class LetterEvent(FiledStep):
    """One step, and what the writer sees of it."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="events")
    reason = models.CharField(max_length=30, blank=True, default="")
    told = models.CharField(max_length=500, blank=True, default="")  # in words, for the writer
    note = models.CharField(max_length=500, blank=True, default="")  # in words, for those who handle it

    class Meta:
        db_table = "letter_event"
        ordering = ["id"]
