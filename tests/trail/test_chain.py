"""The canonical text: what is written in one field can never look like another row."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.trail.chain import FIELDS, canonical, row_hash
from portal.trail.record import mask, storable
from portal.trail.verify import Head

pytestmark = pytest.mark.small
ROW = dict.fromkeys(FIELDS, "") | {"id": 1, "at": "2026-03-02T01:02:03.000004Z", "actor_id": None}
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


def test_length_counts_bytes_and_null_differs_from_empty():
    text = canonical(ROW | {"reason": "退回"})
    assert text.startswith("trail/11:127:2026-03-02T01:02:03.000004Z-0:")
    assert "6:退回" in text
    assert canonical(ROW | {"actor_id": ""}) != canonical(ROW)
    assert row_hash(ROW) == sha256(canonical(ROW).encode()).hexdigest()


@given(st.lists(texts, min_size=len(FIELDS), max_size=len(FIELDS)), st.lists(texts, min_size=16, max_size=16))
def test_two_different_rows_never_share_their_text(one, other):
    first, second = dict(zip(FIELDS, one, strict=True)), dict(zip(FIELDS, other, strict=True))
    assert (canonical(first) == canonical(second)) == (first == second)


def test_moving_text_from_one_field_to_the_next_changes_the_hash():
    assert row_hash(ROW | {"from_state": "ab", "to_state": "c"}) != row_hash(
        ROW | {"from_state": "a", "to_state": "bc"}
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("申请人 99990119900307123X 的材料", "申请人 （证件号略） 的材料"),
        ("请回电13900000000。", "请回电（手机号略）。"),
        ("霁政发〔2026〕12号，金额 13900000000123 元", "霁政发〔2026〕12号，金额 13900000000123 元"),
        ("11999901MB0000001X/2026-00012", "11999901MB0000001X/2026-00012"),
    ],
)
def test_reason_is_kept_without_numbers_of_persons(typed, kept):
    assert mask(typed) == kept


def test_text_the_database_cannot_hold_is_made_storable():
    assert storable("a\x00b\ud800") == "ab?"


@pytest.mark.parametrize("bad", ["", "1", "x:" + "0" * 64, "1:" + "g" * 64, "1:" + "0" * 63])
def test_malformed_head_is_refused_in_words(bad):
    with pytest.raises(ValueError, match="链头应写成"):
        Head.parse(bad)
