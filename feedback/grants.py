"""Letters and requests: the public process has no right on them at all; it files and follows by functions (sql/).
Lanes are public once saved. Nobody deletes a letter, nor a request: what of them ever goes, goes by its term.
When the public may answer a consultation is written by the database alone (sql/40_consultations.sql)."""

GRANTS = {
    "Lane": ("SIU", "S"),
    "LaneKind": ("SIU", "S"),
    "Letter": ("SU", "-"),
    "LetterEvent": ("SI", "-"),
    "Answer": ("SIU", "-"),
    "PublishedAnswer": ("SI", "-"),
    "LetterFigure": ("SID", "S"),
    "AnswerTemplate": ("SIU", "-"),
    "Attachment": ("S", "-"),
    "Addition": ("S", "-"),
    "Rating": ("S", "-"),
    "InformationRequest": ("SU", "-"),
    "RequestEvent": ("SI", "-"),
    "IdentityProof": ("S", "-"),
    "FeeNotice": ("SI", "-"),
    "Reply": ("SIU", "-"),
    "Challenge": ("SIU", "-"),
    "ConsultationType": ("SU", "S"),
    "ConsultationHeader": ("SIU", "-"),
    "Period": ("S", "S"),
    "Opinion": ("SU", "-"),
    "Adoption": ("SIU", "-"),
    "Remedies": ("SIU", "S"),
    "AnnualReport": ("SI", "-"),
    "ReportHeader": ("SIU", "-"),
    "ReportClearance": ("SI", "-"),
    "ReportingOrgan": ("SIU", "S"),
}
