"""Who sees what of letters and requests, and what is approved: bounds that hold in code and in the database."""

import pytest

from tests.feedback.requests import file as ask
from tests.feedback.requests import people_for

pytestmark = pytest.mark.medium


@pytest.fixture
def desk(cast):
    people_for(cast)
    return cast


def test_requests_of_an_applicant_to_other_organs_are_a_number_and_nothing_else(desk, at_desk):
    asked, _code = ask()
    before, _code = ask(title="以前的一件")
    elsewhere, _code = ask(title="交给镇里的一件", organ="zhen")
    page = at_desk("handler").get(f"/admin/feedback/informationrequest/{asked.pk}/change/").content.decode()
    assert before.number in page and "以前的一件" in page and "另有1件申请在别的单位" in page
    assert elsewhere.number not in page and "交给镇里的一件" not in page
