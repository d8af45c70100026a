"""The office sees what could not be delivered, never to whom; and may try again."""

import pytest

from portal.cases.mail import post_mail
from portal.cases.models import Outbox
from portal.trail.models import Trail

pytestmark = pytest.mark.medium


@pytest.fixture
def dead(cast):
    mail = post_mail("staff.daily", to="reader@example.org", subject="暗号", body="正文")
    Outbox.objects.update(attempts=Outbox.MOST_ATTEMPTS, last_error="SMTPRecipientsRefused 550")
    return mail


def test_office_finds_it_and_tries_again(at_desk, dead, settings):
    settings.HAS_MAIL = True
    office = at_desk("office")
    assert "发不出去的邮件" in office.get("/admin/").content.decode()
    page = office.get(f"/admin/cases/outbox/{dead.pk}/change/").content.decode()
    assert "没有这个邮箱" in page and "每日工作提醒" in page
    assert "reader@" not in page and "暗号" not in page and "sealed1" not in page
    assert office.post(f"/admin/cases/outbox/{dead.pk}/again/").status_code == 302
    assert Outbox.objects.get().attempts == 0
    assert Trail.objects.filter(action="mail_tried_again", object_id=str(dead.pk)).count() == 1
    assert office.post(f"/admin/cases/outbox/{dead.pk}/again/").status_code == 403  # it waits already


def test_others_do_not(at_desk, dead):
    clerk = at_desk("clerk")
    assert "发不出去的邮件" not in clerk.get("/admin/").content.decode()
    assert clerk.get("/admin/cases/outbox/").status_code == 403
    assert at_desk("operator").post(f"/admin/cases/outbox/{dead.pk}/again/").status_code == 403
