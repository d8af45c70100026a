"""Who wrote, who approved which bytes, and what happened to a revision round by round."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from portal.publishing.states import SecrecyResult, State


class Contribution(models.Model):
    """A person who changed this revision's text, fields or files, or submitted it. Written by a trigger."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="contributions")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        db_table = "contribution"
        constraints = [models.UniqueConstraint(fields=["revision", "person"], name="contribution_once")]

    def __str__(self):
        return str(self.person)


class Approval(models.Model):
    """One person's yes to exactly these bytes, with the outcome of the secrecy check. Never changed or deleted."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="approvals")
    round = models.PositiveIntegerField()
    step = models.CharField(_("环节"), max_length=20, choices=State)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("审核人"))
    hash = models.CharField(max_length=64)
    secrecy_result = models.CharField(_("保密审查结果"), max_length=20, choices=SecrecyResult)
    secrecy_basis = models.CharField(_("保密审查依据"), max_length=200)
    note = models.CharField(_("意见"), max_length=500, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "approval"
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "round", "step"], name="approval_one_a_step"),
            models.UniqueConstraint(fields=["revision", "round", "person"], name="approval_one_a_person"),
            models.CheckConstraint(
                condition=models.Q(secrecy_result=SecrecyResult.CLEARED) & ~models.Q(secrecy_basis=""),
                name="approval_needs_cleared_secrecy",
            ),
        ]

    def __str__(self):
        return f"{self.get_step_display()} {self.person}"


class RevisionEvent(models.Model):
    """One move of a revision as staff read it: who, when, why. The trail holds the same without words."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="events")
    round = models.PositiveIntegerField()
    move = models.CharField(max_length=20)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=30, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "revision_event"
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.move} {self.at:%Y-%m-%d %H:%M}"
