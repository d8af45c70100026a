import datetime
import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from portal.cases.checks import calendar_runs
from portal.cases.today import frozen, now, today

pytestmark = pytest.mark.small


def test_today_is_the_day_in_the_portal_s_time_zone(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2026, 3, 1, 16, 30, tzinfo=datetime.UTC))
    assert today() == datetime.date(2026, 3, 2)


def test_frozen_block_stops_the_calendar_for_all_threads_and_ends():
    seen = []
    with frozen(datetime.date(2026, 3, 2)):
        thread = threading.Thread(target=lambda: seen.append(today()))
        thread.start()
        thread.join()
        with frozen(datetime.datetime(2027, 1, 1, 0, 30)):
            assert now().isoformat() == "2027-01-01T00:30:00+08:00"
        assert now().isoformat() == "2026-03-02T09:00:00+08:00"
    assert seen == [datetime.date(2026, 3, 2)]
    assert today() == timezone.localdate()


def test_environment_sets_the_day_and_production_is_warned(monkeypatch):
    assert calendar_runs(None) == []
    monkeypatch.setenv("PORTAL_TODAY", "2024-02-29")
    assert today() == datetime.date(2024, 2, 29)
    assert now().utcoffset() == datetime.timedelta(hours=8)
    assert [found.id for found in calendar_runs(None)] == ["portal.W010"]
    with frozen(datetime.date(2026, 3, 2)):
        assert today() == datetime.date(2026, 3, 2)


def test_unreadable_day_in_the_environment_is_named(monkeypatch):
    monkeypatch.setenv("PORTAL_TODAY", "tomorrow")
    with pytest.raises(ImproperlyConfigured, match="PORTAL_TODAY"):
        today()
