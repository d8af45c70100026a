"""What a list at the desk answers: a filter that it offers, and no question on what lies behind."""

import pytest

from tests.cast import draft

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
)


@pytest.mark.parametrize("question", OFFERED)
def test_filters_that_a_list_offers_are_answered(cast, at_desk, question):
    assert at_desk("clerk").get(f"/admin/disclosure/{question.format(cast.item.domain_id)}").status_code == 200
