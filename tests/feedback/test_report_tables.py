"""The tables of the annual report: counted from cases they prove themselves, and a wrong cell is named."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.reports import table_b
from feedback.reports.identities import COUNTS_A, FEES_A, GROUPS_C, PARTS_C, broken_in_a, broken_in_b, broken_in_c
from feedback.reports.table_b import APPLICANTS, CARRIED_IN, CARRIED_OUT, COLUMNS, NEW, RESULTS, TOTAL, Counted
from feedback.requests.outcomes import OUTCOMES

pytestmark = pytest.mark.small
YEAR = 2025
REAL = Path(__file__).parents[3] / "shared" / "data" / "annual_report_figures_dev.json"
# Names of the real tables → ours
NAMES = {
    "new_received": NEW, "carried_over": CARRIED_IN, "partly_granted": "partial", "state_secret": "denied_state_secret",
    "law_forbids": "denied_law_forbidden", "three_safeties": "denied_safety_stability",
    "third_party": "denied_third_party", "internal_affairs": "denied_internal_affairs",
    "process_info": "denied_process", "enforcement_file": "denied_case_file", "admin_query": "denied_special_query",
    "not_held": "unable_not_held", "not_ready_made": "unable_needs_creation",
    "unclear_after_correction": "unable_still_unclear", "petition_or_complaint": "refused_petition",
    "repeated": "refused_repeat", "asks_publication": "refused_publication", "massive_repeated": "refused_excessive",
    "asks_confirmation": "refused_reconfirm", "handled_total": RESULTS, "carried_to_next_year": CARRIED_OUT,
}  # fmt: skip
COLUMN_NAMES = {"social_welfare_org": "public_welfare", "legal_service_org": "legal_service", "other_org": "other"}

requests = st.lists(st.builds(
    lambda applicant, received, waited, outcome: Counted(
        applicant, received, None if waited is None else received + waited, outcome if waited is not None else ""
    ),
    st.sampled_from(list(APPLICANTS)), st.integers(YEAR - 2, YEAR + 1), st.sampled_from([None, 0, 0, 1]),
    st.sampled_from(list(OUTCOMES)),
), max_size=60)  # fmt: skip


@given(requests)
def test_identities_hold_for_any_register(register):
    before, now = table_b.count(register, YEAR - 1), table_b.count(register, YEAR)
    assert broken_in_b(before) == [] and broken_in_b(now, before) == []


@given(requests)
def test_counting_agrees_with_a_naive_recount(register):
    cells = table_b.count(register, YEAR)
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
    tables = [table_b.count(register, YEAR) for register in registers]
    together = table_b.rolled_up(tables)
    assert together == table_b.count([each for register in registers for each in register], YEAR)


@pytest.mark.parametrize("key", table_b.KEYS)
@pytest.mark.parametrize("column", COLUMNS)
def test_any_single_changed_cell_is_found(key, column):
    register = [Counted(applicant, year, YEAR, outcome) for applicant in APPLICANTS
                for outcome in OUTCOMES for year in (YEAR - 1, YEAR)]  # fmt: skip
    cells = table_b.count(register, YEAR)
    cells[key][column] += 1
    assert broken_in_b(cells, table_b.count(register, YEAR - 1))


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


@pytest.mark.skipif(not REAL.exists(), reason="the real figures are not there")
def test_cases_made_after_a_real_table_give_back_exactly_its_cells():
    for report in json.loads(REAL.read_text()):
        given_cells = {
            NAMES.get(row, row): {COLUMN_NAMES.get(column, column): number for column, number in numbers.items()}
            for row, numbers in report["requests"].items()
        }
        cells = completed(given_cells)
        assert broken_in_b(cells) == [], report["issuer"]
        assert table_b.count(register_of(cells, report["year"]), report["year"]) == cells


def completed(given_cells):
    """A row whose digits could not be told apart is missing; what the sums leave stood in it."""
    cells = table_b.empty() | given_cells
    left = [row for row in table_b.RESULT_ROWS if row not in given_cells and not row.startswith("closed_")]
    for column in COLUMNS:
        cells[CARRIED_IN][column] = cells[RESULTS][column] + cells[CARRIED_OUT][column] - cells[NEW][column]
        for row in left[:1]:
            cells[row][column] = cells[RESULTS][column] - sum(
                cells[other][column] for other in table_b.RESULT_ROWS if other != row
            )
    return cells


def register_of(cells, year):
    """Requests as they may have been, of which the table tells."""
    register = []
    for applicant in APPLICANTS:
        results = [code for row in table_b.RESULT_ROWS for code in [_outcome(row)] * cells[row][applicant]]
        results += [None] * cells[CARRIED_OUT][applicant]
        random.Random(year).shuffle(results)
        years = [year - 1] * cells[CARRIED_IN][applicant] + [year] * cells[NEW][applicant]
        for received, outcome in zip(years, results, strict=True):
            register.append(Counted(applicant, received, year if outcome else None, outcome or ""))
    return register


def _outcome(row):
    return next(code for code, outcome in OUTCOMES.items() if outcome.row == row)
