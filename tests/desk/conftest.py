import pytest
from django.test import Client


@pytest.fixture
def at_desk(settings, cast):
    """A client in which a person of the cast sits at the desk, second factor left off as in the sample county."""
    settings.REQUIRE_SECOND_FACTOR = False

    def at_desk(name: str) -> Client:
        client = Client()
        client.force_login(cast.people[name], backend="portal.people.backends.RightsBackend")
        return client

    return at_desk
