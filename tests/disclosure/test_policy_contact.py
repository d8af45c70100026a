"""Every policy page names whom to ask: who is named for its kind, else for the organ, else the organ; and a number."""

import pytest

from disclosure.models import PolicyContact
from portal.site.options import set_option
from tests.cast import released
from tests.disclosure.library import address
from tests.pages import at_most, text

pytestmark = pytest.mark.medium


def test_policy_page_names_its_contact_and_the_one_number(cast):
    page = address(released(cast))
    assert "可以问县民政局" in text(page) and "12345" in text(page)
    PolicyContact.objects.create(organ=cast.bureau, name="测试员甲", phone="0999-1", hours="工作日上午")
    assert "政策专员：测试员甲（县民政局）" in text(page) and "工作日上午" in text(page)
    PolicyContact.objects.create(organ=cast.bureau, kind="notice", name="测试员乙", phone="0999-2", hours="工作日")
    assert "测试员乙" in text(page) and "测试员甲" not in text(page)
    PolicyContact.objects.filter(kind="notice").update(is_active=False)
    set_option("site.one_number", "0999-12345", by=cast.office)
    assert "测试员甲" in text(page) and "0999-12345" in text(page)
    with at_most(6):
        text(page)


def test_what_is_no_policy_names_the_organ_alone(cast):
    PolicyContact.objects.create(organ=cast.bureau, name="测试员甲", phone="0999-1", hours="工作日")
    page = text(address(released(cast, kind="decision")))
    assert "测试员甲" not in page and "可以问县民政局" in page
