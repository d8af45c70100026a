"""The WSGI entry of the server: the page cache, a guard, then Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

django_application = get_wsgi_application()

from portal.site.finding.asked import tally  # noqa: E402  (settings must be loaded first)
from portal.site.front.front import in_front_of  # noqa: E402
from portal.site.guard import refuse_unreadable_requests  # noqa: E402

# What the front answers itself has passed the guard when it was made, and has no body to be guarded against.
tally.start()
application = in_front_of(refuse_unreadable_requests(django_application))
