"""What the examination asks of an interpretation, and how much of it is lifted."""

import pytest

from interpretation.interpretations import problems
from portal.examination.lifted import share_of
from portal.publishing import findings
from tests.interpretation.explaining import policy, reading

TEXT = (
    "城市居民最低生活保障标准由每人每月七百六十元提高到八百元，农村居民由每人每年七千六百八十元提高到八千一百六十元。"
)


@pytest.mark.small
def test_share_counts_what_stands_word_for_word_in_the_document():
    assert share_of(TEXT, [TEXT]) == 100
    assert share_of("今年涨了多少，怎么补，到哪里问？请看下面的说明。", [TEXT]) == 0
    own = "县里为什么这样定？因为去年大家的花销多了，物价也有变化，所以今年要跟着往上走，具体数额在后面。"
    assert 40 < share_of(own + TEXT, [TEXT]) < 60
    assert share_of(TEXT.replace("，", "、 "), [TEXT]) == 100  # other marks between the same words
    assert share_of(TEXT, []) == share_of("", [TEXT]) == 0


@pytest.mark.medium
def test_reviewer_reads_the_share_the_missing_elements_and_whose_document_it_is(cast):
    document = policy(cast, body_html=f"<p>{TEXT}</p>")
    told = reading(cast, document, body_html=f"<p>{TEXT}</p>", organ="town", by="town_clerk")
    found = {each.finding.rule: each.finding for each in findings.standing(told)}
    assert found["INT-LIFTED"].value == "100%" and found["INT-LIFTED"].severity == "answer"
    assert found["INT-DRAFTER"].value == "关于调整低保标准的规定"
    missing = {each.finding.value for each in findings.standing(told) if each.finding.rule == "INT-ELEMENT"}
    assert {"背景依据", "适用范围"} <= missing
    own = reading(cast, document, title="解读二")
    assert not {"INT-DRAFTER"} & {each.finding.rule for each in findings.standing(own)}


@pytest.mark.medium
def test_form_without_its_file_or_its_words_is_not_submitted(cast):
    assert [each.field for each in problems(reading(cast, policy(cast), form="video"))] == ["new_files"]
    silent = reading(cast, form="audio", body_html="")
    assert {each.field for each in problems(silent)} == {"sources", "new_files", "body_html"}
