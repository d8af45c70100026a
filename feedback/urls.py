"""Public addresses of feedback (design.md §4): a contract."""

from django.urls import path

from feedback.views import consultations, deadline, letters, opinions, requests

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
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.new, name="request-new"),
    path("requests/track/", requests.track, name="request-track"),
    path("requests/deadline/", deadline.deadline, name="deadline"),
]  # fmt: skip
