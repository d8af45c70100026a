"""Each text of the catalog and what is read from it stand in time_limits.txt: `text | kind event length …`."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.catalog_import import SHIPPED_CATALOG
from disclosure.time_limits import LimitKind, TimeLimit, parse_time_limit

pytestmark = pytest.mark.small
LISTED = dict(line.split(" | ") for line in Path(__file__).with_name("time_limits.txt").read_text().splitlines())
UNITS = {"working_day": "工作日", "calendar_day": "日"}


def written(limit: TimeLimit) -> str:
    parts = [limit.limit_kind]
    if limit.limit_days:
        parts += [limit.limit_event, f"{limit.limit_days}{UNITS[limit.limit_unit]}"]
    if limit.annual_date:
        parts.append(limit.annual_date)
    if limit.decision_days:
        parts.append(f"决定{limit.decision_days}工作日")
    if limit.display_days:
        parts.append(f"公示{limit.display_days}{UNITS[limit.display_unit]}")
    return " ".join(parts)


@pytest.mark.parametrize("text", LISTED)
def test_text_of_the_catalog_is_read_as_listed(text):
    assert written(parse_time_limit(text)) == LISTED[text]


def test_every_text_of_the_shipped_catalog_is_listed():
    with SHIPPED_CATALOG.open(encoding="utf-8", newline="") as file:
        assert {row["time_limit"] for row in csv.DictReader(file)} == set(LISTED)
    assert sum(value == "none" for value in LISTED.values()) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20工作日", "publish_within formed_or_changed 20工作日"),
        ("自作出行政决定之日起７个工作日内", "publish_within decision_made 7工作日"),
        ("部门预算批复后20日内", "publish_within approved 20日"),
        ("征求意见期限不得少于30日", "display_for 公示30日"),
        ("公告期限为5个工作日", "display_for 公示5工作日"),
        ("永久公开", "permanent"),
        ("成果发布之日起15日内", "publish_within other 15日"),
        ("每年2月30日前", "none"),
        ("法律、法规另有规定的，从其规定", "none"),
        ("99999999999日内", "none"),
        ("0个工作日内", "none"),
        ("", "none"),
    ],
)
def test_other_forms_are_read_or_left_as_text(text, expected):
    assert written(parse_time_limit(text)) == expected


@given(st.text(alphabet="自形成或变更之日起20个工作日内每年月前公示不少于提前，；9一周小时", max_size=60))
def test_no_text_breaks_the_reading(text):
    limit = parse_time_limit(text)
    assert (limit.limit_kind == LimitKind.PUBLISH_WITHIN) <= bool(limit.limit_days and limit.limit_unit)


@pytest.mark.parametrize(("written", "days"), [
    ("七", 7), ("十", 10), ("十五", 15), ("二十", 20), ("三十", 30), ("六十", 60), ("九十九", 99), ("两", 2),
])  # fmt: skip
def test_chinese_numeral_is_read_whole(written, days):
    assert parse_time_limit(f"信息形成之日起{written}个工作日内").limit_days == days


@pytest.mark.parametrize("text", ["信息形成之日起一百二十日内", "信息形成之日起百十日内"])
def test_numeral_beyond_ninety_nine_is_not_understood_rather_than_cut(text):
    assert parse_time_limit(text).limit_days is None
