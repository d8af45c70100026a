"""F-12, F-3: the database, or who decides, is killed in the middle of reviews; nothing is ever half done (I-2, I-9)."""

import random
import time

import pytest

from portal.database import embedded
from tests.faults.deciding import wrong
from tests.ops.running import kill

pytestmark = pytest.mark.long
DATABASE_KILLS, PROCESS_KILLS = 200, 100
DECIDE = "from tests.faults.deciding import decide, die; "


def done(place) -> tuple[int, int]:
    """Moves made, things released; nothing half."""
    with place.connect() as connection:
        assert wrong(connection) == []
        return connection.execute(
            "SELECT (SELECT count(*) FROM revision_event), (SELECT count(*) FROM release)"
        ).fetchone()


def test_nothing_is_half_decided_however_often_the_database_dies(place):
    people = [place.start("shell", "-v", "0", "-c", f"{DECIDE}decide()") for _n in range(2)]
    draw, moves = random.Random(12), 0
    for _kill in range(DATABASE_KILLS):
        while done(place)[0] == moves:  # until they go on
            time.sleep(0.05)
        time.sleep(draw.random() / 3)
        kill(place.postmaster)
        embedded.ensure_running(place.home)
        before, (moves, releases) = moves, done(place)
        assert moves > before, "what was done is gone"
    assert [person.poll() for person in people] == [None, None], place.log.read_text()[-3000:]
    place.stop()
    print(f"\n{DATABASE_KILLS} kills, {moves} moves, {releases} releases")
    place.run("verify_trail")


def test_nothing_is_half_decided_however_often_who_decides_dies(place):
    place.run("shell", "-v", "0", "-c", f"{DECIDE}die({PROCESS_KILLS})")
    moves, releases = done(place)
    print(f"\n{PROCESS_KILLS} killed, {moves} moves, {releases} releases")
    assert moves > PROCESS_KILLS / 2
    place.run("verify_trail")
