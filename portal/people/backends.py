"""Login by user name and password; rights come from memberships, not from Django's permission tables."""

from django.contrib.auth.backends import BaseBackend

from portal.people.models import Person


class RightsBackend(BaseBackend):
    def authenticate(self, request, username=None, password=None, **credentials):
        if not username or password is None:
            return None
        try:
            person = Person.objects.get(username=username)
        except Person.DoesNotExist:
            Person().set_password(password)  # the same time as for a name that exists
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id):
        return Person.objects.filter(pk=user_id, is_active=True).first()
