"""Sow one fault in a copy of the tree, and see which of its tests fail."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from portal.database import embedded
from tests.nets.faults.seeded import Change, Fault
from tests.ops.running import ROOT

PATIENCE_SECONDS = 900
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?\.py(?:::\w+)?)", re.MULTILINE)


class NoSuchText(AssertionError):
    """The source no longer holds what the fault would change."""


@dataclass(frozen=True)
class Outcome:
    fault: Fault
    failed: tuple[str, ...]  # those of its tests that noticed
    output: str

    @property
    def missed(self) -> list[str]:
        return [test for test in self.fault.tests if test not in self.failed]


def copy_of_the_tree(folder: Path) -> Path:
    """All that belongs to the project, as it lies in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode().split("\0"):
        source, target = ROOT / name, folder / name
        if name and source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return folder


def sow(change: Change, tree: Path) -> None:
    file = tree / change.file
    text = file.read_text() if file.exists() else ""
    if text.count(change.old) != 1:
        raise NoSuchText(f"{change.file} holds {text.count(change.old)} times: {change.old!r}")
    file.write_text(text.replace(change.old, change.new))


def attempt(fault: Fault, folder: Path) -> Outcome:
    tree = copy_of_the_tree(folder / "tree")
    for change in fault.changes:
        sow(change, tree)
    return run(fault, tree, folder / "home")


def run(fault: Fault, tree: Path, home: Path) -> Outcome:
    """The tests that the fault names, in this tree and nowhere else."""
    spared = ("PYTEST_", "PORTAL_TEST_STOP", "PYTHONPATH", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(spared)}
    environment |= {"PORTAL_HOME": str(home)}
    command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "-rfE", "-p", "no:xdist", *fault.tests]
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
        )
    finally:
        embedded.stop(home)  # a test that serves the site starts one there
    # What pytest could not even collect or set up has noticed nothing.
    broken = "errors during collection" in done.stdout or "no tests ran" in done.stdout
    noticed = {each for found in FAILED.findall(done.stdout) for each in (found, found.partition("::")[0])}
    failed = () if broken else tuple(test for test in fault.tests if test in noticed)
    return Outcome(fault, failed, done.stdout[-3000:] + done.stderr[-1000:])
