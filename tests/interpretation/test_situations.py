"""One thing (一件事): a few questions lead to what applies; the answers stand in the address alone."""

import pytest
from django.core.exceptions import ValidationError

from interpretation.clauses import ClausesField
from interpretation.models import Scenario
from interpretation.scenarios.questions import QuestionsField, lines
from portal.cases.today import frozen
from tests.cast import released
from tests.interpretation.explaining import TODAY, address, reading, released_policy, sign, withdraw
from tests.interpretation.test_clauses import BLOCK, SENTENCE
from tests.pages import at_most, get, text

AT = "/policies/situations/elders/"
WORDS = """问：老人多大年纪？
答：80岁以上
谁：老年人
答：不到80岁

问：家里收入怎么样？
答：很困难
谁：困难家庭
答：过得去"""


@pytest.mark.small
def test_questions_are_read_and_written_back():
    questions = QuestionsField().clean(WORDS)
    assert lines(questions) == WORDS and questions[0]["answers"][0]["audiences"] == ["elder"]


@pytest.mark.small
@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("答：是", "第1行：先写“问：”"),
        ("问：甲？\n谁：老年人", "第2行：先写“答：”"),
        ("问：甲？\n答：是\n谁：外星人", "没有“外星人”这一类"),
        ("问：甲？\n答：是\n谁：老年人", "至少要有两个回答"),
        ("问：甲？\n答：是\n答：是", "写了两遍"),
        ("问：甲？\n答：是\n答：否", "答完什么也找不到"),
        ("随便写", "前面要写"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_line(words, why):
    with pytest.raises(ValidationError, match=why):
        QuestionsField().clean(words)


@pytest.mark.medium
def test_answers_lead_to_clauses_and_to_released_documents(cast, at_desk):
    with frozen(TODAY):
        guide = released(cast, title="高龄津贴申领指南", document_number="")
        document = released_policy(cast, body_html=f"<p>{SENTENCE}。</p>")
        sign(cast, reading(cast, document, clauses=ClausesField().clean(BLOCK)))
        words = WORDS.replace("谁：老年人", f"谁：老年人\n看：{address(guide)} /documents/999/")
        said = {
            "code": "elders",
            "name": "家里有老人",
            "intro": "一句话",
            "sort": "1",
            "in_use": "on",
            "questions": words,
        }
        add = "/admin/interpretation/scenario/add/"
        assert "第4行：/documents/999/ 现在不是公开的文件" in at_desk("office").post(add, said).content.decode()
        said["questions"] = said["questions"].replace(" /documents/999/", "")
        assert at_desk("clerk").post(add, said).status_code == 403
        assert at_desk("office").post(add, said).status_code == 302
        first = text(AT)
        assert "第1问，共2问" in first and SENTENCE not in first and 'href="/policies/situations/elders/"' in text(
            "/policies/situations/")  # fmt: skip
        assert "家里有老人" in text("/policies/for-me/")
        told = f"{AT}?a1=80岁以上&a2=过得去"
        shown = text(told)
        assert SENTENCE in shown and address(guide) in shown and "/follow/?audience=elder" in shown
        with at_most(8):
            get(told)
        assert "没有找到对得上的政策" in text(f"{AT}?a1=不到80岁&a2=过得去")
        for bad in ("?a1=无", "?a2=过得去", "?a1=80岁以上&a2=过得去&a3=多余"):
            assert get(AT + bad).status_code == 400, bad
        Scenario.objects.update(domains=["99"])
        assert SENTENCE not in text(told) and address(guide) in text(told)
        withdraw(cast, guide)
        assert "高龄津贴申领指南" not in text(told)
        Scenario.objects.update(in_use=False)
        assert get(AT).status_code == 404
