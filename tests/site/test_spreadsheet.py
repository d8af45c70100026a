"""Office software runs nothing that somebody wrote into a cell; what is harmless stands as it was written."""

import csv
import datetime
import io

import pytest

from portal.site.spreadsheet import begins_formula, csv_file

pytestmark = pytest.mark.small


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=cmd|"/c calc"!A1', "＝1"]
)
def test_formula_stands_behind_an_apostrophe(text):
    assert begins_formula(text) and read(csv_file([["理由", text]])) == [["理由", f"'{text}"]]


@pytest.mark.parametrize("text", ["", "同意", "3-5页", "a=b", "'=1", "两行\n=第二行", '引"号,逗号'])
def test_other_text_stays_as_it_was(text):
    assert not begins_formula(text) and read(csv_file([["理由", text]])) == [["理由", text]]


def test_numbers_and_days_are_no_text():
    assert read(csv_file([[-3, datetime.date(2026, 3, 2)]])) == [["-3", "2026-03-02"]]
