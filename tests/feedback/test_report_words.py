"""What a report's texts must mention, the numbers that they name, and how entered and counted numbers become one."""

import pytest

from feedback.reports import figures, naming, sections
from feedback.reports.figures import ROW_A
from feedback.reports.periods import period_of
from feedback.reports.table_b import NEW, RESULTS, TOTAL
from tests.feedback.reports import KNOWN, TEXTS

pytestmark = pytest.mark.small


def table(**b) -> dict:
    return figures.merged(figures.empty(), {"a": {ROW_A: KNOWN}, "b": b})


@pytest.mark.parametrize(
    ("words", "cell", "says"),
    [
        ("全年收到政府信息公开申请57件", "一、本年新收政府信息公开申请数量，总计", 57),
        ("新收申请共 60 件，", "一、本年新收政府信息公开申请数量，总计", 60),
        ("其中予以公开了9件", "（一）予以公开，总计", 9),
        ("部分公开12件", "（二）部分公开（区分处理的，只计这一情形，不计其他情形），总计", 12),
        ("结转下年度继续办理7件", "四、结转下年度继续办理，总计", 7),
        ("被申请行政复议2件", "行政复议，总计", 2),
        ("办理行政许可88件", "行政许可", 88),
    ],
)
def test_number_that_a_text_names_is_compared_with_its_cell(words, cell, says):
    (named,) = naming.disagreeing({"overall": words}, table(**{NEW: {"business": 1}}))
    assert (figures.label_of(*named.cell), named.says) == (cell, says)


@pytest.mark.parametrize("words", ["不予公开9件", "召开会议9次", "收到申请1件", "2025年", "收到来信100件"])
def test_number_that_agrees_or_means_something_else_is_let_be(words):
    assert list(naming.disagreeing({"overall": words}, table(**{NEW: {"business": 1}}))) == []


def test_texts_of_governments_mention_more():
    assert list(sections.unmentioned(TEXTS, is_government=False)) == []
    lacking = [str(mention.label) for _section, mention in sections.unmentioned(TEXTS, is_government=True)]
    assert lacking == ["工作考核", "社会评议", "责任追究结果"]


def test_entered_number_moves_the_sums_that_nobody_entered():
    b = table(granted={"business": 2})["b"]
    assert b["granted"][TOTAL] == b[RESULTS]["business"] == b[RESULTS][TOTAL] == 2
    assert table(granted={"business": 2, TOTAL: 5})["b"]["granted"][TOTAL] == 5


def test_sum_of_members_is_the_sum_of_every_cell():
    whole = figures.added([table(**{NEW: {"business": 2}}), table(**{NEW: {"business": 3}})])
    assert whole["b"][NEW]["business"] == 5 and whole["a"][ROW_A]["licences"] == 6
    assert whole["a"][ROW_A]["fees_10k_yuan"] == "0.00"


def test_quarters_make_the_year():
    quarters = [period_of(2024, n) for n in (1, 2, 3, 4)]
    assert (quarters[0].first, quarters[3].last) == (period_of(2024).first, period_of(2024).last)
    assert [quarter.last.isoformat() for quarter in quarters] == [
        "2024-03-31",
        "2024-06-30",
        "2024-09-30",
        "2024-12-31",
    ]
