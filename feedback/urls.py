"""Public addresses of feedback (design.md §4): a contract."""

from django.urls import path

from feedback.views import deadline

urlpatterns = [
    path("requests/deadline/", deadline.deadline, name="deadline"),
]
