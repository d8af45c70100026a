"""The template of a list of persons, and the words of periods."""

import datetime

import pytest

from disclosure.series import masking, periods

pytestmark = pytest.mark.small
COLUMNS = masking.columns_of(["序号", "姓名：隐名", "银行卡：末四位", "住址：到村"])
HEAD = "<tr><th>序号</th><th>姓名</th><th>电话</th><th>住址</th><th>银行卡</th></tr>"
ROW = "<tr><td>1</td><td>测试员甲</td><td>0999-1</td><td>松涧乡上涧村3组</td><td>6222 0000 1234</td></tr>"


def test_template_keeps_its_columns_in_its_order_and_hides_what_it_says():
    laid = masking.lay(f"<p>说明。</p><table>{HEAD}{ROW}</table>", COLUMNS)
    assert laid.faults == [] and laid.left_out == ["电话"] and laid.hidden == ["姓名", "银行卡", "住址"]
    assert "<td>测某某</td><td>**** **** 1234</td><td>松涧乡上涧村***</td>" in laid.html
    assert laid.html.startswith("<p>说明。</p>") and "测试员甲" not in laid.html and "0999" not in laid.html


def test_template_laid_once_more_changes_nothing():
    once = masking.lay(f"<table>{HEAD}{ROW}</table>", COLUMNS)
    again = masking.lay(once.html, COLUMNS)
    assert (again.html, again.left_out, again.hidden, again.faults) == (once.html, [], [], [])


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>没有表</p>", "写成表格"),
        ("<table><tr><th>序号</th></tr></table>", "缺少"),
        (f"<table>{HEAD}<tr><td>1</td></tr></table>", "第1行"),
        (f"<table>{HEAD}<tr><td colspan='5'>合并</td></tr></table>", "合并"),
    ],
)
def test_what_the_template_cannot_mend_is_told(html, words):
    assert words in masking.lay(html, COLUMNS).faults[0]


def test_template_that_nobody_understands_is_refused():
    with pytest.raises(ValueError, match="看不懂"):
        masking.columns_of(["姓名：随便"])


@pytest.mark.parametrize(
    ("typed", "period", "shown"),
    [
        ("2026年6月", "2026-06", "2026年6月"), ("2026.6", "2026-06", "2026年6月"), ("2026", "2026", "2026年"),
        ("2021—2025年", "2021-2025", "2021—2025年"), ("", "", ""),
    ],
)  # fmt: skip
def test_periods_are_read_as_people_write_them(typed, period, shown):
    assert periods.normalise(typed) == period and periods.label(period) == shown


def test_term_that_ends_before_it_begins_is_none():
    assert periods.TERM.fits("2021-2025") and not periods.TERM.fits("2025-2021") and not periods.MONTH.fits("2026-13")


def test_months_run_back_to_the_first_one():
    assert periods.months("2025-11", datetime.date(2026, 2, 10)) == ["2026-01", "2025-12", "2025-11"]
    assert periods.overlap("2021-2035", "2025-2040") == 11 and periods.overlap("2006-2020", "2021-2035") == 0
