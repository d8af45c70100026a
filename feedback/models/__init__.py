from feedback.models.challenge import Challenge
from feedback.models.consultation import Consultation, ConsultationHeader, ConsultationType
from feedback.models.lane import Lane, LaneKind, LetterKind
from feedback.models.letter import Answer, Letter, LetterEvent
from feedback.models.opinion import Adoption, ApplicantKind, Opinion
from feedback.models.period import Period, Standing
from feedback.models.request import FeeNotice, IdentityProof, InformationRequest, Reply, RequestEvent

__all__ = [
    "Adoption", "Answer", "ApplicantKind", "Challenge", "Consultation", "ConsultationHeader", "ConsultationType",
    "FeeNotice", "IdentityProof", "InformationRequest", "Lane", "LaneKind", "Letter", "LetterEvent", "LetterKind",
    "Opinion", "Period", "Reply", "RequestEvent", "Standing",
]  # fmt: skip
