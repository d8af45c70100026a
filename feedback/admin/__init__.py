from feedback.admin.annual_report import AnnualReportAdmin, ReportingOrganAdmin
from feedback.admin.consultation import ConsultationAdmin, ConsultationTypeAdmin
from feedback.admin.lane import LaneAdmin
from feedback.admin.letter import LetterAdmin
from feedback.admin.period import PeriodAdmin
from feedback.admin.published import PublishedAnswerAdmin
from feedback.admin.remedies import RemediesAdmin
from feedback.admin.request import RequestAdmin
from feedback.admin.template import AnswerTemplateAdmin

__all__ = [
    "AnnualReportAdmin", "AnswerTemplateAdmin", "ConsultationAdmin", "ConsultationTypeAdmin", "LaneAdmin",
    "LetterAdmin", "PeriodAdmin", "PublishedAnswerAdmin", "RemediesAdmin", "ReportingOrganAdmin", "RequestAdmin",
]  # fmt: skip
