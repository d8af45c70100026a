"""F-1: a web worker is killed fifty times while letters with files come in; no half letter, and no file, is left."""

import random
import socket
import time

import psycopg
import pytest

from portal.database import embedded
from tests.faults.citizen import Citizen, multipart
from tests.ops.running import kill

pytestmark = pytest.mark.long
KILLS = 50
FILES = [b"\xff\xd8\xff\xe0" + bytes([n]) * 700_000 for n in (1, 2)]


@pytest.fixture(autouse=True)
def scratch(tmp_path, monkeypatch):
    folder = tmp_path / "scratch"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setenv("PORTAL_SCRATCH", str(folder))
    return folder


def cut_off(site, form: dict, cookie: str, share: float) -> None:
    """Send so much of the form, then the workers die."""
    body, kind = multipart(form, FILES)
    lines = ("POST /letters/new/ HTTP/1.1", f"Host: 127.0.0.1:{site.port}", f"Cookie: {cookie}",
             f"Content-Type: {kind}", f"Content-Length: {len(body)}", "", "")  # fmt: skip
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
        connection.sendall("\r\n".join(lines).encode() + body[: int(len(body) * share)])
        time.sleep(0.02)
        kill(site.worker)


def test_no_half_letter_and_no_file_is_left_however_often_a_worker_dies(site, scratch):
    draw, citizen, receipts = random.Random(8), Citizen(site.port), {}
    for n in range(KILLS):
        opened = None
        while opened is None:
            opened = citizen.form(n)
            time.sleep(0.1)
        cut_off(site, *opened, share=1 if n % 5 == 0 else draw.uniform(0.1, 0.99))
        while n not in receipts:  # the same form again, until there is a receipt
            if receipt := citizen.send(*opened, files=FILES):
                receipts[n] = receipt
            else:
                time.sleep(0.1)
    print(f"\n{KILLS} workers killed, {len(receipts)} letters acknowledged")
    with psycopg.connect(host=str(embedded.socket_folder(site.home)), user="postgres", dbname="portal") as connection:
        kept = connection.execute(
            "SELECT l.number, l.title, (SELECT count(*) FROM letter_event e WHERE e.letter_id = l.id),"
            " (SELECT array_agg(a.size ORDER BY a.n) FROM letter_attachment a WHERE a.letter_id = l.id) FROM letter l"
        ).fetchall()
    sizes = [len(content) for content in FILES]
    assert sorted(kept) == sorted((receipts[n][0], f"第{n}封", 1, sizes) for n in range(KILLS))
    assert list(scratch.iterdir()) == []
