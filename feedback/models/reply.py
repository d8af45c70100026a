"""What was decided on a request, and what it costs."""

from django.db import models
from django.db.models.functions import Now

from feedback.models.request import InformationRequest
from feedback.requests import provision
from feedback.requests.fees import LABELS as FEE_BASES
from feedback.requests.outcomes import ALL


class FeeNotice(models.Model):
    """FEE-01 … FEE-05: one basis, one notice for a request."""

    request = models.OneToOneField(InformationRequest, models.PROTECT, related_name="fee", primary_key=True)
    basis = models.CharField(max_length=20, choices=list(FEE_BASES.items()))
    units = models.PositiveIntegerField()  # which item of this applicant's month it is, or how many pages
    yuan = models.PositiveIntegerField()

    class Meta:
        db_table = "fee_notice"

    def __str__(self):
        return f"{self.yuan}"


class Reply(models.Model):
    """A decision as it was written; the applicant reads the one that another person approved, in the letter that was
    composed of it then."""

    request = models.ForeignKey(InformationRequest, models.PROTECT, related_name="replies")
    outcome = models.CharField(max_length=30, choices=[(code, outcome.label) for code, outcome in ALL.items()])
    ground = models.CharField(max_length=30)
    reasons = models.TextField(blank=True, default="")
    way = models.TextField(blank=True, default="")
    open_part = models.TextField(blank=True, default="")
    law = models.TextField(blank=True, default="")
    search_record = models.TextField(blank=True, default="")
    correction = models.TextField(blank=True, db_default="")
    competent = models.TextField(blank=True, db_default="")
    instead = models.CharField(max_length=20, choices=list(provision.INSTEAD.items()), blank=True, db_default="")
    instead_why = models.CharField(max_length=20, choices=list(provision.WHY.items()), blank=True, db_default="")
    available_on = models.DateField(null=True)
    adds = models.TextField(blank=True, default="")
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now())
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    serial = models.PositiveIntegerField(null=True)  # in the organ's number book of the year
    letter = models.JSONField(null=True)
    annulled_on = models.DateField(null=True)  # a reconsideration or a court corrected it, and it is decided anew

    class Meta:
        db_table = "request_reply"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True, letter__isnull=True, serial__isnull=True)
                | models.Q(letter__isnull=False, serial__isnull=False, year__isnull=False)
                & ~models.Q(approved_by=models.F("written_by")),
                name="reply_by_two",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(approved_by__isnull=False, annulled_on__isnull=True),
                name="one_approved_reply",
            ),
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="reply_number_once"),
        ]

    def __str__(self):
        return f"{self.request_id} {self.pk}"
