"""F-1, F-2: PostgreSQL is killed three times while people file; what was acknowledged is there, once, to the byte."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest

from tests.faults.citizen import LETTER, REQUEST, Citizen, Filing, photograph
from tests.ops.running import kill

pytestmark = pytest.mark.long
CITIZENS, KILLS = 16, 3
FILED = {"letters": (LETTER, 1000, 0), "requests with 5 MB": (REQUEST, 100, 5 << 20)}


@pytest.mark.parametrize(("filing", "number", "size"), FILED.values(), ids=FILED)
def test_what_was_acknowledged_is_there_once_whatever_happens_to_the_database(
    site, filing: Filing, number: int, size: int
):
    receipts: dict[int, tuple[str, str]] = {}
    at: list[float] = []

    def file(n: int) -> Citizen:
        citizen = Citizen(site.port, filing, n, [photograph(n, size)] if size else [])
        if receipt := citizen.file():
            receipts[n] = receipt
            at.append(time.monotonic())
        citizen.files = ()
        return citizen

    recovered = []

    def killer() -> None:
        for kills in range(1, KILLS + 1):
            while len(receipts) < number * kills // (KILLS + 1):
                time.sleep(0.05)
            kill(site.postmaster)
            killed = time.monotonic()
            while at[-1] < killed + 1:  # what was on its way to the reader may still come
                time.sleep(0.05)
            recovered.append(at[-1] - killed)

    threading.Thread(target=killer, daemon=True).start()
    with ThreadPoolExecutor(CITIZENS) as crowd:
        citizens = list(crowd.map(file, range(number)))
    statuses = Counter(status for citizen in citizens for status in citizen.statuses)
    print(f"\n{len(receipts)} of {number} acknowledged, answers {dict(statuses)}, receipts again after "
          + "、".join(f"{seconds:.1f} s" for seconds in recovered))  # fmt: skip
    assert len(recovered) == KILLS and set(statuses) == {200, 503}, site.log.read_text()[-8000:]
    assert [page for citizen in citizens for page in citizen.lost] == []  # what was typed stands on every page
    assert len(receipts) >= number * 0.95
    kept = site.kept(filing)
    titles = Counter(title for title, _steps, _files in kept.values())
    assert max(titles.values()) == 1  # none doubled
    for n, (key, _code) in receipts.items():  # none lost, none mixed up
        files = [sha256(photograph(n, size)).hexdigest()] if size else []
        assert kept.get(key) == (citizens[n].title, 1, files)
    assert all(citizens[n].follows(*receipts[n]) for n in list(receipts)[::50])
    assert list(site.scratch.iterdir()) == []
    said = site.log.read_text() + (site.home / "postgres" / "server.log").read_text()
    assert not any(word in said for word in (filing.said["name"], filing.said["phone"], filing.said["text"]))
