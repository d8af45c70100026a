from feedback.models.challenge import Challenge
from feedback.models.lane import Lane, LaneKind, LetterKind
from feedback.models.letter import Answer, Letter, LetterEvent
from feedback.models.request import FeeNotice, IdentityProof, InformationRequest, Reply, RequestEvent

__all__ = [
    "Answer", "Challenge", "FeeNotice", "IdentityProof", "InformationRequest", "Lane", "LaneKind", "Letter",
    "LetterEvent", "LetterKind", "Reply", "RequestEvent",
]  # fmt: skip
