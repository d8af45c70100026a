"""The file an empty database is filled from, instead of going through every migration (ADR 0044)."""

import io
import os

import pytest
from django.core.management import call_command
from django.db import connection, connections

from portal.database import roles, whole
from portal.database.management.commands.write_schema import dumped
from tests.databases import drop, point_all_aliases_at

TABLES = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"


@pytest.fixture
def empty(admin_address, django_db_blocker):
    name, before = f"portal_empty_{os.getpid()}", connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        roles.ensure_roles_and_database(admin_address, name)
        point_all_aliases_at(admin_address, name)
        yield name
        point_all_aliases_at(admin_address, before)
        drop(admin_address, name)


def tables() -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(TABLES)
        return cursor.fetchone()[0]


@pytest.mark.small
def test_file_stands_for_the_migrations_at_hand():
    assert whole.fits(), "run `make schema` and commit portal/database/schema.sql"


@pytest.mark.medium
def test_only_an_empty_database_is_filled(empty):
    assert whole.fill("owner") and tables() > 100
    assert not whole.fill("owner")


@pytest.mark.medium
def test_file_of_other_migrations_is_passed_by(empty, monkeypatch):
    monkeypatch.setattr(whole, "migrations", lambda: "others")
    assert not whole.fill("owner") and tables() == 0


@pytest.mark.medium
def test_who_asks_only_what_would_be_done_gets_no_table(empty, running_server):
    call_command("migrate", plan=True, verbosity=0, stdout=io.StringIO())
    assert tables() == 0


@pytest.mark.long
def test_file_says_what_the_migrations_make_step_by_step(template_database, admin_address, django_db_blocker):
    with django_db_blocker.unblock():
        assert dumped(admin_address, f"portal_steps_{os.getpid()}") == whole.FILE.read_text()
