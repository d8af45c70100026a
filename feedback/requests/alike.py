"""What one applicant has asked for lately: by it one sees that it is too much, and a fee by item counts it."""

from django.db.models import Q

from feedback.models import InformationRequest
from feedback.requests.kinds import ACCESS


def nth_of_month(request: InformationRequest) -> int:
    """Which one it is of this applicant at this organ in its calendar month (REQ-18, FEE-02); 0 before its receipt."""
    if not request.received_on or not request.applicant_hash or not request.organ_id:
        return 0
    same = InformationRequest.objects.filter(
        applicant_hash=request.applicant_hash, organ=request.organ_id, kind=ACCESS,
        received_on__gte=request.received_on.replace(day=1), received_on__lte=request.received_on,
    )  # fmt: skip
    return same.filter(Q(received_on__lt=request.received_on) | Q(submitted_at__lte=request.submitted_at)).count()
