from feedback.admin.annual_report import AnnualReportAdmin, ReportingOrganAdmin
from feedback.admin.assessor import AssessorAdmin
from feedback.admin.consultation import ConsultationAdmin, ConsultationTypeAdmin
from feedback.admin.issue import LetterIssueAdmin
from feedback.admin.lane import LaneAdmin
from feedback.admin.letter import LetterAdmin
from feedback.admin.period import PeriodAdmin
from feedback.admin.published import PublishedAnswerAdmin
from feedback.admin.remedies import RemediesAdmin
from feedback.admin.request import RequestAdmin
from feedback.admin.template import AnswerTemplateAdmin

__all__ = [
    "AnnualReportAdmin", "AnswerTemplateAdmin", "AssessorAdmin", "ConsultationAdmin", "ConsultationTypeAdmin",
    "LaneAdmin", "LetterAdmin", "LetterIssueAdmin", "PeriodAdmin", "PublishedAnswerAdmin", "RemediesAdmin",
    "ReportingOrganAdmin", "RequestAdmin",
]  # fmt: skip
