"""F-10: the portal is migrated while people read and file: nobody hears of it, and nobody waits long for a lock."""

import threading
import time
from collections import Counter

import pytest

from tests.faults.citizen import LETTER, Citizen
from tests.feedback.filled import LETTERS

pytestmark = pytest.mark.long
ROWS, TIMES, PEOPLE, MOST_SECONDS = 100_000, 3, 8, 1.0
WAITS = """SELECT extract(epoch FROM clock_timestamp() - query_start)::float AS waited, query FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND usename IN ('portal_public', 'portal_staff')
            ORDER BY waited DESC LIMIT 1"""


def test_nobody_hears_of_a_migration(site):
    with site.connect() as connection:
        organ, lane = connection.execute("SELECT o.id, l.id FROM organ o, lane l LIMIT 1").fetchone()
        connection.execute(LETTERS, [lane, [organ], [organ], ROWS])
    statuses, waits, over = Counter(), [], threading.Event()

    def live(n: int) -> None:
        while not over.is_set():
            citizen = Citizen(site.port, LETTER, n := n + PEOPLE)
            citizen.ask("GET", "/")
            citizen.file(tries=1)
            statuses.update(citizen.statuses)

    def look() -> None:
        with site.connect() as connection:
            connection.autocommit = True
            while not over.is_set():
                waits.append(connection.execute(WAITS).fetchone() or (0.0, ""))
                time.sleep(0.02)

    threads = [threading.Thread(target=look), *(threading.Thread(target=live, args=(n,)) for n in range(PEOPLE))]
    for thread in threads:
        thread.start()
    began = time.monotonic()
    for _time in range(TIMES):
        site.run("migrate", "-v", "0")
    over.set()
    for thread in threads:
        thread.join()
    longest, query = max(waits)
    seconds = time.monotonic() - began
    print(f"\n{TIMES} times in {seconds:.0f} s, {dict(statuses)}, longest wait {longest:.2f} s: {query[:80]}")
    assert set(statuses) == {200} and longest < MOST_SECONDS
