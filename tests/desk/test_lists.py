"""What a list at the desk answers: a filter that it offers, and no question on what lies behind."""

import datetime

import pytest

from portal.people.models import Membership
from tests.cast import SINCE, draft

pytestmark = pytest.mark.medium

# From public reference data every path leads on to drafts, and from there to people and their passwords.
QUESTIONS = (
    "/admin/disclosure/catalogitem/?domain__items__document_items__revision__title__contains={}",
    "/admin/disclosure/catalogitem/?domain__items__document_items__revision__contributions__person__password__gt={}",
    "/admin/disclosure/itemversion/?item__domain__items__document_items__revision__body_text__contains={}",
    "/admin/disclosure/itemversion/?item__domain__items__document_items__isnull={}",
    "/admin/disclosure/domain/?items__document_items__revision__title__contains={}",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("who", ["town_clerk", "auditor"])
def test_no_filter_of_a_list_asks_what_another_organ_is_writing(cast, at_desk, question, who):
    draft(cast, title="尚未公开的标题")
    answer = at_desk(who).get(question.format("尚未公开"))
    assert answer.status_code == 400


OFFERED = (
    "catalogitem/?domain__id__exact={}",
    "itemversion/?item__domain__id__exact={}",
    "itemversion/?state__exact=in_force",
    "itemversion/?reconstructed__exact=0",
    "itemversion/?of=county",
    "document/?state=draft",
    "document/?organ=mzj",
)


@pytest.mark.parametrize("question", OFFERED)
def test_filters_that_a_list_offers_are_answered(cast, at_desk, question):
    assert at_desk("clerk").get(f"/admin/disclosure/{question.format(cast.item.domain_id)}").status_code == 200


@pytest.mark.parametrize("number", ["1", "10", "33", "99999999999999999999", "x"])
@pytest.mark.parametrize("key", ["1", "x", "9" * 40, "00000000-0000-0000-0000-000000000000"])
def test_row_of_a_table_by_numbers_is_no_address(cast, at_desk, number, key):
    assert at_desk("clerk").get(f"/admin/r/{number}/{key}/").status_code == 404


def test_organ_at_the_desk_links_to_its_public_page(cast, at_desk):
    page = at_desk("office").get(f"/admin/people/organ/{cast.bureau.pk}/change/").content.decode()
    assert 'href="/organs/mzj/"' in page


def test_whoever_moved_to_another_organ_sees_nothing_more_of_the_old_one(cast, at_desk):
    draft(cast, title="原单位的稿件")
    assert "原单位的稿件" in at_desk("clerk").get("/admin/").content.decode()
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    Membership.objects.filter(person=cast.clerk).update(until=yesterday)
    Membership.objects.create(person=cast.clerk, organ=cast.town, role="clerk", since=SINCE)
    for path in ("/admin/", "/admin/?queue=drafts", "/admin/disclosure/document/"):
        assert "原单位的稿件" not in at_desk("clerk").get(path).content.decode()
