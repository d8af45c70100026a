"""The roof: every address of the portal. Public ones are a contract and never change."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from portal.site.urls import health_urlpatterns

desk = [
    path("admin/account/", include("portal.people.urls")),
    path("admin/", admin.site.urls),
]
public = [
    path("", include("portal.site.urls")),
    path("", include("portal.following.urls")),
    path("", include("disclosure.urls")),
    path("", include("interpretation.urls")),
    path("", include("feedback.urls")),
]

# A public process does not even know the desk's addresses, and the other way round.
urlpatterns = [
    *health_urlpatterns,
    *(desk if settings.PORTAL_SIDE != "public" else []),
    *(public if settings.PORTAL_SIDE != "desk" else []),
]

handler400 = "portal.site.views.errors.bad_request"
handler403 = "portal.site.views.errors.permission_denied"
handler404 = "portal.site.views.errors.not_found"
handler500 = "portal.site.views.errors.server_error"
