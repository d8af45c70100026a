"""A release is seen on the next request in every worker: asked for over a connection to each of them."""

import http.client
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from tests.bench import goals
from tests.bench.addresses import search
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import percentile
from tests.bench.servers import FRONT, Server

PATIENCE = 5.0  # seconds until a worker that does not know is given up
CALLS = 64  # connections opened to find one to each worker


def run(bench: Bench) -> Iterator[Row]:
    stale, late = 0, []
    with ExitStack() as stack:
        server = stack.enter_context(bench.granian(bench.sample, FRONT, workers=2))
        asked = stack.enter_context(bench.probe(bench.sample))
        workers = _one_each(server, stack)
        words = f"测速{time.time_ns() % 10**9}"
        for number in range(bench.releases):
            title = f"{words}第{number}件"
            for worker in workers:  # so that the page is in the cache, as it was before
                for path in ("/documents/", "/", search(title)):
                    _get(worker, path)
            released = asked.ask("release", title)
            for worker in workers:
                for path in (released["path"], search(title), "/documents/", "/"):
                    first = True
                    while title.encode() not in _get(worker, path):
                        if first:
                            stale, first = stale + 1, False
                        if time.monotonic() - released["at"] > PATIENCE:
                            break
                    if not first:
                        late.append((time.monotonic() - released["at"]) * 1000)
    raw = [f"{bench.releases} 次公开，{len(workers)} 个工作进程，每次各看文件页、搜索、列表、首页"]
    if late:
        raw.append(f"过时的页 {stale} 次；到如实为止 p50 {percentile(late, 0.5):.1f} ms，最长 {max(late):.1f} ms")
    yield Row("公开以后的下一次请求看不到它（次）", stale, goals.NONE, raw)


def _get(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    return connection.getresponse().read()


def _one_each(server: Server, stack: ExitStack) -> list[http.client.HTTPConnection]:
    """A connection that stays, to each worker."""
    found: dict[int, http.client.HTTPConnection] = {}
    for _call in range(CALLS):
        connection = stack.enter_context(closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)))
        _get(connection, "/robots.txt")
        found.setdefault(_worker_of(connection, server), connection)
        if len(found) == len(server.workers):
            return list(found.values())
    raise AssertionError(f"{CALLS} 次连接只到了 {len(found)} 个工作进程")


def _worker_of(connection: http.client.HTTPConnection, server: Server) -> int:
    """Which process holds the other end: the kernel lists sockets by their ports, and processes by their sockets."""
    ours = connection.sock.getsockname()[1]
    wanted = f":{server.port:04X} 0100007F:{ours:04X} "
    inode = next(line.split()[9] for line in Path("/proc/net/tcp").read_text().splitlines() if wanted in line)
    for pid in server.workers:
        for file in Path(f"/proc/{pid}/fd").iterdir():
            if re.fullmatch(rf"socket:\[{inode}\]", str(file.readlink())):
                return pid
    raise AssertionError("连接不在任何一个工作进程里")
