from feedback.admin.lane import LaneAdmin
from feedback.admin.letter import LetterAdmin
from feedback.admin.request import RequestAdmin

__all__ = ["LaneAdmin", "LetterAdmin", "RequestAdmin"]
