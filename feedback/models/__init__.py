from feedback.models.lane import Lane, LaneKind, LetterKind
from feedback.models.letter import Answer, Letter, LetterEvent

__all__ = ["Answer", "Lane", "LaneKind", "Letter", "LetterEvent", "LetterKind"]
