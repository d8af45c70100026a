"""Public addresses of feedback: a contract."""

from django.urls import path

from feedback.views import (
    answers,
    consultations,
    deadline,
    decided,
    figures,
    issues,
    letters,
    opinions,
    reports,
    requests,
)

urlpatterns = [
    path("consultations/", consultations.consultation_list, name="consultations"),
    path("consultations/track/", opinions.track, name="opinion-track"),
    path("consultations/<number:number>/opinion/", opinions.new, name="opinion-new"),
    path("consultations/<number:number>/", consultations.consultation, name="consultation"),
    path(
        "consultations/<number:number>/files/<int:n>/<str:name>", consultations.consultation_file,
        name="consultation-file",
    ),
    path("letters/", letters.letters, name="letters"),
    path("letters/new/", letters.new, name="letter-new"),
    path("letters/track/", letters.track, name="letter-track"),
    path("letters/figures/", figures.figures, name="letter-figures"),
    path("letters/issues/", issues.issue_list, name="letter-issues"),
    path("letters/issues/<number:number>/", issues.issue, name="letter-issue"),
    path("letters/issues/<number:number>/files/<int:n>/<str:name>", issues.issue_file, name="letter-issue-file"),
    path("letters/board/", figures.board, name="letter-board"),
    path("letters/<number:number>/", answers.answer, name="letter-answer"),
    path("letters/<number:number>/files/<int:n>/<str:name>", answers.answer_file, name="letter-answer-file"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.new, name="request-new"),
    path("requests/form/", requests.paper_form, name="request-form"),
    path("requests/records/new/", requests.new_record, name="record-new"),
    path("requests/track/", requests.track, name="request-track"),
    path("requests/decided/", decided.decided, name="requests-decided"),
    path("requests/deadline/", deadline.deadline, name="deadline"),
    path("reports/", reports.years, name="reports"),
    path("reports/<int:year>/", reports.year, name="report-year"),
    path("reports/<int:year>/<number:number>/", reports.report, name="report"),
    path("reports/<int:year>/<number:number>/paper.<slug:form>", reports.report_paper, name="report-paper"),
    path("reports/<int:year>/<number:number>/files/<int:n>/<str:name>", reports.report_file, name="report-file"),
]  # fmt: skip
