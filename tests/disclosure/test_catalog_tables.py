"""What the database itself refuses, whoever asks; and who may touch the catalog at all."""

import datetime

import pytest
from django.db import DatabaseError, connections

from disclosure.catalog_import import SHIPPED_CATALOG, import_catalog
from portal.trail.record import SYSTEM

pytestmark = pytest.mark.medium


@pytest.fixture
def sql(db):
    """Runs a statement as a role; the catalog's fourth domain is there."""
    lines = SHIPPED_CATALOG.read_bytes().splitlines(keepends=True)
    raw = lines[0] + b"".join(line for line in lines if line.startswith(b"04,"))
    import_catalog(raw, year=2024, by=SYSTEM, on=datetime.date(2026, 3, 2))

    def run(statement, role="default"):
        with connections[role].cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else cursor.rowcount

    return run


COPY = """INSERT INTO item_version (item_id, number, year, level1, level2, level3, content, elements, required, bases,
    time_limit_text, limit_kind, limit_event, limit_days, limit_unit, annual_date, display_unit, publisher, channels,
    channel_note, audience, audience_note, mode, levels, source, reconstructed, extras, state, in_force_from)
  SELECT item_id, {number}, year, level1, level2, level3, content, elements, required, bases, time_limit_text,
    limit_kind, limit_event, limit_days, limit_unit, annual_date, display_unit, publisher, channels, channel_note,
    audience, audience_note, mode, levels, source, reconstructed, extras,
    state, in_force_from FROM item_version LIMIT 1"""

REFUSED = {
    "item_version_one_in_force": COPY.format(number=2),
    "item_version_number_once": COPY.format(number=1).replace("state, in_force_from FROM", "'draft', NULL FROM"),
    "item_number_once": "INSERT INTO item (domain_id, number, plain, template, satisfied_by, imported_digest) "
    "SELECT domain_id, number, '', '', '{}', '' FROM item LIMIT 1",
    "item_number_form": "UPDATE item SET number = '1' WHERE number = '0001'",
    "domain_code_form": "UPDATE domain SET code = 'xx'",
    "domain_name_given": "UPDATE domain SET name = ''",
    "domain_kind": "UPDATE domain SET kind = ''",
    "item_version_some_basis": "UPDATE item_version SET bases = '{}'",
    "item_version_some_element": "UPDATE item_version SET elements = '{}', required = '{}'",
    "item_version_elements_marked": "UPDATE item_version SET required = '{t}', elements = '{a,b}'",
    "item_version_channels": "UPDATE item_version SET channels = '{}'",
    "item_version_levels": "UPDATE item_version SET levels = '{county,national}'",
    "item_version_audience": "UPDATE item_version SET audience = ''",
    "item_version_mode": "UPDATE item_version SET mode = 'both'",
    "item_version_named": "UPDATE item_version SET level2 = ''",
    "item_version_content_given": "UPDATE item_version SET publisher = ''",
    "item_version_limit_with_days": "UPDATE item_version SET limit_days = NULL",
    "item_version_annual_date": "UPDATE item_version SET annual_date = '1月1日'",
    "item_version_display": "UPDATE item_version SET display_unit = 'working_day'",
    "item_version_state_and_days": "UPDATE item_version SET in_force_until = in_force_from",
}


@pytest.mark.parametrize("constraint", REFUSED)
def test_database_refuses(sql, constraint):
    with pytest.raises(DatabaseError, match=f'"{constraint}"'):
        sql(REFUSED[constraint])


def test_period_of_display_needs_its_unit(sql):
    with pytest.raises(DatabaseError, match="item_version_display"):
        sql("UPDATE item_version SET display_days = 7")


def test_superseded_version_has_its_last_day(sql):
    with pytest.raises(DatabaseError, match="item_version_state_and_days"):
        sql("UPDATE item_version SET state = 'superseded'")


@pytest.mark.parametrize("channel", ["{朋友圈}", "{gov_website,}", "{gov_website,朋友圈}"])
def test_unknown_channel_is_refused(sql, channel):
    with pytest.raises(DatabaseError):
        sql(f"UPDATE item_version SET channels = '{channel}'")


@pytest.mark.parametrize("table", ["domain", "item", "item_version", "term"])
def test_nobody_deletes_and_the_public_only_reads(sql, table):
    assert sql(f"SELECT count(*) FROM {table}", "public")[0][0] > 0
    for role, statement in (
        ("default", f"DELETE FROM {table}"),
        ("default", f"TRUNCATE {table}"),
        ("public", f"DELETE FROM {table}"),
        ("public", f"UPDATE {table} SET id = id"),
        ("public", f"INSERT INTO {table} DEFAULT VALUES"),
    ):
        with pytest.raises(DatabaseError, match="permission denied"):
            sql(statement, role)
