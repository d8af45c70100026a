"""F-5: the disk is full while letters with photographs come in; what was acknowledged is there, and the rest goes in
when there is room again."""

import subprocess
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from tests.faults.citizen import LETTER, Citizen, photograph

pytestmark = pytest.mark.long
MEGABYTES, LETTERS, SIZE = 700, 30, 700_000


@pytest.fixture
def home(home):
    """On a small disk of its own, where we may make one."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=755", "portal-test", str(home)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a disk is mounted by root alone")
    yield home
    subprocess.run(["umount", "-l", str(home)], check=True)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            with suppress(OSError):
                while file.write(b"x" * size):
                    pass


def test_nothing_is_acknowledged_without_room_and_all_goes_in_afterwards(site):
    citizens = [Citizen(site.port, LETTER, n, [photograph(n, SIZE)]) for n in range(LETTERS)]
    assert all(citizen.open() for citizen in citizens)
    receipts = {citizen.n: citizen.send() for citizen in citizens[:5]}
    assert all(receipts.values())
    ballast = site.home / "ballast"
    fill(ballast)
    receipts |= {citizen.n: citizen.send() for citizen in citizens[5:]}
    refused = [citizen for citizen in citizens if not receipts[citizen.n]]
    statuses = Counter(status for citizen in citizens for status in citizen.statuses)
    print(f"\n{len(refused)} of {LETTERS} refused, answers {dict(statuses)}")
    assert len(refused) > LETTERS / 2 and set(statuses) == {200, 503}, site.log.read_text()[-5000:]
    assert [page for citizen in citizens for page in citizen.lost] == []
    assert Citizen(site.port, LETTER, 0).ask("GET", "/")
    ballast.unlink()
    receipts |= {citizen.n: citizen.file() for citizen in refused}
    kept = site.kept(LETTER)
    assert kept == {receipts[n][0]: (citizens[n].title, 1, [sha256(photograph(n, SIZE)).hexdigest()])
                    for n in range(LETTERS)}  # fmt: skip
    assert list(site.scratch.iterdir()) == []
