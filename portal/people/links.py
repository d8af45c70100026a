"""One-time links to set a password: for a new person, and instead of a reset by e-mail.

A link dies when it is used, when the password changes in any way, and after 24 hours (PASSWORD_RESET_TIMEOUT).
"""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from portal.people.models import Person
from portal.trail.record import record


def issue_link(person: Person, *, by) -> str:
    """The path of a new link. Ends the old password, older links and all sessions of the person."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    record("password_link_issued", by=by, object=person, reason=person.username)
    key = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("first_password", args=[key, default_token_generator.make_token(person)])
