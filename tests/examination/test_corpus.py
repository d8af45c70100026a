"""The corpus is complete, the same on every machine, and as it was frozen; its files are what they claim to be."""

import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.examination.corpus import ACCEPTED, GROUPS, HARMLESS, QUIET, REFUSED, UNMARKED, cases, manifest
from tests.examination.corpus.making.numbers import id_check, luhn

FROZEN = Path(__file__).parent / "corpus" / "manifest.sha256"
LEAST = {"marked": 70, "harmless": 70, "personal": 100, "lookalike": 80, "hostile": 33, "good": 20}
ONLY = {"marked": {REFUSED}, "harmless": {UNMARKED}, "lookalike": {QUIET}, "hostile": {REFUSED, HARMLESS}}
ONLY["good"] = {ACCEPTED}
KINDS = {"id_number", "mobile", "bank_card", "passport", "email", "home_address", "hardship", "minor"}
ENDINGS = {"", "txt", "csv", "html", "md", "docx", "xlsx", "pptx", "pdf", "ofd", "zip", "eml", "rtf", "odt", "ods"}
ENDINGS |= {"doc", "wps", "xls", "jpg", "png"}


def ending(name: str) -> str:
    return name.rpartition(".")[2] if name else ""


def heavy_cases():
    return [case for case in cases("hostile") if case.heavy]


@pytest.mark.small
def test_every_group_holds_enough_cases_with_their_own_id_and_reason():
    every = [case for group in GROUPS for case in cases(group)]
    assert {group: len(cases(group)) for group in GROUPS if len(cases(group)) < LEAST[group]} == {}
    assert [name for name, count in Counter(case.id for case in every).items() if count > 1] == []
    assert [case.id for case in every if not case.why or "\t" in case.why or "\n" in case.why] == []
    assert [case.id for case in every if case.id.partition("/")[0] != case.group] == []
    assert [case.id for group, allowed in ONLY.items() for case in cases(group) if case.expect not in allowed] == []


@pytest.mark.small
@pytest.mark.parametrize("group", ["marked", "harmless"])
def test_marked_and_harmless_files_are_of_the_same_kinds(group):
    assert ENDINGS - {ending(case.name) for case in cases(group)} == set()


@pytest.mark.small
def test_every_kind_of_personal_data_has_cases():
    found = Counter(each.kind for case in cases("personal") for each in case.expect)
    assert set(found) == KINDS
    assert min(found.values()) >= 6


@pytest.mark.small
def test_invented_numbers_have_right_check_digits():
    expected = [each for case in cases("personal") for each in case.expect]
    wrong = [each for each in expected if each.kind == "bank_card" and not luhn(each.value)]
    for each in expected:
        if each.kind == "id_number" and len(each.value) == 18:
            date.fromisoformat(f"{each.value[6:10]}-{each.value[10:12]}-{each.value[12:14]}")
            wrong += [each] if id_check(each.value[:17]) != each.value[17] else []
    assert wrong == []


@pytest.mark.small
def test_corpus_is_as_it_was_frozen():
    was, now = FROZEN.read_text().splitlines(), manifest().splitlines()
    assert sorted(set(was) ^ set(now)) == []
    assert was == now


@pytest.mark.small
def test_a_case_is_made_of_the_same_bytes_each_time():
    light = [case for group in GROUPS for case in cases(group) if not case.heavy][::5]
    assert [case.id for case in light if case.make() != case.make()] == []


@pytest.mark.small
def test_canary_of_a_marked_file_stands_in_no_other():
    canaries = Counter(case.canary for case in cases("marked"))
    assert max(canaries.values()) == 1
    typed = [case for case in cases("marked") if case.is_typed or ending(case.name) == "txt"]
    plain = [case for case in typed if case.canary.encode() in case.make()]
    assert len(plain) > 50


@pytest.mark.small
def test_good_packages_and_workbooks_open():
    for case in cases("good"):
        data = case.make()
        if ending(case.name) in ("docx", "xlsx", "ofd"):
            assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None, case.id
        if ending(case.name) == "xlsx":
            assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames, case.id


@pytest.mark.long
@pytest.mark.parametrize("case", heavy_cases(), ids=lambda case: case.id)
def test_bomb_is_small_enough_to_be_sent(case):
    assert 0 < len(case.make()) < 25 * 1024 * 1024
