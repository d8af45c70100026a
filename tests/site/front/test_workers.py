"""Two granian workers over one database: what one does, the next request sees in both."""

import http.client
import json
import os
import subprocess
import sys
import time

import pytest
from django.contrib.staticfiles.finders import get_finders

from portal.people.models import Organ
from portal.publishing.moving import advance
from portal.site.front.bell import Bell
from tests.cast import released, said
from tests.ops.running import ROOT, children, free_port

pytestmark = pytest.mark.large

CONNECTIONS = 16  # each goes to one of the two by its port number: both are among them, but for once in 30,000 runs


class Served:
    def __init__(self, port: int, home):
        self.port, self.bell = port, Bell(home / "bell")
        self.readers: list[http.client.HTTPConnection] = []

    def open(self) -> None:
        for _n in range(CONNECTIONS):
            reader = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            reader.connect()
            self.readers.append(reader)

    def get(self, path: str, **headers) -> list[tuple[int, str]]:
        """Asked on every connection: what each of them answers."""
        answers = []
        for reader in self.readers:
            reader.request("GET", path, headers=headers)
            answer = reader.getresponse()
            answers.append((answer.status, answer.read().decode()))
        return answers


@pytest.fixture
def served(cast, db, admin_address, tmp_path, settings):
    home = tmp_path / "home"
    (home / "static").mkdir(parents=True)
    (home / "static" / "staticfiles.json").write_text(json.dumps(names_of_static_files()))
    settings.MEDIA_ROOT = home / "media"
    port, admin = free_port(), admin_address
    url = f"postgresql://{admin['USER']}:{admin['PASSWORD']}@/{db}?host={admin['HOST']}&port={admin['PORT']}"
    environment = {**os.environ, "PORTAL_HOME": str(home), "DATABASE_URL": url, "PORTAL_DEMO": "1",
                   "PYTHONPATH": str(ROOT)}  # fmt: skip
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--port", str(port), "--workers",
               "2", "--blocking-threads", "4", "--log-level", "warning", "--factory",
               "portal.site.serving.worker:load"]  # fmt: skip
    log = tmp_path / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            site = Served(port, home)
            _wait(lambda: len(children(server.pid)) == 2 and _answers(port), log)
            time.sleep(1)  # the second worker opens the port a moment later
            site.open()
            yield site
        finally:
            for reader in site.readers:
                reader.close()
            server.terminate()
            server.wait(20)
    assert "Traceback" not in log.read_text(), log.read_text()[-3000:]


def test_release_and_withdrawal_are_seen_by_both_workers_at_the_next_request(served, cast):
    for n in range(5):
        assert {status for status, _page in served.get("/documents/")} == {200}  # kept by both
        revision = released(cast, title=f"第{n}号公开通知", document_number=f"霁民发〔2026〕{n + 1}号")
        served.bell.ring()  # as the worker does whose POST this was
        assert all(f"第{n}号公开通知" in page for _status, page in served.get("/documents/"))
        path = f"/documents/{revision.publication.number}/"
        assert {status for status, _page in served.get(path)} == {200}
        advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错"))
        served.bell.ring()
        assert {status for status, _page in served.get(path)} == {410}
        assert {status for status, _page in served.get(path, **{"If-None-Match": "*"})} == {410}
        assert not any(f"第{n}号公开通知" in page for _status, page in served.get("/documents/"))


def test_change_by_a_command_is_heard_by_both_workers_within_moments(served, cast):
    served.get("/organs/")
    for n in range(5):
        Organ.objects.filter(code="mzj").update(name=f"第{n}次改名局")
        _wait(lambda n=n: all(f"第{n}次改名局" in page for _status, page in served.get("/organs/")), None)


def names_of_static_files() -> dict:
    """A list of collected files without collecting any: pages only name them."""
    paths = {path: path for finder in get_finders() for path, _storage in finder.list([])}
    return {"version": "1.1", "paths": paths, "hash": ""}


def _answers(port: int) -> bool:
    reader = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        reader.request("GET", "/healthz")
        return reader.getresponse().status == 200
    except OSError:
        return False
    finally:
        reader.close()


def _wait(true, log, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, log.read_text()[-3000:] if log else "not in time"
        time.sleep(0.05)
