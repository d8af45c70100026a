"""What an applicant uploads to prove something."""

from django.db import models

from feedback.models.request import InformationRequest


class Proof(models.Model):
    """Sealed, so that only the desk opens it, and each look is in the trail."""

    sealed = models.BinaryField()
    extension = models.CharField(max_length=10)

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.pk)


class IdentityProof(Proof):
    """Who asks."""

    request = models.OneToOneField(InformationRequest, models.PROTECT, related_name="proof", primary_key=True)

    class Meta:
        db_table = "identity_proof"


class RecordEvidence(Proof):
    """That a record about the applicant is wrong (art. 41)."""

    request = models.OneToOneField(InformationRequest, models.PROTECT, related_name="evidence", primary_key=True)

    class Meta:
        db_table = "record_evidence"
