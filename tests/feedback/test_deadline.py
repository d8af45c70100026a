"""The public calculator of deadlines."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.medium
# Received, working days, due: DAY-06, and five dates of 2026 around make-up days and holidays.
VECTORS = """
2025-01-20 15 2025-02-14
2025-01-20 20 2025-02-21
2025-03-03 20 2025-03-31
2025-04-25 7 2025-05-08
2025-09-22 7 2025-09-30
2025-09-22 20 2025-10-24
2025-12-22 20 2026-01-20
2026-02-06 20 2026-03-12
2026-02-13 20 2026-03-19
2026-04-24 20 2026-05-26
2026-09-18 20 2026-10-22
2026-09-21 20 2026-10-26
"""


def calculated(received, working_days):
    return Client().get("/requests/deadline/", {"received": received, "working_days": working_days})


@pytest.mark.parametrize("line", VECTORS.strip().splitlines())
def test_calculator_gives_the_day_of_the_law(db, line):
    received, number, due = line.split()
    shown = calculated(received, number).content.decode()
    assert f'data-due="{due}"' in shown and "data-provisional" not in shown
    counted = [int(n) for n in re.findall(r"<b>(\d+)</b>", shown.split('class="calendar"')[1])]
    assert counted == list(range(1, int(number) + 1))


def test_year_without_an_announced_calendar_is_called_provisional(db):
    shown = calculated("2029-09-20", 20).content.decode()
    assert "data-provisional" in shown and "最晚日期（暂定）" in shown and "2029年节假日安排尚未公布" in shown


@pytest.mark.parametrize(
    ("received", "number", "words"),
    [
        ("二月六日", 20, "请写成年-月-日"),
        ("2026-02-30", 20, "请写成年-月-日"),
        ("", 20, "请填写收到的日期"),
        ("0001-01-01", 20, "请填写2000年至2099年之间的日期"),
        ("2026-02-06", 0, "至少1个工作日"),
        ("2026-02-06", 9999999, "最多算260个工作日"),
        ("2026-02-06", "二十", "请填写整数"),
    ],
)
def test_what_cannot_be_calculated_is_said_and_what_was_typed_stays(db, received, number, words):
    answer = calculated(received, number)
    shown = answer.content.decode()
    assert answer.status_code == 400 and words in shown and "data-due" not in shown
    assert not received or f'value="{received}"' in shown


def test_asking_nothing_counts_from_today(db):
    answer = Client().get("/requests/deadline/")
    assert answer.status_code == 200 and "data-due" in answer.content.decode()


def test_page_asks_the_database_the_same_few_times(db, django_assert_max_num_queries):
    calculated("2026-02-06", 20)
    with django_assert_max_num_queries(6, using="public"):
        calculated("2026-02-06", 260)
