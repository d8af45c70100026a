"""A served site with a browser in front: granian over a database of its own, Debian's Chromium."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import sync_playwright

from portal.people.models import Person
from tests.ops.running import ROOT, free_port

PASSWORD = "Ceshi-2026-Jichuan"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(autouse=True, scope="session")
def sync_api_beside_django():
    """Playwright's sync API runs an event loop in this thread, which Django takes for an async context."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Static files as production serves them, collected once."""
    folder = tmp_path_factory.mktemp("static")
    environment = {**os.environ, "PORTAL_HOME": str(folder)}
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder / "static"


@pytest.fixture
def served(cast, db, admin_address, collected, tmp_path, settings):
    """The address of a site over this test's database; everybody in the cast has PASSWORD."""
    Person.objects.update(password=make_password(PASSWORD))
    home = tmp_path / "home"
    home.mkdir()
    (home / "static").symlink_to(collected)
    settings.MEDIA_ROOT = home / "media"
    port = free_port()
    address = admin_address
    url = f"postgresql://{address['USER']}:{address['PASSWORD']}@/{db}?host={address['HOST']}&port={address['PORT']}"
    environment = {**os.environ, "PORTAL_HOME": str(home), "DATABASE_URL": url, "PORTAL_DEMO": "1",
                   "PORTAL_REQUIRE_SECOND_FACTOR": "0", "PYTHONPATH": str(ROOT)}  # fmt: skip
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1",
               "--blocking-threads", "4", "portal.wsgi:application"]  # fmt: skip
    log = tmp_path / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def someone(browser, served):
    """`someone("clerk")` gives a page at the desk of that person; `someone()` a visitor's page."""
    contexts = []

    def someone(name: str = "", width: int = 1280):
        context = browser.new_context(base_url=served, viewport={"width": width, "height": 900}, locale="zh-CN")
        contexts.append(context)
        page = context.new_page()
        if name:
            page.goto("/admin/")
            page.fill("input[name=login]", name)
            page.fill("input[name=password]", PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url("**/admin/")
        return page

    yield someone
    for context in contexts:
        context.close()


def _wait(url: str, log: Path) -> None:
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text()[-3000:])
