"""A release is seen on the next request in every worker: asked for over a connection to each of them."""

import http.client
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from urllib.parse import urlencode

from tests.bench import goals
from tests.bench.addresses import search
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import percentile
from tests.bench.servers import FRONT, Server
from tests.ops.running import holder

PATIENCE = 5.0  # seconds until a worker that does not know is given up
CALLS = 64  # connections opened to find one to each worker


def run(bench: Bench) -> Iterator[Row]:
    with ExitStack() as stack:
        server = stack.enter_context(bench.granian(bench.sample, FRONT, workers=2))
        asked = stack.enter_context(bench.probe(bench.sample))
        workers = _one_each(server, stack)
        for number, (what, goal) in enumerate(WAYS.items()):
            seen = Seen(workers)
            for turn in range(bench.releases):
                title = f"测速{time.time_ns() % 10**9}第{turn}件"
                seen.keep(title)  # so that every page is in the cache as it was before
                ready = asked.ask("ready to sign", title)
                at = asked.ask("sign", ready["id"]) if number else _sign(workers[turn % len(workers)], ready)
                seen.look(title, at)
            raw = [f"{bench.releases} 次公开，{len(workers)} 个工作进程，每次各看列表、首页、搜索，共 {seen.looks} 次"]
            if seen.late:
                raw.append(f"到如实为止：p50 {percentile(seen.late, 0.5):.1f} ms，最长 {max(seen.late):.1f} ms")
            yield Row(what, len(seen.late), goal, raw)


WAYS = {
    "在工作台公开后，下一次请求看不到（次）": goals.NONE,
    "由不对外服务的进程（定时、批量）公开后，立即请求看不到（次）": None,
}


class Seen:
    """What readers of every worker see before and after a release."""

    def __init__(self, workers: list[http.client.HTTPConnection]):
        self.workers, self.late, self.looks = workers, [], 0

    def keep(self, title: str) -> None:
        for worker in self.workers:
            for path in _pages(title) * 2:
                _get(worker, path)

    def look(self, title: str, released_at: float) -> None:
        for worker in self.workers:
            for path in _pages(title):
                self.looks += 1
                told = title.encode() in _get(worker, path)
                while not told and time.monotonic() - released_at < PATIENCE:
                    told = title.encode() in _get(worker, path)
                    late = (time.monotonic() - released_at) * 1000
                    if told:
                        self.late.append(late)
                if not told:
                    self.late.append(PATIENCE * 1000)


def _pages(title: str) -> list[str]:
    return ["/documents/", "/", search(title)]


def _sign(worker: http.client.HTTPConnection, ready: dict) -> float:
    """The last step at the desk, as a browser sends it; the moment at which the answer had come."""
    token = "b" * 32
    cookies = ready["cookies"] | {"csrftoken": token}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
    }
    worker.request("POST", ready["address"], urlencode(ready["form"] | {"csrfmiddlewaretoken": token}), headers)
    answer = worker.getresponse()
    at = time.monotonic()
    text = answer.read().decode()
    if answer.status != 302:
        raise AssertionError(f"没有公开：{answer.status} {text[:500]}")
    return at


def _get(connection: http.client.HTTPConnection, path: str) -> bytes:
    """The page's text without the word marks that search puts around what was found."""
    connection.request("GET", path)
    return connection.getresponse().read().replace(b"<mark>", b"").replace(b"</mark>", b"")


def _one_each(server: Server, stack: ExitStack) -> list[http.client.HTTPConnection]:
    """A connection that stays, to each worker."""
    found: dict[int, http.client.HTTPConnection] = {}
    for _call in range(CALLS):
        connection = stack.enter_context(closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)))
        _get(connection, "/robots.txt")
        if worker := holder(connection.sock, server.port, server.workers):
            found.setdefault(worker, connection)
        if len(found) == len(server.workers):
            return list(found.values())
    raise AssertionError(f"{CALLS} 次连接只到了 {len(found)} 个工作进程")
