"""Databases of the tests: each test gets its own clone of a migrated template, with real commits and real roles."""

import hashlib
import itertools
import os
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg import sql

from portal.database import embedded, roles, servers

SIZES = ("small", "medium", "large", "long")
_numbers = itertools.count(1)


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


@pytest.fixture(scope="session")
def template_database(admin_address, django_db_blocker, request):
    """A migrated database, cloned for each test; one for each test process."""
    name = f"portal_template_{os.getpid()}"
    with django_db_blocker.unblock():
        roles.ensure_roles_and_database(admin_address, name)
        _point_all_aliases_at(admin_address, name)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        connections.close_all()
    yield name
    _drop(admin_address, name)


@pytest.fixture
def db(template_database, admin_address, django_db_blocker):
    """A database of this test's own, as the three roles see it; nothing is rolled back, everything is thrown away."""
    with django_db_blocker.unblock(), cloned(admin_address, template_database) as name:
        yield name


class cloned:
    """A clone of `template`, with all aliases pointed at it while the block runs."""

    def __init__(self, admin_address: dict, template: str):
        self.admin, self.template = admin_address, template

    def __enter__(self) -> str:
        self.before = connections["default"].settings_dict["NAME"]
        self.name = f"portal_test_{os.getpid()}_{next(_numbers)}"
        connections.close_all()
        with roles.connect(self.admin, dbname="postgres") as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                    sql.Identifier(self.name), sql.Identifier(self.template), sql.Identifier(servers.OWNER)
                )
            )
        roles.secure_database(self.admin, self.name)
        _point_all_aliases_at(self.admin, self.name)
        return self.name

    def __exit__(self, *exception):
        connections.close_all()
        _point_all_aliases_at(self.admin, self.before)
        _drop(self.admin, self.name)


@pytest.fixture
def superuser_sql(db, admin_address):
    """A connection as the database's superuser: what an intruder on the database machine could do."""
    with roles.connect(admin_address, dbname=db) as connection:
        yield connection


def _point_all_aliases_at(admin: dict, name: str) -> None:
    for alias, role in servers.ROLE_OF_ALIAS.items():
        address = servers.role_connection(admin, role)
        for key in ("USER", "PASSWORD", "HOST", "PORT"):
            connections[alias].settings_dict[key] = settings.DATABASES[alias][key] = address[key]
        connections[alias].settings_dict["NAME"] = settings.DATABASES[alias]["NAME"] = name


def _drop(admin: dict, name: str) -> None:
    with roles.connect(admin, dbname="postgres") as connection:
        try:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except psycopg.errors.ObjectInUse:  # a thread of the test is still hanging up
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def cast(db):
    from tests.cast import make_cast

    return make_cast()
