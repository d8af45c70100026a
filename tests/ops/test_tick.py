"""The minute's work: each task alone, one failure stops no other, two at once do it once."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from portal.site import ticking
from portal.site.management.commands import tick

pytestmark = pytest.mark.medium

done = []


def writes_and_fails():
    with connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('half', '', now())")
    raise ValueError("没有做成")


def loses_its_connection():
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def works():
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT 1")
    assert transaction.get_connection().in_atomic_block
    done.append("works")


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()


def test_failing_task_is_undone_named_and_stops_no_other(db, monkeypatch, caplog):
    monkeypatch.setattr(tick, "gathered", lambda name: iter((writes_and_fails, loses_its_connection, works)))
    with pytest.raises(CommandError, match="writes_and_fails、.*loses_its_connection"):
        call_command("tick")
    assert done == ["works"]
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
    assert "没有做成" in caplog.text


def test_second_tick_at_once_goes_home(db, monkeypatch, capsys):
    monkeypatch.setattr(tick, "gathered", lambda name: iter((works,)))
    with ticking.turn() as ours:
        assert ours
        call_command("tick")
    assert done == []
    assert "正在进行" in capsys.readouterr().out
    call_command("tick")
    assert done == ["works"]


def test_tasks_of_all_apps_run(db, settings, tmp_path):
    settings.PORTAL_HOME = tmp_path
    call_command("tick")
