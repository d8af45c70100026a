"""One mail a working day to who has work; numbers only."""

import datetime

import pytest
from django.core import mail as sent
from django.core.management import call_command

from portal.cases.mail import hand_over
from portal.cases.models import Outbox
from portal.cases.today import frozen, now
from portal.site.reminding import remind
from tests import cast as people

pytestmark = pytest.mark.medium
EAST = datetime.timezone(datetime.timedelta(hours=8))
LONG_AGO = datetime.date(2026, 1, 5)
MONDAY = datetime.datetime(2026, 3, 2, 8, 30, tzinfo=EAST)


@pytest.fixture
def reviewer(cast, settings):
    settings.HAS_MAIL = True
    cast.reviewer.work_email = "reviewer@example.org"
    cast.reviewer.save()
    return cast.reviewer


def test_who_has_work_is_told_how_much_once_a_day_and_nothing_else(cast, reviewer, settings, tmp_path):
    settings.PORTAL_HOME = tmp_path
    with frozen(MONDAY):
        people.walk(cast, people.draft(cast, title="秘密的标题", issued_on=LONG_AGO), 1)
        call_command("tick")
        assert remind(now()) == 0  # told already
        hand_over()
    (message,) = sent.outbox
    assert message.to == ["reviewer@example.org"]
    assert "逾期：1件" in message.body and "秘密的标题" not in message.body + message.subject
    with frozen(MONDAY + datetime.timedelta(days=1)):
        assert remind(now()) == 1


def test_nobody_is_told_on_a_free_day_nor_before_the_hour_nor_of_nothing(cast, reviewer):
    with frozen(MONDAY.replace(day=1)):
        assert remind(now()) == 0
    with frozen(MONDAY.replace(hour=7)):
        assert remind(now()) == 0
    with frozen(MONDAY):
        assert remind(now()) == 0
    assert not Outbox.objects.exists()


def test_person_without_address_is_not_told(cast):
    with frozen(MONDAY):
        people.walk(cast, people.draft(cast, issued_on=LONG_AGO), 1)
        assert remind(now()) == 0
