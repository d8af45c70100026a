"""FEE-01 … FEE-04: check values, and what follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.requests.fees import (
    FeeBasis,
    by_item,
    by_volume,
    for_next_item,
    in_words,
    lines_of,
    may_charge_volume,
    total,
)

pytestmark = pytest.mark.small


@pytest.mark.parametrize(("items", "yuan"), [(0, 0), (10, 0), (11, 100), (30, 2000), (35, 3000), (45, 5500)])
def test_fee_by_item_rises_by_tiers(items, yuan):
    assert total(by_item(items)) == yuan


@pytest.mark.parametrize(("pages", "yuan"), [(0, 0), (30, 0), (31, 10), (100, 700), (200, 2700), (250, 4700)])
def test_fee_by_volume_rises_by_tiers(pages, yuan):
    assert total(by_volume(pages)) == yuan


def test_notice_says_how_its_sum_is_reckoned():
    assert in_words("by_item", 31) == ["第31件，200元"]
    assert in_words("by_volume", 120) == ["第31至100页，每页10元，共700元", "第101至120页，每页20元，共400元"]


@given(st.integers(0, 500))
def test_steps_cover_every_unit_once_and_never_grow_cheaper(number):
    for lines in (by_item(number), by_volume(number)):
        assert sum(line.number for line in lines) == number
        assert [line.price for line in lines] == sorted(line.price for line in lines)


@given(st.integers(0, 300))
def test_items_added_one_by_one_cost_the_same_as_together(number):
    assert sum(for_next_item(before) for before in range(number)) == total(by_item(number))


def test_volume_is_charged_only_where_something_is_copied():
    assert may_charge_volume("post", "paper", "granted") and may_charge_volume("email", "email", "partial")
    for way, carrier, outcome in (("post", "reading", "granted"), ("post", "paper", "already_public"),
                                  ("on_site", "paper", "granted")):  # fmt: skip
        assert not may_charge_volume(way, carrier, outcome)


@given(st.sampled_from(list(FeeBasis)), st.integers(1, 300))
def test_lines_of_a_notice_add_up_to_its_sum(basis, units):
    yuan = for_next_item(units - 1) if basis is FeeBasis.BY_ITEM else total(by_volume(units))
    assert total(lines_of(basis, units)) == yuan
