"""M-1: each seeded fault is noticed by the tests that should notice it."""

import pytest

from tests.nets.faults.seeded import FAULTS
from tests.nets.faults.trying import attempt
from tests.ops.running import ROOT


@pytest.mark.small
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_what_the_fault_would_change_is_still_there(fault):
    for change in fault.changes:
        times = (ROOT / change.file).read_text().count(change.old)
        assert times == 1, f"{times} times in {change.file}: {change.old}"
    for test in fault.tests:
        file, _sep, name = test.partition("::")
        is_there = f"def {name}(" in (ROOT / file).read_text()
        assert is_there or not name, f"no such test: {test}"


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_noticed(fault, tmp_path):
    outcome = attempt(fault, tmp_path)
    for test in outcome.failed:
        print(f"{fault.name} → {test}")
    assert not outcome.missed, outcome.output
