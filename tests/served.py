"""The whole portal as readers reach it, granian and all, over a test's database; and a browser to look at it."""

import fcntl
import http.client
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.ops.running import ROOT, free_port

# The same engine without windows takes two thirds of the time.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Served:
    address: str  # without a slash at its end
    port: int
    log: Path


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Static files as production serves them, collected once for all processes of this run."""
    shared = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp().parent / "collected" if shared else tmp_path_factory.mktemp("static")
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            environment = {**os.environ, "PORTAL_HOME": str(folder)}
            command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
            (folder / "done").touch()
    return folder / "static"


@pytest.fixture(scope="session")
def browser():
    # Playwright's sync API runs an event loop in this thread, which Django takes for an async context.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@contextmanager
def serving(database: str, admin: dict, home: Path, static: Path, **environment: str) -> Iterator[Served]:
    """A site of its own over `database`, with everything it writes under `home`; a demo unless told otherwise."""
    home.mkdir(exist_ok=True)
    if not (home / "static").exists():
        (home / "static").symlink_to(static)
    port = free_port()
    login = f"{admin['USER']}:{admin['PASSWORD']}" if admin["PASSWORD"] else admin["USER"]
    url = f"postgresql://{login}@/{database}?host={admin['HOST']}&port={admin['PORT']}"
    own = {"PORTAL_HOME": str(home), "DATABASE_URL": url, "PORTAL_DEMO": "1", "PORTAL_REQUIRE_SECOND_FACTOR": "0"}
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--port", str(port),
               "--workers", "1", "--blocking-threads", "4", "--factory", "portal.site.serving.worker:load"]  # fmt: skip
    log = home / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **own, **environment}, stdout=output, stderr=output
        )
        try:
            _wait(port, server, log)
            yield Served(f"http://127.0.0.1:{port}", port, log)
        finally:
            server.terminate()
            server.wait(30)


def _wait(port: int, server: subprocess.Popen, log: Path) -> None:
    """Until anything answers; with HTTPS on it is a redirect."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/robots.txt")
            connection.getresponse().read()
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        finally:
            connection.close()
    raise AssertionError(log.read_text()[-3000:])
