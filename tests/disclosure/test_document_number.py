"""DOC-02: how document numbers are written, and which ones are warned about."""

import pytest

from disclosure.document_number import is_usual, normalise

pytestmark = pytest.mark.small

TYPED = {
    "国办发[2019] 54 号": "国办发〔2019〕54号",
    "国办发（2019）54号": "国办发〔2019〕54号",
    "国办发﹝2019﹞５４号": "国办发〔2019〕54号",
    "国务院令第711号": "国务院令第711号",
    "第8号令": "第8号令",
    "": "",
}
USUAL = ("国办发〔2019〕54号", "国务院令第711号", "")
ODD = ("国办发〔2019〕054号", "国办发〔19〕54号", "国办发〔2019〕第54号", "国办发〔2019〕54", "第8号令", "GB 9704")


@pytest.mark.parametrize("typed", TYPED)
def test_number_is_stored_in_the_standard_form(typed):
    assert normalise(typed) == TYPED[typed]


@pytest.mark.parametrize("number", USUAL)
def test_usual_number_is_not_warned_about(number):
    assert is_usual(number)


@pytest.mark.parametrize("number", ODD)
def test_odd_number_is_warned_about(number):
    assert not is_usual(number)
