"""The WSGI entry of the server: a guard in front of Django, then Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

django_application = get_wsgi_application()

from portal.site.guard import refuse_unreadable_requests  # noqa: E402  (settings must be loaded first)

application = refuse_unreadable_requests(django_application)
