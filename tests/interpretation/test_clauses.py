"""Policies in grains: what somebody in a situation may get, each with its sentence; never of what is not public."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from interpretation import clauses
from interpretation.clauses import ClausesField
from portal.cases.today import frozen
from portal.publishing.moving import NotReady, advance
from portal.publishing.writing import correct
from tests.cast import released
from tests.disclosure.library import to
from tests.interpretation.explaining import TODAY, address, reading, released_policy, sign, withdraw
from tests.pages import at_most, get, text

SENTENCE = "80周岁以上老年人每人每月发放50元"
BLOCK = f"""谁：老年人、困难家庭
得到：每人每月50元
条件：年满80周岁
期限：2026-12-31
哪里办：户籍所在的村
电话：0999-6800000
原文：{SENTENCE}"""


@pytest.mark.small
def test_block_is_read_and_written_back():
    field = ClausesField()
    (grain,) = field.clean(BLOCK)
    assert grain["audiences"] == ["elder", "poor"] and grain["until"] == "2026-12-31"
    assert clauses.lines([grain]) == BLOCK
    assert len(field.clean(f"{BLOCK}\r\n\r\n\r\n{BLOCK}")) == 2 and field.clean("") == []


@pytest.mark.small
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("谁：老年人、困难家庭", "谁：外星人"), "没有“外星人”这一类"),
        (("得到：每人每月50元\n", ""), "没有写得到"),
        ((f"\n原文：{SENTENCE}", ""), "没有写原文"),
        (("2026-12-31", "年底"), "期限要写成"),
        (("条件：", ""), "前面要写"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_number(change, why):
    with pytest.raises(ValidationError, match=f"第1条：.*{why}"):
        ClausesField().clean(BLOCK.replace(*change))


@pytest.mark.medium
def test_grains_are_found_by_situation_until_their_document_goes(cast):
    with frozen(TODAY):
        document = released_policy(cast, body_html=f"<p>{SENTENCE}。</p>")
        grains = ClausesField().clean(BLOCK)
        told = reading(cast, document, clauses=grains)
        assert SENTENCE not in text("/policies/for-me/?who=elder")
        sign(cast, told)
        page = text("/policies/for-me/?who=elder")
        assert SENTENCE in page and address(document) in page and address(told) in page and "已经截止" not in page
        assert SENTENCE not in text("/policies/for-me/?who=student") and "谁能得到什么" in text(address(told))
        assert 'value="elder" checked' in page and 'href="/policies/for-me/?' not in page
        followed = text("/feeds/?audience=elder")
        assert address(document) in followed and address(told) in followed and "订阅给老年人的政策" in page
        assert "“老年人”里新公开的" in text("/follow/?audience=elder")
        assert address(document) not in text("/documents/?audience=student", 200)
        again = correct(document.publication_id, by=cast.clerk, change_note="改一字")
        sign(cast, again)
        assert address(document) in text("/documents/?audience=elder")  # a correction does not lose them
        for path in ("/policies/for-me/", "/policies/for-me/?who=elder&who=poor"):
            text(path)
            with at_most(6):
                assert get(path).status_code == 200
        for bad in ("nobody", "elder&who=elder"):
            assert get(f"/policies/for-me/?who={bad}").status_code == 400
        for statement in ("DELETE FROM policy_clause", "UPDATE policy_clause SET benefit = 'x'"):
            with pytest.raises(DatabaseError), connection.cursor() as cursor:
                cursor.execute(statement)
    with frozen(datetime.date(2027, 1, 1)):
        assert "已经截止" in text("/policies/for-me/?who=elder")
    with frozen(TODAY):
        released(
            cast, title="废止的决定", document_number="霁民发〔2026〕30号", relations=[to(document, "repeals", TODAY)]
        )
        assert "已经截止" in text("/policies/for-me/?who=elder")
        withdraw(cast, again)
        assert SENTENCE not in text("/policies/for-me/?who=elder")
        withdraw(cast, told)
        assert "</entry>" not in text("/feeds/?audience=elder")


@pytest.mark.medium
def test_sentence_that_does_not_stand_in_the_document_is_not_submitted(cast):
    with frozen(TODAY):
        told = reading(cast, released_policy(cast), clauses=ClausesField().clean(BLOCK))
        with pytest.raises(NotReady, match="没有这句原文"):
            advance(told.pk, "submit", by=cast.clerk)
