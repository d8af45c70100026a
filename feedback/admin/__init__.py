from feedback.admin.consultation import ConsultationAdmin, ConsultationTypeAdmin
from feedback.admin.lane import LaneAdmin
from feedback.admin.letter import LetterAdmin
from feedback.admin.period import PeriodAdmin
from feedback.admin.request import RequestAdmin

__all__ = ["ConsultationAdmin", "ConsultationTypeAdmin", "LaneAdmin", "LetterAdmin", "PeriodAdmin", "RequestAdmin"]
