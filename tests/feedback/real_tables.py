"""Tables B as organs have published them, where they are at hand, and invented ones that always are; and requests as
they may have been, of which such a table tells."""

import json
import random
from pathlib import Path

from feedback.reports import table_b
from feedback.reports.figures import merged
from feedback.reports.identities import GROUPS_C, PARTS_C
from feedback.reports.table_b import APPLICANTS, CARRIED_IN, CARRIED_OUT, COLUMNS, NEW, RESULTS, TOTAL
from feedback.requests.outcomes import OUTCOMES
from tests.feedback.counted_by_hand import Counted

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
# Year, and what is not zero; sums follow.
INVENTED = (
    (2021, {}),
    (2022, {NEW: {"natural_person": 41, "business": 6, "legal_service": 2},
            "granted": {"natural_person": 20, "business": 4}, "partial": {"natural_person": 9, "legal_service": 2},
            "denied_third_party": {"natural_person": 3}, "unable_not_held": {"natural_person": 5, "business": 1},
            "closed_no_correction": {"natural_person": 2}, CARRIED_OUT: {"natural_person": 2, "business": 1}}),
    (2024, {NEW: {"natural_person": 58, "research": 1, "other": 7}, CARRIED_IN: {"natural_person": 2, "business": 1},
            **{row: {"natural_person": 2} for row in table_b.RESULT_ROWS},
            "refused_repeat": {"natural_person": 16, "other": 7}, "closed_other": {"business": 1, "research": 1},
            CARRIED_OUT: {"natural_person": 6}}),
)  # fmt: skip


def tables() -> list[tuple[str, int, dict]]:
    """Whose, of which year, and the table."""
    found = [(f"测试机关{year}", year, _summed(cells)) for year, cells in INVENTED]
    for report in json.loads(REAL.read_text()) if REAL.exists() else ():
        given_cells = {
            NAMES.get(row, row): {COLUMN_NAMES.get(column, column): number for column, number in numbers.items()}
            for row, numbers in report["requests"].items()
        }
        found.append((report["issuer"], report["year"], completed(given_cells)))
    return found


def _summed(cells: dict) -> dict:
    counted = {"a": {}, "b": table_b.empty(), "c": {group: dict.fromkeys((*PARTS_C, TOTAL), 0) for group in GROUPS_C}}
    return merged(counted, {"b": cells})["b"]


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
