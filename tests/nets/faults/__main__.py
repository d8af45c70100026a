"""Sow the faults one at a time, and print for each the test that noticed it."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.nets.faults.seeded import FAULTS
from tests.nets.faults.trying import attempt


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.nets.faults", description=__doc__)
    asked.add_argument("name", nargs="*", help="which faults; all of them when none is named")
    asked.add_argument("--list", action="store_true", help="only say which faults there are")
    given = asked.parse_args()
    if unknown := set(given.name) - {fault.name for fault in FAULTS}:
        asked.error(f"no such fault: {', '.join(sorted(unknown))}")
    missed = 0
    for fault in FAULTS:
        if given.name and fault.name not in given.name:
            continue
        if given.list:
            print(f"{fault.name:30} {fault.says}")
            continue
        with tempfile.TemporaryDirectory(prefix="portal-fault-") as folder:
            outcome = attempt(fault, Path(folder))
        for test in fault.tests:
            noticed = test not in outcome.missed
            print(f"{fault.name:30} {'→' if noticed else 'NOT NOTICED BY'} {test.removeprefix('tests/')}", flush=True)
        if outcome.missed:
            missed += 1
            print(outcome.output)
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
