"""Login by user name and password; rights come from memberships, not from Django's permission tables."""

from django.contrib.auth.backends import BaseBackend

from portal.people.models import Person
from portal.site.options import option


class RightsBackend(BaseBackend):
    def authenticate(self, request, username=None, password=None, **credentials):
        if not username or password is None:
            return None
        try:
            person = Person.objects.get(username=username)
        except Person.DoesNotExist:
            Person().set_password(password)  # the same time as for a name that exists
            return None
        return person if person.check_password(password) and may_enter(person) else None

    def get_user(self, user_id):
        person = Person.objects.filter(pk=user_id).first()
        return person if person and may_enter(person) else None


def may_enter(person: Person) -> bool:
    """Asked at every request: a disabled person is out, and so are the sample's people where the site is no demo."""
    return person.is_active and (not person.is_sample or option("site.demo"))
