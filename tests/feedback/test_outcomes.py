"""The table of outcomes agrees with the law's list, and with the form of the annual report."""

import pytest

from feedback.reports import table_b
from feedback.requests.outcomes import OUTCOMES, Group, Need

pytestmark = pytest.mark.small
# Written down again from the regulations: outcome, article, row of the report
LAW = """
already_public 36(1) （一）
granted 36(2) （一）
partial 37 （二）
denied_state_secret 14 （三）1
denied_law_forbidden 14 （三）2
denied_safety_stability 14 （三）3
denied_third_party 15,32 （三）4
denied_internal_affairs 16(1) （三）5
denied_process 16(2) （三）6
denied_case_file 16(2) （三）7
denied_special_query 36(7) （三）8
unable_not_held 36(4);36(5) （四）1
unable_needs_creation 38 （四）2
unable_still_unclear 30 （四）3
refused_petition 39(1) （五）1
refused_repeat 36(6) （五）2
refused_publication 39(2) （五）3
refused_excessive 35 （五）4
refused_reconfirm - （五）5
closed_no_correction 30 （六）1
closed_fee_unpaid 109 （六）2
closed_other - （六）3
"""
ROWS = [line.split() for line in LAW.strip().splitlines()]
NUMERALS = {"14": "十四", "15": "十五", "16": "十六", "30": "三十", "32": "三十二", "35": "三十五", "36": "三十六",
            "37": "三十七", "38": "三十八", "39": "三十九"}  # fmt: skip
PARTS = {"1": "一", "2": "二", "4": "四", "5": "五", "6": "六", "7": "七"}


def in_words(article: str) -> list[str]:
    """36(4) → 第三十六条, （四）; 39(1) has paragraphs, not items."""
    words = []
    for part in article.split(","):
        number, _sep, item = part.rstrip(")").partition("(")
        words.append(f"第{NUMERALS[number]}条")
        if item:
            words.append(f"（{PARTS[item]}）项" if number == "36" else f"第{PARTS[item]}款")
    return words


def test_there_are_the_22_outcomes_in_the_order_of_the_form():
    assert list(OUTCOMES) == [code for code, _article, _row in ROWS]


@pytest.mark.parametrize(("code", "article", "_row"), ROWS, ids=[row[0] for row in ROWS])
def test_outcome_rests_on_its_article(code, article, _row):
    grounds = OUTCOMES[code].grounds
    if article[0] in "-1" and article in ("-", "109"):
        assert all(bool(ground.article) == (code != "closed_other") for ground in grounds)  # a withdrawal has none
        return
    for ground, one in zip(grounds, article.split(";"), strict=True):
        for words in in_words(one):
            assert words in ground.article


@pytest.mark.parametrize(("code", "_article", "row"), ROWS, ids=[row[0] for row in ROWS])
def test_outcome_is_counted_in_its_row_of_the_form(code, _article, row):
    lines = table_b.rows()
    at = next(n for n, line in enumerate(lines) if line.key == OUTCOMES[code].row)
    group, _sep, number = row.partition("）")
    if number:
        assert lines[at].label.startswith(f"{number}.")
        at = next(n for n in range(at, 0, -1) if lines[n].level == 1)
    assert lines[at].label.startswith(f"{group}）")


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=list(OUTCOMES))
def test_every_refusal_needs_reasons_and_only_denials_a_reconsideration_first(outcome):
    gives = outcome.group in (Group.GRANTED, Group.CLOSED)
    assert gives or all(Need.REASONS in ground.needs for ground in outcome.grounds)
    assert outcome.reconsideration_first == outcome.code.startswith("denied_")


def test_form_has_its_lines_and_175_cells():
    keys = [row.key for row in table_b.rows() if row.key]
    assert tuple(keys) == table_b.KEYS and len(keys) * len(table_b.COLUMNS) == 175
