"""What people said when they were asked, and what became of it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from feedback.models.filed import Channel, Filed


class ApplicantKind(models.TextChoices):
    PERSON = "person", _("个人")
    ENTERPRISE = "enterprise", _("企业、个体工商户")
    ASSOCIATION = "association", _("行业协会、商会")
    ORGAN = "organ", _("机关、事业单位")
    OTHER = "other", _("其他组织")


ENTERPRISES = (ApplicantKind.ENTERPRISE, ApplicantKind.ASSOCIATION)  # whose opinions are counted apart (涉企意见)


class Adoption(models.Model):
    """A line of the ledger: one opinion, or many alike, in the organ's words, and what became of it (CON-05)."""

    class Decision(models.TextChoices):
        ADOPTED = "adopted", _("采纳")
        PARTLY = "partly", _("部分采纳")
        NOT_ADOPTED = "not_adopted", _("未采纳")

    consultation = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="adoptions")
    summary = models.CharField(_("意见"), max_length=300)
    decision = models.CharField(_("采纳情况"), max_length=20, choices=Decision, blank=True, default="")
    reason = models.CharField(_("理由"), max_length=500, blank=True, default="")

    class Meta:
        db_table = "consultation_adoption"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=("", "adopted")) | ~Q(reason=""), name="adoption_has_reason"
            ),
            models.CheckConstraint(condition=~Q(summary=""), name="adoption_says_what"),
        ]

    def __str__(self):
        return self.summary


class Opinion(Filed):
    """Filed by the public process through one function, or entered at the desk from paper and telephone
    (sql/45_opinions.sql). It is never shown as it was written; what stands in public is its line of the ledger. Whoever
    signs up for a hearing or a meeting files one, too: `seat` is the place on the list of those who come."""

    consultation = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="opinions")
    release = models.ForeignKey("publishing.Release", models.PROTECT, related_name="+")  # the draft it speaks of
    paragraph = models.PositiveSmallIntegerField(_("对第几段"), null=True)  # of that draft; null: of the whole
    applicant_kind = models.CharField(_("提出人"), max_length=20, choices=ApplicantKind)
    channel = models.CharField(_("怎样收到"), max_length=20, choices=Channel)
    text = models.TextField(_("意见"), blank=True, default="")
    answers = models.JSONField(default=list)  # to each question of a survey the numbers of what was chosen
    consents_to_name = models.BooleanField(_("同意公布姓名"), default=False)
    received_on = models.DateField(_("收到日期"))
    received_at = models.DateTimeField(db_default=Now())
    entered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    adoption = models.ForeignKey(Adoption, models.PROTECT, null=True, related_name="opinions")
    seat = models.PositiveSmallIntegerField(_("名单上的次序"), null=True)
    hidden_reason = models.CharField(_("屏蔽的理由"), max_length=300, blank=True, default="")

    class Meta:
        db_table = "consultation_opinion"
        verbose_name = _("征集的意见")
        verbose_name_plural = _("征集的意见")
        ordering = ["received_at", "id"]
        indexes = [
            models.Index(fields=["consultation", "received_at", "id"], name="opinion_of"),
            models.Index(fields=["consultation", "adoption"], name="opinion_ledger"),
            models.Index(fields=["consultation"], condition=Q(wants_mail=True), name="opinion_to_tell"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "seat"], name="opinion_seat_once"),
            models.CheckConstraint(condition=Q(hidden_reason="") | Q(seat=None), name="opinion_hidden_sits_nowhere"),
        ]

    @property
    def is_hidden(self) -> bool:
        return bool(self.hidden_reason)
