"""Plain words: what people ask leads to the item, in search, on its page and on a label for the notice board."""

import datetime

import pytest

from disclosure.coverage import nightly
from disclosure.models import Duty, ItemQuestion, ItemVersion
from disclosure.questions import SHIPPED_QUESTIONS, teach_questions, what_can_be_asked_for
from portal.people.models import Organ
from portal.search.meaning import meaning_of
from portal.site.finding.askable import Known
from tests.pages import at_most, text

pytestmark = pytest.mark.medium

TODAY = datetime.date(2026, 3, 18)


def test_shipped_questions_are_enough_short_and_never_said_twice():
    lines = SHIPPED_QUESTIONS.read_text("utf-8").splitlines()[1:]
    questions = [words for line in lines for words in line.rsplit(",", 1)[1].split("|")]
    assert len(lines) >= 80 and len(set(questions)) == len(questions)
    assert all(2 < len(words) <= 30 and words.endswith("？") for words in questions)


@pytest.fixture
def asked(cast):
    cast.item.domain.name = "社会救助"
    cast.item.domain.save()
    ItemVersion.objects.update(level2="办事指南")
    assert teach_questions() == 3 and teach_questions() == 0
    return cast


def test_question_leads_to_the_item_in_search(asked):
    page = text("/search/?q=低保怎么申请？")
    assert "目录里的这些事项" in page and 'href="/catalog/20/0001/"' in page
    assert "目录里的这些事项" not in text("/search/?q=修一条铁路")


def test_search_stays_within_eight_queries(asked):
    text("/search/?q=低保")
    with at_most(8):
        text("/search/?q=低保")


@pytest.mark.parametrize("words", ["低", "？？"])
def test_words_of_one_character_mean_no_item(asked, words):
    known = Known(what_can_be_asked_for(), {})
    assert known.meant(meaning_of("低保怎么申请", {})) and known.meant(meaning_of(words, {})) == []


def test_questions_stand_on_the_items_page(asked):
    assert "申请低保要什么材料？" in text("/catalog/20/0001/") and "哪里找" in text("/catalog/20/0001/")


def test_labels_of_a_village_lead_to_what_its_township_owes(asked):
    village = Organ.objects.create(code="cun", name="测试镇一村村民委员会", short_name="一村", kind="village",
                                   parent=asked.town)  # fmt: skip
    Duty.objects.create(organ=asked.town, item=asked.item, since=TODAY)
    nightly.count(TODAY)
    assert "这个单位还没有要公开的事项" in text(f"/catalog/labels/{village.code}/")  # of the county's level only
    ItemVersion.objects.update(levels=["county", "township"])
    page = text(f"/catalog/labels/{village.code}/")
    assert page.count('class="label"') == 1 and page.count("<svg ") >= 1
    assert ItemQuestion.objects.first().words in page
