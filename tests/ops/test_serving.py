"""`manage.py serve`: what it keeps alive, what it leaves behind (nothing), and who may serve."""

import signal
import subprocess
import sys
import time

import pytest

from tests.ops.running import Running, children, kill

pytestmark = pytest.mark.large

PATIENCE = 60  # other tests run beside; the thirty seconds are measured by the long test


@pytest.fixture(scope="module")
def home(make_folder):
    """A folder with a migrated database, no sample and no static files."""
    home = make_folder()
    site = Running(home)
    assert site.start("migrate", "--verbosity", "0").wait(120) == 0, site.log.read_text()
    yield home
    site.clean_up()


@pytest.fixture
def site(home):
    site = Running(home)
    yield site
    site.clean_up()


def test_serves_with_two_workers_and_ends_without_a_trace(site):
    site.start("serve")
    site.wait(PATIENCE)
    deadline = time.monotonic() + 5
    while len(children(site.granian)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(children(site.granian)) == 2
    assert site.stop() < 30
    assert site.started[0].returncode == 0
    assert site.processes() == []
    assert "已停止" in site.log.read_text()


def test_killed_part_is_started_again(site):
    site.start("serve")
    site.wait(PATIENCE)
    for who in ("worker", "granian", "postmaster"):
        before = getattr(site, who)
        kill(before)
        time.sleep(0.3)
        site.wait(PATIENCE, lasting=1)
        assert site.started[0].poll() is None
        assert getattr(site, who) != before


def test_killed_supervisor_leaves_no_worker_and_the_next_start_serves(site):
    child = site.start("serve")
    site.wait(PATIENCE)
    site.get("/admin/")
    kill(child.pid)
    child.wait()
    deadline = time.monotonic() + 3
    while site.answers() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not site.answers(), "an orphaned worker would share the port with the next one"
    site.start("serve")
    site.wait(PATIENCE, lasting=1)


def test_second_start_says_where_the_first_serves_and_keeps_away(site):
    site.start("serve")
    site.wait(PATIENCE)
    assert site.start("serve", "--port", str(site.port + 1)).wait(PATIENCE) == 0
    assert f"已经在服务：http://127.0.0.1:{site.port}/" in site.log.read_text()
    assert site.answers()


def test_port_of_another_program_is_refused_in_words(site):
    """Another granian would let us in with SO_REUSEPORT, and each would answer half of the readers."""
    listen = (
        "import socket, time; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1);"
        f"s.bind(('127.0.0.1', {site.port})); s.listen(); print('on', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", listen], stdout=subprocess.PIPE)
    try:
        other.stdout.readline()
        assert site.start("serve").wait(PATIENCE) == 1
        assert f"端口 {site.port} 不能用" in site.log.read_text()
        assert f"make demo PORT={site.port + 1}" in site.log.read_text()
    finally:
        other.kill()
        other.communicate()


def test_ctrl_c_ends_it_as_well_even_where_a_script_ignores_it(site):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for what it starts in the background
    try:
        child = site.start("serve")
    finally:
        signal.signal(signal.SIGINT, before)
    site.wait(PATIENCE)
    child.send_signal(signal.SIGINT)
    assert child.wait(PATIENCE) == 0
    assert site.processes() == []
