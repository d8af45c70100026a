"""`make demo` under `kill -9` of everything, and started twenty times: it serves again, and the same pages stand."""

import os
import re
import shutil
import signal
import threading
import time

import pytest

from tests.ops.running import Running, children, kill

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("demo")]  # one sample county for all of them

SERVE_SECONDS = 30


@pytest.fixture(scope="module")
def site(make_folder):
    site = Running(make_folder())
    site.start()
    site.wait(900)
    yield site
    site.clean_up()


def pages(site) -> dict[str, tuple[int, bytes]]:
    """The main pages and the first documents, as a reader gets them."""
    found = {path: site.get(path) for path in ("/", "/catalog/", "/documents/", "/organs/", "/sitemap.xml")}
    for path in sorted(set(re.findall(rb'href="(/documents/[^"?]+/)"', found["/documents/"][1])))[:20]:
        found[path.decode()] = site.get(path.decode())
    wrong = {path: status for path, (status, _body) in found.items() if status != 200}
    assert wrong == {}, site.log.read_text()[-3000:]
    return found


def everything(site) -> list[int]:
    workers = children(site.granian)
    return [site.started[-1].pid, site.supervisor, site.granian, *workers, site.postmaster]


VICTIMS = {
    "make": lambda site: [site.started[-1].pid],
    "supervisor": lambda site: [site.supervisor],
    "granian": lambda site: [site.granian],
    "worker": lambda site: [site.worker],
    "postmaster": lambda site: [site.postmaster],
    "supervisor and postmaster": lambda site: [site.supervisor, site.postmaster],
    "everything": everything,
}


def test_database_told_to_end_is_started_again(site):
    """SIGTERM lets its clients stay as long as they like: left alone, it would refuse every newcomer for ever."""
    site.wait(SERVE_SECONDS, lasting=1)
    before, ended = pages(site), site.postmaster
    os.kill(ended, signal.SIGTERM)
    site.wait(SERVE_SECONDS, lasting=3)
    assert pages(site) == before
    assert site.postmaster != ended


@pytest.mark.parametrize("round", range(3))
@pytest.mark.parametrize("victim", VICTIMS)
def test_same_command_serves_again_after_kill_9(site, victim, round):
    site.started = [child for child in site.started if child.poll() is None] or [site.start()]
    site.wait(SERVE_SECONDS, lasting=1)
    before = pages(site)
    for pid in VICTIMS[victim](site):
        kill(pid)
    site.start()
    site.wait(SERVE_SECONDS, lasting=3)
    assert pages(site) == before, "no released page has changed"


@pytest.mark.parametrize("round", range(3))
def test_two_at_once_both_end_well(site, round):
    site.stop()
    site.started = []
    first, second = site.start(), site.start()
    site.wait(SERVE_SECONDS + 10, lasting=3)
    deadline = time.monotonic() + 10
    while first.poll() is None and second.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert sorted([first.poll() is None, second.poll() is None]) == [False, True], "one serves, one went home"
    assert (first if second.poll() is None else second).returncode == 0
    assert "已经在服务" in site.log.read_text()


def test_twenty_starts_give_no_wrong_answer(site):
    """Two granian servers on one port once looked like a worker that answered 404 to everything (place.py)."""
    expected = None
    for _start in range(20):
        site.stop()
        site.started = []
        site.start("serve")
        site.wait(SERVE_SECONDS)
        if expected is None:
            expected = {**pages(site), "/documents/no-such/": (404, None)}
        wrong = under_light_load(site, expected, seconds=2)
        assert wrong == []
    assert len(expected) > 5


def under_light_load(site, expected: dict, *, seconds: float) -> list:
    wrong, end = [], time.monotonic() + seconds

    def read() -> None:
        while time.monotonic() < end:
            for path, (status, body) in expected.items():
                answer = site.get(path)
                if answer[0] != status or (body is not None and answer[1] != body):
                    wrong.append((path, answer[0]))

    threads = [threading.Thread(target=read) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_requests_under_way_are_answered_before_it_stops(site):
    site.started = [child for child in site.started if child.poll() is None] or [site.start()]
    site.wait(SERVE_SECONDS)
    cut, done, end = [], [], threading.Event()

    def read() -> None:
        while not end.is_set():
            try:
                status, body = site.get("/documents/")
            except ConnectionRefusedError:
                return  # closed to newcomers: that is stopping
            except ConnectionResetError:
                cut.append("reset")  # accepted by the kernel, never by a worker
            except Exception as error:
                cut.append(repr(error))
            else:
                done.append(status)
                if status != 200 or b"</html>" not in body:
                    cut.append(status)

    threads = [threading.Thread(target=read) for _n in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    assert site.stop() < 30
    end.set()
    for thread in threads:
        thread.join()
    assert len(done) > 20
    assert [each for each in cut if each != "reset"] == []


def test_destroyed_and_restored_site_shows_the_same_pages(site):
    """`make backup`, everything but the keys lost, `make restore FILE`."""
    site.started = [child for child in site.started if child.poll() is None] or [site.start()]
    site.wait(SERVE_SECONDS)
    before = pages(site)
    assert site.make("backup") == 0, site.log.read_text()[-2000:]
    (path,) = (site.home / "backups").glob("*.tar")
    site.stop()
    for name in ("postgres", "media", "static"):
        shutil.rmtree(site.home / name, ignore_errors=True)
    assert site.make("restore", str(path)) == 0, site.log.read_text()[-2000:]
    site.started = [site.start()]
    site.wait(SERVE_SECONDS + 60)  # collects the static files again
    assert pages(site) == before
    site.stop()
    assert site.make("restore", str(path)) != 0, "a site that holds something is replaced only when asked"
    assert site.make("restore", f"FILE={path}", "REPLACE=1") == 0, site.log.read_text()[-2000:]
