"""The tables of the annual report: counted from cases they prove themselves, and a wrong cell is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.reports import table_b
from feedback.reports.figures import added
from feedback.reports.identities import COUNTS_A, FEES_A, GROUPS_C, PARTS_C, broken_in_a, broken_in_b, broken_in_c
from feedback.reports.table_b import APPLICANTS, CARRIED_IN, CARRIED_OUT, COLUMNS, NEW, TOTAL
from feedback.requests.outcomes import OUTCOMES
from tests.feedback.counted_by_hand import Counted, count
from tests.feedback.real_tables import register_of, tables

pytestmark = pytest.mark.small
YEAR = 2025
requests = st.lists(st.builds(
    lambda applicant, received, waited, outcome: Counted(
        applicant, received, None if waited is None else received + waited, outcome if waited is not None else ""
    ),
    st.sampled_from(list(APPLICANTS)), st.integers(YEAR - 2, YEAR + 1), st.sampled_from([None, 0, 0, 1]),
    st.sampled_from(list(OUTCOMES)),
), max_size=60)  # fmt: skip


@given(requests)
def test_identities_hold_for_any_register(register):
    before, now = count(register, YEAR - 1), count(register, YEAR)
    assert broken_in_b(before) == [] and broken_in_b(now, before) == []


@given(requests)
def test_counting_agrees_with_a_naive_recount(register):
    cells = count(register, YEAR)
    for applicant in APPLICANTS:
        own = [each for each in register if each.applicant == applicant]
        open_then = [each for each in own if each.received_year < YEAR and (each.decided_year or YEAR) >= YEAR]
        assert cells[NEW][applicant] == sum(each.received_year == YEAR for each in own)
        assert cells[CARRIED_IN][applicant] == len(open_then)
        for row in table_b.RESULT_ROWS:
            outcomes = [code for code, outcome in OUTCOMES.items() if outcome.row == row]
            here = [each for each in own if each.decided_year == YEAR and each.outcome in outcomes]
            assert cells[row][applicant] == len(here)


@given(st.lists(requests, max_size=4))
def test_roll_up_is_the_sum_of_its_members_and_as_true_as_they(registers):
    tables = [count(register, YEAR) for register in registers]
    together = added({"b": table} for table in tables)["b"]
    assert together == count([each for register in registers for each in register], YEAR)


@pytest.mark.parametrize("key", table_b.KEYS)
@pytest.mark.parametrize("column", COLUMNS)
def test_any_single_changed_cell_is_found(key, column):
    register = [Counted(applicant, year, YEAR, outcome) for applicant in APPLICANTS
                for outcome in OUTCOMES for year in (YEAR - 1, YEAR)]  # fmt: skip
    cells = count(register, YEAR)
    cells[key][column] += 1
    assert broken_in_b(cells, count(register, YEAR - 1))


@pytest.mark.parametrize("odd", [None, -1, 1.5, "3", True])
def test_what_is_no_number_is_named_by_its_cell(odd):
    cells = table_b.empty()
    cells["granted"]["business"] = odd
    (broken,) = broken_in_b(cells)
    assert (broken.rule, broken.row, broken.column) == ("ARC-05", "granted", "business")


def test_last_years_carry_over_must_come_back():
    before, now = table_b.empty(), table_b.empty()
    before[CARRIED_OUT]["research"] = before[CARRIED_OUT][TOTAL] = 1
    assert {(broken.rule, broken.column) for broken in broken_in_b(now, before)} == {
        ("ARC-06", "research"), ("ARC-06", TOTAL)
    }  # fmt: skip


def test_table_c_adds_up_or_names_its_group():
    cells = {group: dict.fromkeys((*PARTS_C, TOTAL), 0) for group in GROUPS_C}
    assert broken_in_c(cells) == []
    cells["suit_direct"]["upheld"] = 2
    assert [(broken.rule, broken.row) for broken in broken_in_c(cells)] == [("ARC-04", "suit_direct")]


def test_table_a_warns_where_documents_in_force_do_not_follow_from_last_year():
    before = dict.fromkeys(COUNTS_A, 0) | {FEES_A: 0, "normdocs_in_force": 5}
    now = before | {"normdocs_made": 2, "normdocs_repealed": 1, "normdocs_in_force": 6}
    assert broken_in_a(now, before) == []
    assert [broken.rule for broken in broken_in_a(now | {"normdocs_in_force": 7}, before)] == ["ARC-07"]
    assert [broken.rule for broken in broken_in_a(now | {"rules_made": 1, "rules_in_force": 1}, before,
                                                  makes_rules=False)] == ["ARC-08", "ARC-08"]  # fmt: skip
    assert [broken.column for broken in broken_in_a({**now, FEES_A: None})] == [FEES_A]


def test_cases_made_after_a_table_give_back_exactly_its_cells():
    for issuer, year, cells in tables():
        assert broken_in_b(cells) == [], issuer
        assert count(register_of(cells, year), year) == cells, issuer
