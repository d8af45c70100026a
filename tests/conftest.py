"""What every test may ask for: a size, plain static files, a database of its own with real commits and real roles."""

import hashlib
import os
import sys
import tempfile
from copy import deepcopy
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from portal.database import embedded, roles, servers
from tests.cast import make_cast
from tests.databases import Recycled, clone, drop, point_all_aliases_at

pytest_plugins = ["tests.served"]  # a site that is served, and a browser

SIZES = ("small", "medium", "large", "long")
# A busy machine is no fault of what is tried.
hypothesis_settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("house")


def pytest_collection_modifyitems(items):
    """Every test carries exactly one size mark."""
    for item in items:
        sizes = [mark.name for mark in item.iter_markers() if mark.name in SIZES]
        if len(sizes) != 1:
            raise pytest.UsageError(f"{item.nodeid} has size marks {sizes}; it needs exactly one of {SIZES}")


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Static files as they lie in the tree: a test needs no collected ones."""
    settings.WHITENOISE_AUTOREFRESH = True
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(scope="session", autouse=True)
def own_media(tmp_path_factory):
    """Files of tests never lie among those of the developer's own portal."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


def server_home() -> Path:
    """Where the tests' own server lies: one for each user and each environment, whose programs it runs."""
    environment = hashlib.sha256(sys.prefix.encode()).hexdigest()[:8]
    default = Path(tempfile.gettempdir()) / f"portal-tests-{os.getuid()}-{environment}"
    return Path(os.environ.get("PORTAL_TEST_HOME", default))


def pytest_sessionfinish(session):
    """`make test` leaves nothing running; a developer's next test finds the server still there."""
    if os.environ.get("PORTAL_TEST_STOP") and not hasattr(session.config, "workerinput"):
        embedded.stop(server_home())


@pytest.fixture(scope="session")
def admin_address():
    """The login that may create roles and databases: DATABASE_URL, or an embedded server of the tests' own."""
    home = server_home()
    if servers.is_embedded():
        embedded.ensure_running(home, throwaway=True)
    return servers.admin_connection(home)


@pytest.fixture
def running_server(settings):
    """Commands that want the portal's own server find that of the tests, and start no other."""
    settings.PORTAL_HOME = server_home()


@pytest.fixture(scope="session")
def template_database(admin_address, django_db_blocker, request):
    """A migrated database, cloned for each test; one for each test process."""
    name = f"portal_template_{os.getpid()}"
    with django_db_blocker.unblock():
        roles.ensure_roles_and_database(admin_address, name)
        point_all_aliases_at(admin_address, name)
        from django.core.management import call_command

        with override_settings(PORTAL_HOME=server_home()):  # whose server runs already; it starts no other
            call_command("migrate", verbosity=0)
        connections.close_all()
    yield name
    drop(admin_address, name)


@pytest.fixture(scope="session")
def recycled(template_database, admin_address, django_db_blocker):
    recycled = Recycled(admin_address, template_database)
    yield recycled
    with django_db_blocker.unblock():
        recycled.throw_away()


@pytest.fixture(scope="session")
def recycled_with_cast(template_database, admin_address, django_db_blocker):
    """The same with the cast in it already, and the cast: fifteen people take longer to make than to copy."""
    with django_db_blocker.unblock():
        template = clone(admin_address, template_database)
        point_all_aliases_at(admin_address, template)
        made = make_cast()
        point_all_aliases_at(admin_address, template_database)
    recycled = Recycled(admin_address, template)
    yield recycled, made
    with django_db_blocker.unblock():
        recycled.throw_away()
        drop(admin_address, template)


@pytest.fixture
def db(request, django_db_blocker):
    """A database of this test's own, as the three roles see it; what is committed there is gone afterwards."""
    has_cast = "cast" in request.fixturenames
    recycled = request.getfixturevalue("recycled_with_cast")[0] if has_cast else request.getfixturevalue("recycled")
    with django_db_blocker.unblock(), recycled as name:
        yield name


@pytest.fixture
def superuser_sql(db, admin_address):
    """A connection as the database's superuser: what an intruder on the database machine could do."""
    with roles.connect(admin_address, dbname=db) as connection:
        yield connection


@pytest.fixture
def cast(db, recycled_with_cast):
    return deepcopy(recycled_with_cast[1])


@pytest.fixture
def at_desk(settings, cast):
    """A client in which a person of the cast sits at the desk, second factor left off as in the sample county."""
    settings.REQUIRE_SECOND_FACTOR = False

    def at_desk(name: str) -> Client:
        client = Client()
        client.force_login(cast.people[name], backend="portal.people.backends.RightsBackend")
        return client

    return at_desk
