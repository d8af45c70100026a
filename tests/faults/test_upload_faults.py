"""F-3: a web worker is killed again and again while files come in: no half letter, no file, nothing in scratch."""

import random
import socket
import time
from contextlib import ExitStack
from hashlib import sha256

import pytest

from tests.faults.citizen import LETTER, REQUEST, Citizen, Filing, photograph
from tests.ops.running import children, holder, kill

pytestmark = pytest.mark.long
WORKERS, BURSTS, AT_ONCE = 2, 20, 8
SENT = {"letters with two photographs": (LETTER, 2, 700_000, 50), "requests with 5 MB": (REQUEST, 1, 5 << 20, 20)}


@pytest.mark.parametrize(("filing", "files", "size", "rounds"), SENT.values(), ids=SENT)
def test_no_half_thing_and_no_file_is_left_however_often_a_worker_dies(site, filing: Filing, files, size, rounds):
    draw, receipts, hashes = random.Random(8), {}, {}
    for n in range(rounds):
        citizen = Citizen(site.port, filing, n, [photograph(n * 10 + each, size) for each in range(files)])
        while not citizen.open():
            time.sleep(0.1)
        # All of it in every third round: the worker dies with the form in its hands.
        die_while_sending(site, citizen, share=1 if n % 3 == 0 else draw.random(), after=draw.random() / 10)
        hashes[n] = [sha256(each).hexdigest() for each in citizen.files]
        receipts[n] = citizen.file()
        assert receipts[n] and citizen.follows(*receipts[n])
    kept = site.kept(filing)
    assert sorted(kept.items()) == sorted((receipts[n][0], (f"第{n}件事情", 1, hashes[n])) for n in range(rounds))
    site.run("tick")
    assert list(site.scratch.iterdir()) == [] and not (site.home / "media").exists()


def die_while_sending(site, citizen: Citizen, *, share: float, after: float) -> None:
    """The worker that reads the form is killed when so much of it is sent. The newest is spared: granian gives up
    when one dies that was just started."""
    body, kind = citizen.body()
    lines = (
        f"POST {citizen.filing.at}new/ HTTP/1.1", f"Host: 127.0.0.1:{site.port}", f"Cookie: {citizen.cookie}",
        f"X-Forwarded-For: {citizen.place}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "", "",
    )  # fmt: skip
    while len(workers := children(site.granian)) < WORKERS or not site.answers():
        time.sleep(0.1)
    # Several at once: of workers that wait the kernel wakes the newest, always, and the other while that one is busy.
    for _try in range(BURSTS):
        with ExitStack() as closing:
            burst = [
                closing.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=30))
                for _n in range(AT_ONCE)
            ]
            connection = next((each for each in burst if holder(each, site.port, workers) == workers[0]), None)
            if connection:
                connection.sendall("\r\n".join(lines).encode() + body[: int(len(body) * share)])
                time.sleep(after)
                kill(workers[0])
                return
    raise AssertionError(f"{BURSTS * AT_ONCE} connections, none to {workers[0]} of {workers}")
