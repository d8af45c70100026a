"""A letter, what happened to it, and what was answered."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from feedback.models.filed import Filed
from feedback.models.lane import LetterKind


class Letter(Filed):
    """Filed through one function (sql/10_letters.sql)."""

    class State(models.TextChoices):
        RECEIVED = "received", _("已收到，待分办")
        ASSIGNED = "assigned", _("办理中")
        IN_REVIEW = "in_review", _("答复待审核")
        ANSWERED = "answered", _("已答复")
        NOT_ACCEPTED = "not_accepted", _("不予受理")

    CLOSED = (State.ANSWERED, State.NOT_ACCEPTED)

    lane = models.ForeignKey("feedback.Lane", models.PROTECT, related_name="letters", verbose_name=_("渠道"))
    kind = models.CharField(_("种类"), max_length=20, choices=LetterKind)
    addressed = models.ForeignKey(
        "people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("写信人选的单位")
    )
    organ = models.ForeignKey("people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("承办单位"))
    title = models.CharField(_("标题"), max_length=60)
    text = models.TextField(_("内容"))
    about = models.CharField(_("从哪一页写的"), max_length=300, blank=True, default="")
    consent_public = models.BooleanField(_("同意公开答复"), default=False)
    state = models.CharField(_("状态"), max_length=20, choices=State, default=State.RECEIVED)
    received_at = models.DateTimeField(_("收到时间"))
    due_on = models.DateField(_("期限"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)
    assigned_times = models.PositiveSmallIntegerField(_("转办次数"), default=0)

    class Meta:
        db_table = "letter"
        verbose_name = _("来信")
        verbose_name_plural = _("来信")
        ordering = ["-received_at"]
        indexes = [models.Index(fields=["state", "due_on"], name="letter_state_due")]


class LetterEvent(models.Model):
    """One step: what the writer sees of it, and what it does to the clock. Rows are added, never changed."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="events")
    at = models.DateTimeField(db_default=Now())
    on = models.DateField()
    name = models.CharField(max_length=30)
    effect = models.CharField(max_length=10, blank=True, default="")  # of the clock (portal/cases/clock.py)
    article = models.CharField(max_length=100, blank=True, default="")
    days = models.PositiveSmallIntegerField(null=True)
    organ = models.ForeignKey("people.Organ", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=30, blank=True, default="")
    told = models.CharField(max_length=500, blank=True, default="")  # in words, for the writer
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "letter_event"
        ordering = ["id"]

    def __str__(self):
        return self.name


class Answer(models.Model):
    """What was written to answer; the writer of the letter reads the one that another person approved."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="answers")
    text = models.TextField()
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now())
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "letter_answer"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("written_by")),
                name="answer_by_two",
            ),
            models.UniqueConstraint(
                fields=["letter"], condition=models.Q(approved_by__isnull=False), name="one_approved_answer"
            ),
        ]

    def __str__(self):
        return f"{self.letter_id} {self.pk}"
