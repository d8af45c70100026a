"""`check --deploy --database default` finds a server that logs too much, forgets, or takes us for somebody else."""

import pytest
from django.core.checks import run_checks
from django.db import connections
from psycopg import sql

pytestmark = pytest.mark.medium


def found(*aliases: str) -> list[str]:
    messages = run_checks(databases=aliases or ["default", "public"], include_deployment_checks=True)
    return [message.msg for message in messages if (message.id or "").startswith("portal.W01")]


def test_tests_own_server_is_quiet_but_forgets(db):
    """It is thrown away, so it does not sync; everything else is as in production."""
    assert {message.split("是")[0] for message in found()} <= {"数据库的 fsync ", "数据库的 full_page_writes "}


def test_server_that_logs_values_is_named(db, superuser_sql):
    name = sql.Identifier(db)
    superuser_sql.execute(sql.SQL("ALTER DATABASE {} SET log_min_error_statement = 'error'").format(name))
    connections.close_all()
    assert any("log_min_error_statement 是 error，应为 panic" in message for message in found("default"))


def test_public_side_that_connects_as_staff_is_named(db, monkeypatch):
    monkeypatch.setitem(connections["public"].settings_dict, "USER", "portal_staff")
    assert "public 以 portal_staff 连接数据库，应为 portal_public。" in found("public")
    connections.close_all()


@pytest.mark.parametrize("inside", [True, False])
def test_attachments_among_static_files_are_named(settings, tmp_path, inside):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.MEDIA_ROOT = (settings.STATIC_ROOT if inside else tmp_path) / "media"
    messages = run_checks(tags=["security"], include_deployment_checks=True)
    assert ("portal.W011" in {message.id for message in messages}) == inside
