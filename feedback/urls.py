"""Public addresses of feedback (design.md §4): a contract."""

from django.urls import path

from feedback.views import deadline, letters, requests

urlpatterns = [
    path("letters/", letters.letters, name="letters"),
    path("letters/new/", letters.new, name="letter-new"),
    path("letters/track/", letters.track, name="letter-track"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.new, name="request-new"),
    path("requests/track/", requests.track, name="request-track"),
    path("requests/deadline/", deadline.deadline, name="deadline"),
]
