"""A county with persons; passwords are hashed fast here, so that a test may log in many times."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from portal.people.models import Membership, Organ, Person
from tests.people.kit import PASSWORD, SECRET


@pytest.fixture(autouse=True)
def fast_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def organs(db):
    county = Organ.objects.create(code="xzf", name="霁川县人民政府", short_name="县政府", kind="county")
    bureau = Organ.objects.create(code="mzj", name="县民政局", short_name="民政局", kind="department", parent=county)
    town = Organ.objects.create(code="zhen", name="云溪镇人民政府", short_name="云溪镇", kind="township", parent=county)
    village = Organ.objects.create(code="cun", name="云溪镇一村", short_name="一村", kind="village", parent=town)
    return {"county": county, "bureau": bureau, "town": town, "village": village}


@pytest.fixture
def make(organs):
    """`make("office", ("county", "openness_office"))`: a person with a password, roles, and a second factor."""

    def make(username, *roles, factor=True, **fields):
        person = Person.objects.create_user(username, PASSWORD, name=f"测试员{username}", **fields)
        for organ, role in roles:
            since = datetime.date(2020, 1, 1)
            Membership.objects.create(person=person, organ=organs[organ], role=role, since=since)
        if factor:
            TOTP.activate(person, SECRET)
        return person

    return make


@pytest.fixture
def at_desk():
    """A client in which `person` is logged in."""

    def at_desk(person):
        client = Client()
        client.force_login(person, backend="portal.people.backends.RightsBackend")
        return client

    return at_desk


@pytest.fixture
def forget_codes():
    """Codes used so far count as unused again: a test cannot wait half a minute."""

    def forget(person):
        for authenticator in Authenticator.objects.filter(user=person, type="totp"):
            authenticator.data.pop("used_counter", None)
            authenticator.save()

    return forget
