from feedback.models.answer import Answer, AnswerTemplate
from feedback.models.answer_file import AnswerFile
from feedback.models.assessor import Assessor
from feedback.models.challenge import Challenge
from feedback.models.consultation import Consultation, ConsultationHeader, ConsultationType
from feedback.models.decided import DecidedRequest
from feedback.models.enclosed import Addition, Attachment, Level, Rating
from feedback.models.figure import LetterFigure
from feedback.models.issue import LetterIssue
from feedback.models.lane import Lane, LaneKind, LetterKind
from feedback.models.letter import Letter, LetterEvent
from feedback.models.opinion import Adoption, ApplicantKind, Opinion
from feedback.models.part import LetterPart
from feedback.models.period import Period, Standing
from feedback.models.proof import IdentityProof, RecordEvidence
from feedback.models.published import AnswerHeader, PublishedAnswer
from feedback.models.remedies import Remedies
from feedback.models.reply import FeeNotice, Reply
from feedback.models.report import AnnualReport, ReportClearance, ReportHeader, ReportingOrgan
from feedback.models.request import InformationRequest, RequestEvent

__all__ = [
    "Addition", "Adoption", "AnnualReport", "Answer", "AnswerFile", "AnswerHeader", "AnswerTemplate",
    "ApplicantKind", "Assessor", "Attachment", "Challenge", "Consultation", "ConsultationHeader", "ConsultationType",
    "DecidedRequest", "FeeNotice", "IdentityProof", "InformationRequest", "Lane", "LaneKind", "Letter",
    "LetterEvent", "LetterFigure", "LetterIssue", "LetterKind", "LetterPart", "Level", "Opinion", "Period",
    "PublishedAnswer", "Rating", "RecordEvidence", "Remedies", "Reply", "ReportClearance", "ReportHeader",
    "ReportingOrgan", "RequestEvent", "Standing",
]  # fmt: skip
