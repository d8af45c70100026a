"""The office keeps settings and calendar at the desk; nobody else does."""

import datetime

import pytest

from portal.cases.models import Workday
from portal.site.models import Setting
from portal.site.options import option
from portal.trail.models import Trail
from tests.people.conftest import at_desk, fast_passwords, make, organs

__all__ = ["at_desk", "fast_passwords", "make", "organs"]
pytestmark = pytest.mark.medium
LIST = "/admin/site/setting/"
PHONE = "/admin/site/setting/site.phone/change/"
STEPS = "/admin/site/setting/interpretation.working_5Fdays/change/"


@pytest.fixture
def office(make, at_desk):
    return at_desk(make("office", ("county", "openness_office")))


def test_office_sees_every_option_and_what_is_to_be_confirmed(office):
    page = office.get(LIST).content.decode()
    assert "网站标识码" in page
    assert "待确认" in page
    assert "interpretation.working" in page


def test_office_changes_an_option_and_the_trail_says_why(office):
    answer = office.post(STEPS, {"value": "5", "source": "县政府办规定", "reason": "按本县规定"})
    assert (answer.status_code, answer.url) == (302, LIST)
    assert option("interpretation.working_days") == 5
    step = Trail.objects.get(action="setting_changed")
    assert (step.from_state, step.to_state, step.reason) == ("3", "5", "按本县规定")
    assert "县政府办规定" in office.get(LIST).content.decode()
    assert "按本县规定" in office.get(STEPS.replace("change", "history")).content.decode()


def test_bad_value_stays_on_the_form_with_its_reason(office):
    answer = office.post(PHONE, {"value": "没有电话", "source": "", "reason": "改号码"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "写电话号码" in page
    assert "没有电话" in page
    assert "改号码" in page
    assert not Setting.objects.exists()


def test_change_without_a_reason_is_refused(office):
    assert "reason" in office.post(PHONE, {"value": "0999-1234567"}).context["form"].errors
    assert not Setting.objects.exists()


def test_unknown_option_is_not_found(office):
    assert office.get("/admin/site/setting/site.colour/change/").status_code == 404


@pytest.mark.parametrize("role", ["clerk", "reviewer", "final_reviewer", "caseworker"])
def test_others_neither_see_nor_change_settings_and_calendar(make, at_desk, role):
    client = at_desk(make("other", ("county", role)))
    for address in (LIST, PHONE, "/admin/cases/workday/", "/admin/cases/workday/add/"):
        assert client.get(address).status_code in {403, 404}
        assert client.post(address, {"value": "0999-1234567", "reason": "x"}).status_code in {403, 404}
    assert not Setting.objects.exists()


def test_auditor_reads_settings_and_changes_none(make, at_desk):
    client = at_desk(make("auditor", ("county", "auditor")))
    assert client.get(LIST).status_code == 200
    assert client.post(PHONE, {"value": "0999-1234567", "reason": "x"}).status_code == 403


def test_office_enters_a_holiday_and_the_trail_says_so(office):
    answer = office.post(
        "/admin/cases/workday/add/",
        {
            "date": "2027-01-01",
            "is_working": "",
            "note": "元旦",
            "source": "国务院办公厅关于2027年部分节假日安排的通知",
        },
    )
    assert answer.status_code == 302
    day = Workday.objects.get(date=datetime.date(2027, 1, 1))
    assert not day.is_working
    assert Trail.objects.filter(object_type="cases.workday", object_id=str(day.pk)).count() == 1
