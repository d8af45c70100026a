from feedback.admin.lane import LaneAdmin
from feedback.admin.letter import LetterAdmin

__all__ = ["LaneAdmin", "LetterAdmin"]
