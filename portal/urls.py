"""The roof: every address of the portal. Public ones are a contract (design.md §4) and never change."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/account/", include("portal.people.urls")),
    path("admin/", admin.site.urls),
    path("", include("disclosure.urls")),
]
